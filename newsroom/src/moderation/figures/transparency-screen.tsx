import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { addressOf } from '../../api.ts'
import { useSite } from '../../session/session.ts'
import { localTime } from '../../shell/dates.ts'
import { Loading, PageBody, PageHead, ProblemNote } from '../../shell/page.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { categoryWord } from '../rules/categories.ts'
import styles from './figures.module.css'
import { type Period, type Transparency, transparencyQuery } from './queries.ts'
import { shareOf } from './sums.ts'

/** The transparency report of a period, and what can be handed on of it. */
export function TransparencyScreen() {
  const t = useTexts()
  const { timeZone } = useSite()
  const today = localTime(new Date().toISOString(), timeZone).slice(0, 10)
  const [period, setPeriod] = useState<Period>({ from: `${today.slice(0, 4)}-01-01`, to: today })
  const report = useQuery(transparencyQuery(period))
  const field = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      aria-label={t(`transparency.${name}`)}
      value={period[name]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value) setPeriod({ ...period, [name]: currentTarget.value })
      }}
      w={150}
    />
  )
  const download = (path: string, words: string) => (
    <Button variant="default" component="a" href={addressOf(path, period)}>
      {words}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('place.transparency')}
        actions={download('/moderation/transparency.csv', t('transparency.csv'))}
      >
        {field('from')}
        <span aria-hidden="true">–</span>
        {field('to')}
      </PageHead>
      <PageBody>
        {report.error ? (
          <ProblemNote error={report.error} retry={() => void report.refetch()} />
        ) : report.data ? (
          <Report report={report.data} />
        ) : (
          <Loading />
        )}
        <section className={styles.statements} aria-labelledby="statements">
          <h2 className={styles.title} id="statements">
            {t('transparency.statements')}
          </h2>
          <p className={styles.note}>{t('transparency.statementsHint')}</p>
          <div className={styles.buttons}>
            {download('/moderation/statements.csv', t('transparency.statementsCsv'))}
            {download('/moderation/statements', t('transparency.statementsJson'))}
          </div>
        </section>
      </PageBody>
    </>
  )
}

function Report({ report }: { report: Transparency }) {
  const t = useTexts()
  const { notices, measures, complaints, errors, spam } = report
  const number = (value: number) => value.toLocaleString(t.language)
  const hours = (value: number | null) => (value === null ? '–' : t('today.hours', { hours: number(value) }))
  const share = (value: number | null) =>
    value === null ? '–' : value.toLocaleString(t.language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <>
      <Part title={t('transparency.measures')}>
        <Row name={t('transparency.approved')} value={number(report.approved)} />
        <Row name={t('transparency.rejected')} value={number(measures.rejected)} />
        <Row name={t('transparency.removed')} value={number(measures.removed)} />
        <Row name={t('transparency.redacted')} value={number(measures.redacted)} />
        <Row name={t('transparency.ownInitiative')} value={number(measures.ownInitiative)} />
        <Row name={t('transparency.afterNotice')} value={number(measures.afterNotice)} />
        <Row
          name={t('transparency.machinePointed')}
          value={`${number(measures.machinePointed)} · ${shareOf(measures.machinePointed, measures.total, t.language)}`}
        />
        <Row name={t('transparency.spamByPeople')} value={number(spam.byPeople)} />
        <Row name={t('transparency.spamByTraps')} value={number(spam.byTraps)} />
        <Row name={t('transparency.staff')} value={number(report.staff)} />
      </Part>
      {measures.byClause.length > 0 && (
        <Columns
          title={t('today.byRule')}
          heads={[
            t('transparency.rule'),
            t('transparency.rejectedShort'),
            t('transparency.removedShort'),
            t('transparency.redactedShort'),
          ]}
          rows={measures.byClause.map((clause) => ({
            key: `${clause.rulesVersion} ${clause.number}`,
            name: (
              <>
                {clause.number}. {clause.title[t.language]}
                <span className={styles.category}>
                  {categoryWord(clause.category, t)} ·{' '}
                  {t('transparency.version', { version: clause.rulesVersion })}
                </span>
              </>
            ),
            cells: [number(clause.rejected), number(clause.removed), number(clause.redacted)],
          }))}
        />
      )}
      <Part title={t('place.appeals')}>
        <Row name={t('transparency.received')} value={number(complaints.received)} />
        <Row name={t('transparency.upheld')} value={number(complaints.upheld)} />
        <Row name={t('transparency.reversed')} value={number(complaints.reversed)} />
        <Row name={t('transparency.open')} value={number(complaints.open)} />
        <Row name={t('transparency.median')} value={hours(complaints.medianHours)} />
        <Row name={t('transparency.errors')} value={share(errors.all)} />
        <Row name={t('transparency.machineErrors')} value={share(errors.machinePointed)} />
      </Part>
      {notices.received === 0 ? (
        <Part title={t('place.notices')}>
          <Row name={t('transparency.received')} value="0" />
        </Part>
      ) : (
        <Columns
          title={t('place.notices')}
          heads={[
            t('transparency.reason'),
            t('transparency.received'),
            t('transparency.removedShort'),
            t('transparency.kept'),
            t('transparency.median'),
          ]}
          rows={notices.byReason.map((each) => ({
            key: each.reason,
            name: each.reason,
            cells: [number(each.received), number(each.removed), number(each.kept), hours(each.medianHours)],
          }))}
        />
      )}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      <dl className={styles.list}>{children}</dl>
    </section>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

type ColumnRow = { key: string; name: ReactNode; cells: string[] }

function Columns({ title, heads, rows }: { title: string; heads: string[]; rows: ColumnRow[] }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself is reached by keys */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={heads[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
