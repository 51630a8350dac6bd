import type { TransparencyReport } from '../moderation/report/index.ts'
import type { CsvCell } from './csv.ts'

/** The report as rows of subject, what is counted of it, figure; names in English, as the fields of the API. */
export function reportRows(report: TransparencyReport): CsvCell[][] {
  const { notices, measures, spam, complaints, errors } = report
  return [
    ['subject', 'of', 'figure', 'value'],
    ['period', null, 'from', report.from],
    ['period', null, 'to', report.to],
    ['notices', null, 'received', notices.received],
    ['notices', null, 'open', notices.open],
    ...notices.byReason.flatMap(({ reason, received, removed, kept, medianHours }): CsvCell[][] => [
      ['notices', reason, 'received', received],
      ['notices', reason, 'removed', removed],
      ['notices', reason, 'kept', kept],
      ['notices', reason, 'medianHours', medianHours],
    ]),
    ['measures', null, 'total', measures.total],
    ['measures', null, 'ownInitiative', measures.ownInitiative],
    ['measures', null, 'afterNotice', measures.afterNotice],
    ['measures', null, 'rejected', measures.rejected],
    ['measures', null, 'removed', measures.removed],
    ['measures', null, 'redacted', measures.redacted],
    ['measures', null, 'machinePointed', measures.machinePointed],
    ...measures.byClause.flatMap((clause): CsvCell[][] => {
      const of = `${clause.number} ${clause.title.en} (version ${clause.rulesVersion}), ${clause.category}`
      return [
        ['measures', of, 'rejected', clause.rejected],
        ['measures', of, 'removed', clause.removed],
        ['measures', of, 'redacted', clause.redacted],
      ]
    }),
    ['approved', null, 'total', report.approved],
    ['spam', null, 'byPeople', spam.byPeople],
    ['spam', null, 'byTraps', spam.byTraps],
    ['complaints', null, 'received', complaints.received],
    ['complaints', null, 'upheld', complaints.upheld],
    ['complaints', null, 'reversed', complaints.reversed],
    ['complaints', null, 'open', complaints.open],
    ['complaints', null, 'medianHours', complaints.medianHours],
    ['errors', null, 'all', errors.all],
    ['errors', null, 'machinePointed', errors.machinePointed],
    ['staff', null, 'total', report.staff],
  ]
}
