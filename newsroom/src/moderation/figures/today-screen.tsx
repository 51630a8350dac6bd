import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayWord } from '../../shell/day-bars.tsx'
import { Loading, PageBody, PageHead, ProblemNote } from '../../shell/page.tsx'
import { Time } from '../../shell/time.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { figuresQuery, rulesQuery } from '../queries.ts'
import { DayPlot } from './day-plot.tsx'
import styles from './figures.module.css'
import { type DayAtDesk, daysQuery, daysShown } from './queries.ts'
import { byRuleOf, shareOf } from './sums.ts'

/** How the desk stands today, and how the last days went. */
export function TodayScreen() {
  const t = useTexts()
  const days = useQuery(daysQuery)
  return (
    <>
      <PageHead title={t('place.today')} />
      <PageBody>
        <Now />
        {days.error ? (
          <ProblemNote error={days.error} retry={() => void days.refetch()} />
        ) : days.data ? (
          <Days days={days.data} />
        ) : (
          <Loading />
        )}
      </PageBody>
    </>
  )
}

function Now() {
  const t = useTexts()
  const figures = useQuery(figuresQuery).data
  if (!figures) return null
  const { waiting, oldest, appeals, notices, today } = figures
  const number = (value: number) => value.toLocaleString(t.language)
  return (
    <dl className={styles.now}>
      <Figure name={t('today.waiting')} value={<Link to="/moderation">{number(waiting)}</Link>}>
        {oldest && (
          <>
            {t('moderation.oldest')} <Time at={oldest} />
          </>
        )}
      </Figure>
      <Figure name={t('today.decided')} value={number(today.decisions)}>
        {today.suggested > 0 &&
          t('today.agreed', { share: shareOf(today.agreed, today.suggested, t.language) })}
      </Figure>
      <Figure name={t('place.appeals')} value={<Link to="/appeals">{number(appeals)}</Link>} />
      <Figure name={t('place.notices')} value={<Link to="/notices">{number(notices)}</Link>} />
    </dl>
  )
}

function Figure({
  name,
  value,
  children,
}: {
  name: string
  value: React.ReactNode
  children?: React.ReactNode
}) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <span className="small soft">{children}</span>
      </dd>
    </div>
  )
}

function Days({ days }: { days: readonly DayAtDesk[] }) {
  const t = useTexts()
  const number = (value: number) => value.toLocaleString(t.language)
  const hours = (value: number) => t('today.hours', { hours: number(Math.round(value * 10) / 10) })
  const ofAgreed = days.map(({ day, agreed, suggested }) => ({
    day,
    value: suggested === 0 ? null : agreed / suggested,
  }))
  const isMeasured = days.some(({ waiting }) => waiting !== null)
  return (
    <>
      <h2 className={styles.title}>{t('today.lastDays', { count: daysShown })}</h2>
      <div className={styles.plots}>
        <DayPlot
          title={t('today.decisions')}
          days={days.map(({ day, decisions }) => ({ day, value: decisions }))}
          say={number}
        />
        <DayPlot
          title={t('today.agreement')}
          days={ofAgreed}
          say={(value) => shareOf(value, 1, t.language)}
          most={1}
        />
        {isMeasured && (
          <>
            <DayPlot
              title={t('today.mostWaiting')}
              days={days.map(({ day, waiting }) => ({ day, value: waiting }))}
              say={number}
            />
            <DayPlot
              title={t('today.longestWait')}
              days={days.map(({ day, longestWaitSeconds }) => ({
                day,
                value: longestWaitSeconds && longestWaitSeconds / 3600,
              }))}
              say={hours}
            />
          </>
        )}
      </div>
      <Rules days={days} />
      <Table days={days} hours={hours} />
    </>
  )
}

/** The share of each clause of the measures against comments. */
function Rules({ days }: { days: readonly DayAtDesk[] }) {
  const t = useTexts()
  const rules = useQuery(rulesQuery).data?.clauses ?? []
  const counts = byRuleOf(days)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return (
    <section aria-labelledby="by-rule">
      <h2 className={styles.title} id="by-rule">
        {t('today.byRule')}
      </h2>
      <ol className={`plain-list ${styles.rules}`}>
        {counts.map(({ rule, count }) => (
          <li key={rule} className={styles.rule}>
            <span className={styles.ruleName}>
              {rule}. {rules.find(({ number }) => number === rule)?.title[t.language] ?? ''}
            </span>
            <span className={styles.share} aria-hidden="true">
              <span style={{ width: `${(count / (counts[0]?.count ?? 1)) * 100}%` }} />
            </span>
            <span className={styles.count}>
              {count.toLocaleString(t.language)}{' '}
              <span className="soft">· {shareOf(count, total, t.language)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Table({ days, hours }: { days: readonly DayAtDesk[]; hours: (value: number) => string }) {
  const t = useTexts()
  return (
    <details className={styles.details}>
      <summary>{t('today.asTable')}</summary>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('today.day')}</th>
              <th scope="col">{t('today.decisions')}</th>
              <th scope="col">{t('today.agreement')}</th>
              <th scope="col">{t('today.mostWaiting')}</th>
              <th scope="col">{t('today.longestWait')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">{dayWord(day.day, t.language, { dateStyle: 'medium' })}</th>
                <td>{day.decisions.toLocaleString(t.language)}</td>
                <td>{day.suggested > 0 ? shareOf(day.agreed, day.suggested, t.language) : '–'}</td>
                <td>{day.waiting?.toLocaleString(t.language) ?? '–'}</td>
                <td>{day.longestWaitSeconds === null ? '–' : hours(day.longestWaitSeconds / 3600)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
