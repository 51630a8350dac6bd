import type { DayViews } from '../shell/plot.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './page-counts.module.css'

/** The figures of the plot for those who want them, the newest day first. */
export function CountsTable({ days, today }: { days: readonly DayViews[]; today: string }) {
  const t = useTexts()
  const dayWords = new Intl.DateTimeFormat(t.language, { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <details className={styles.details}>
      <summary>{t('pageCounts.asTable')}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('pageCounts.day')}</th>
            <th scope="col">{t('pageCounts.views')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, views }) => (
            <tr key={day}>
              <th scope="row">
                {dayWords.format(new Date(`${day}T00:00:00Z`))}
                {day === today && <span className="soft"> {t('pageCounts.untilNow')}</span>}
              </th>
              <td>{views.toLocaleString(t.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
