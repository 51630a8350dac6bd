import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSite } from '../session/session.ts'
import { localTime } from '../shell/dates.ts'
import { DayBars } from '../shell/day-bars.tsx'
import { Empty, Loading, PageBody, PageHead, ProblemNote } from '../shell/page.tsx'
import { dayBefore } from '../shell/plot.ts'
import { useSelected } from '../shell/use-selected.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { CountsTable } from './counts-table.tsx'
import styles from './page-counts.module.css'
import { type PageCounts, type Period, pageCountsQuery, topArticlesQuery } from './queries.ts'
import { TopArticleList } from './top-article-list.tsx'

const lengths = [7, 30, 90, 365] as const

/** What was read: views by day and article, counted without cookies or profiles. */
export function PageCountsScreen() {
  const t = useTexts()
  const { timeZone } = useSite()
  const [days, setDays] = useState<number>(30)
  const [article, select] = useSelected()
  const today = localTime(new Date().toISOString(), timeZone).slice(0, 10)
  const period = { from: dayBefore(today, days - 1), to: today }
  const counts = useQuery(pageCountsQuery(period, article))
  return (
    <>
      <PageHead title={t('pageCounts.title')}>
        <SegmentedControl
          aria-label={t('pageCounts.period')}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={lengths.map((length) => ({ value: String(length), label: t(`pageCounts.days.${length}`) }))}
        />
      </PageHead>
      <PageBody>
        {counts.error && <ProblemNote error={counts.error} retry={() => void counts.refetch()} />}
        {counts.data ? (
          <Views
            counts={counts.data}
            today={today}
            article={article}
            period={period}
            showAll={() => select(null)}
          />
        ) : (
          !counts.error && <Loading />
        )}
        <TopArticles period={period} selected={article} select={select} />
        <p className={styles.how}>{t('pageCounts.how')}</p>
      </PageBody>
    </>
  )
}

type ViewsProps = {
  counts: PageCounts
  today: string
  article: string | undefined
  period: Period
  showAll: () => void
}

function Views({ counts, today, article, period, showAll }: ViewsProps) {
  const t = useTexts()
  const top = useQuery(topArticlesQuery(period))
  const headline = top.data?.items.find(({ id }) => id === article)?.headline
  const figure = (value: number) => value.toLocaleString(t.language)
  const whole = counts.days.filter(({ day }) => day < today)
  const average =
    whole.length > 0 ? Math.round(whole.reduce((sum, { views }) => sum + views, 0) / whole.length) : 0
  return (
    <section aria-labelledby="views-title">
      <div className={styles.head}>
        <h2 className={styles.title} id="views-title">
          {article
            ? t('pageCounts.viewsOf', { headline: headline ?? t('pageCounts.thisArticle') })
            : t('pageCounts.views')}
        </h2>
        {article && (
          <Button variant="default" size="compact-xs" onClick={showAll}>
            {t('pageCounts.wholeSite')}
          </Button>
        )}
      </div>
      <p className={styles.figures}>
        <strong>{figure(counts.total)}</strong> {t('pageCounts.inPeriod', { count: counts.days.length })}
        <span className="soft"> · {t('pageCounts.perDay', { count: figure(average) })}</span>
      </p>
      <DayBars
        days={counts.days.map(({ day, views }) => ({ day, value: views }))}
        today={today}
        height={220}
        say={figure}
      />
      <CountsTable days={counts.days} today={today} />
    </section>
  )
}

type TopProps = { period: Period; selected: string | undefined; select: (id: string | null) => void }

function TopArticles({ period, selected, select }: TopProps) {
  const t = useTexts()
  const top = useQuery(topArticlesQuery(period))
  return (
    <section className={styles.top} aria-labelledby="top-title">
      <h2 className={styles.title} id="top-title">
        {t('pageCounts.top')}
      </h2>
      {top.error && <ProblemNote error={top.error} retry={() => void top.refetch()} />}
      {top.data?.items.length === 0 && <Empty title={t('pageCounts.none')}>{t('pageCounts.noneHint')}</Empty>}
      {top.data && <TopArticleList items={top.data.items} selected={selected} select={select} />}
    </section>
  )
}
