import type { TransparencyReport } from '../../moderation/report/index.ts'
import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

export type TransparencyProps = { site: Site; head: Head; reports: readonly TransparencyReport[] }

/** How the newspaper moderates what readers write, in figures (DSA Article 15). */
export function TransparencyPage({ site, head, reports }: TransparencyProps) {
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('transparency.lead')}</p>
          </header>
          <div class="prose">
            {reports.map((report) => (
              <Year site={site} report={report} />
            ))}
            <p>
              <a href={site.paths.houseRules}>{t('houseRules.title')}</a>
            </p>
          </div>
        </div>
      </div>
    </Document>
  )
}

function Year({ site, report }: { site: Site; report: TransparencyReport }) {
  const { t } = site
  const { notices, measures, complaints, errors, spam } = report
  const number = (value: number) => value.toLocaleString(t.language)
  const day = (key: string) => site.times.day(`${key}T12:00:00.000Z`)
  const rows: [string, string][] = [
    [t('transparency.approved'), number(report.approved)],
    [t('transparency.rejected'), number(measures.rejected)],
    [t('transparency.removed'), number(measures.removed)],
    [t('transparency.redacted'), number(measures.redacted)],
    [t('transparency.afterNotice'), number(measures.afterNotice)],
    [t('transparency.machinePointed'), number(measures.machinePointed)],
    [t('transparency.spam'), number(spam.byPeople + spam.byTraps)],
    [t('transparency.notices'), number(notices.received)],
    [t('transparency.complaints'), number(complaints.received)],
    [t('transparency.reversed'), number(complaints.reversed)],
    [
      t('transparency.errors'),
      errors.all === null
        ? '–'
        : errors.all.toLocaleString(t.language, { style: 'percent', maximumFractionDigits: 1 }),
    ],
  ]
  return (
    <section>
      <h2>{t('transparency.period', { from: day(report.from), to: day(report.to) })}</h2>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
          {measures.byClause.map((clause) => (
            <tr>
              <th scope="row">
                {t('transparency.clause', { number: clause.number, title: clause.title[t.language] })}
              </th>
              <td>{number(clause.rejected + clause.removed + clause.redacted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
