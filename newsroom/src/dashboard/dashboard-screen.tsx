import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ArticleSummary } from '../../../src/newsroom-api/contract/articles.ts'
import type { ListSearch } from '../articles/list/filters.ts'
import { type ArticleFilters, articleListQuery } from '../articles/queries.ts'
import { useSession, useSite, useWrites } from '../session/session.ts'
import { localTime } from '../shell/dates.ts'
import { PageHead, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './dashboard.module.css'

/** The day at a glance: what comes by itself, what waits for somebody, what has just gone out, what one began. */
export function DashboardScreen() {
  const t = useTexts()
  const { staff, site } = useSession()
  const writes = useWrites()
  useRowKeys()
  return (
    <>
      <PageHead
        title={t('dashboard.title', {
          date: new Intl.DateTimeFormat(t.language, {
            weekday: 'long',
            day: 'numeric',
            month: 'long',
            timeZone: site.timeZone,
          }).format(new Date()),
        })}
        actions={
          writes && (
            <Button component={Link} to="/articles/new">
              {t('articles.new')}
            </Button>
          )
        }
      />
      <div className={styles.columns}>
        <div>
          <Block
            title={t('dashboard.inReview')}
            allName={t('dashboard.allInReview')}
            empty={t('dashboard.inReviewNone')}
            filters={{ status: 'in_review' }}
            all={{ status: 'in_review' }}
            time={({ changedAt }) => changedAt}
          />
          <Block
            title={t('dashboard.drafts')}
            allName={t('dashboard.allDrafts')}
            empty={t('dashboard.draftsNone', { name: staff.name })}
            filters={{ status: 'draft', mine: true }}
            all={{ status: 'draft', mine: true }}
            time={({ changedAt }) => changedAt}
          />
        </div>
        <div>
          <Block
            title={t('dashboard.scheduled')}
            allName={t('dashboard.allScheduled')}
            empty={t('dashboard.scheduledNone')}
            filters={{ status: 'scheduled', sort: 'scheduled' }}
            all={{ status: 'scheduled' }}
            time={({ publishAt }) => publishAt}
            clock
          />
          <Block
            title={t('dashboard.published')}
            allName={t('dashboard.allPublished')}
            empty={t('dashboard.publishedNone')}
            filters={{ status: 'published', sort: 'published', limit: 12 }}
            all={{ status: 'published', sort: 'published' }}
            time={({ publishedAt }) => publishedAt}
          />
        </div>
      </div>
    </>
  )
}

/** j and k go through all rows of the screen. */
function useRowKeys() {
  const move = (by: number) => () => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-dashboard-row]')]
    rows[
      Math.max(0, Math.min(rows.length - 1, rows.indexOf(document.activeElement as HTMLElement) + by))
    ]?.focus()
  }
  useShortcuts({ j: move(1), k: move(-1) })
}

type BlockProps = {
  title: string
  /** The name of the link to all of them, for those who do not see what it stands beside. */
  allName: string
  empty: string
  filters: ArticleFilters
  all: ListSearch
  time: (article: ArticleSummary) => string | null
  /** The time of day stands first: what comes next is read by the clock. */
  clock?: boolean
}

function Block({ title, allName, empty, filters, all, time, clock }: BlockProps) {
  const t = useTexts()
  const { timeZone } = useSite()
  const { data, error } = useQuery({ ...articleListQuery({ limit: 8, ...filters }), refetchInterval: 60_000 })
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {data && data.items.length > 0 && (
          <Link to="/articles" search={all} className={styles.all} aria-label={allName}>
            {t('dashboard.all')}
          </Link>
        )}
      </div>
      {error && <ProblemNote error={error} />}
      {data?.items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul className="plain-list">
        {data?.items.map((article) => {
          const at = time(article)
          return (
            <li key={article.id}>
              <Link to="/articles/$id" params={{ id: article.id }} className={styles.row} data-dashboard-row>
                {clock && at && <span className={styles.clock}>{localTime(at, timeZone).slice(11)}</span>}
                <span className={styles.headline} lang={article.language}>
                  {article.headline}
                </span>
                <span className={styles.more}>
                  {article.section.name}
                  {article.authors.length > 0 && ` · ${article.authors.join(', ')}`}
                  {at && (
                    <>
                      {' · '}
                      <Time at={at} />
                    </>
                  )}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
