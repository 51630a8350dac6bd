import { useQuery } from '@tanstack/react-query'
import type { MailState } from '../../../src/newsroom-api/contract/mail.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './mail.module.css'
import { mailStateQuery } from './queries.ts'

const told = ['failed', 'delayed', 'complained', 'forged'] as const

/** By which way reports come in, and how many did. */
export function BouncesPart() {
  const t = useTexts()
  const { data, error } = useQuery(mailStateQuery)
  return (
    <section className={styles.part} aria-labelledby="bounces-title">
      <h3 className={styles.title} id="bounces-title">
        {t('mail.back')}
      </h3>
      {error ? <ProblemNote error={error} /> : data ? <State state={data} /> : <Loading />}
    </section>
  )
}

function State({ state: { hasSmtp, bounces, refusals } }: { state: MailState }) {
  const t = useTexts()
  const counts = told.flatMap((kind) => {
    const count = bounces.reports[kind] ?? 0
    return count > 0 ? [t(`mail.back.${kind}`, { count })] : []
  })
  return (
    <>
      <p className={styles.hint}>{t(`mail.back.way.${bounces.way}`)}</p>
      {!hasSmtp && <p className={styles.trouble}>{t('mail.back.noSmtp')}</p>}
      {bounces.error && <p className={styles.trouble}>{t('mail.back.error', { error: bounces.error })}</p>}
      {refusals.count > 0 && (
        <p className={styles.trouble}>
          {t('mail.back.refusals', { count: refusals.count, answer: refusals.lastAnswer ?? '' })}
        </p>
      )}
      <Facts>
        {bounces.way === 'mailbox' && (
          <Fact name={t('mail.back.looked')}>
            {bounces.lookedAt ? <Time at={bounces.lookedAt} /> : t('mail.back.never')}
          </Fact>
        )}
        <Fact name={t('mail.back.reports')}>{counts.join(', ') || t('mail.back.noReports')}</Fact>
      </Facts>
      <p className={styles.hint}>{t('mail.back.doctor')}</p>
    </>
  )
}
