import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createPortal } from 'react-dom'
import { Fact, Facts } from '../shell/fields.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { proofQuery, type ReaderProof } from './queries.ts'
import styles from './readers.module.css'

type Consent = ReaderProof['consents'][number]

/** What a reader follows, and each step of the consents: shown as it is printed, with exact times in UTC. */
export function ReaderProofView({ id }: { id: string }) {
  const t = useTexts()
  const { data: reader, error } = useQuery(proofQuery(id))
  if (error) return <ProblemNote error={error} />
  if (!reader) return <Loading />
  return (
    <div className={styles.proof}>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => print()}>
          {t('readers.print')}
        </Button>
        <Button variant="default" onClick={() => saveAsFile(reader)}>
          {t('readers.export')}
        </Button>
      </div>
      <Proof reader={reader} />
      {/* On paper it stands alone, beside the newsroom and not within its scrolling parts, which would cut it off. */}
      {createPortal(
        <div className={styles.paper}>
          <Proof reader={reader} />
        </div>,
        document.body,
      )}
    </div>
  )
}

function Proof({ reader }: { reader: ReaderProof }) {
  const t = useTexts()
  const nameOf = ({ kind, ref }: Pick<Consent, 'kind' | 'ref'>) =>
    reader.names[`${kind}:${ref}`] ?? `${t(`readers.kind.${kind}`)} (${t('readers.gone')})`
  return (
    <>
      <h3 className={styles.title}>{t('readers.proofOf', { email: reader.email })}</h3>
      <Facts>
        <Fact name={t('readers.since')}>{exact(reader.createdAt)}</Fact>
        <Fact name={t('readers.language')}>{t(reader.language === 'en' ? 'readers.en' : 'readers.de')}</Fact>
        {reader.pausedUntil && <Fact name={t('readers.pausedUntil')}>{exact(reader.pausedUntil)}</Fact>}
      </Facts>
      <h3 className={styles.title}>{t('readers.subscriptions')}</h3>
      <ul className="plain-list">
        {reader.subscriptions.map((subscription) => (
          <li key={subscription.id} className={styles.entry}>
            <p>{nameOf(subscription)}</p>
            <p className="small soft">
              {[
                t(`readers.status.${subscription.status}`),
                t(`readers.frequency.${subscription.frequency}`),
                t(subscription.basis === 'consent' ? 'readers.basis.consent' : 'readers.basis.customer'),
                subscription.endedAt && exact(subscription.endedAt),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <h3 className={styles.title}>{t('readers.consents')}</h3>
      <ol className="plain-list">
        {reader.consents.map((consent) => (
          <Step key={consent.id} consent={consent} name={nameOf(consent)} />
        ))}
      </ol>
    </>
  )
}

function Step({ consent, name }: { consent: Consent; name: string }) {
  const t = useTexts()
  const { text, place, mailId, mailAcceptedAt, from, detail } = consent
  const facts: [string, string | null][] = [
    [t('readers.what'), `${name}, ${t(`readers.frequency.${consent.frequency}`)}`],
    [t('readers.address'), consent.address],
    [t('readers.channel'), [t(`readers.by.${consent.channel}`), place].filter(Boolean).join(', ')],
    [t('readers.mail'), mailId && `${mailId}${mailAcceptedAt ? `, ${exact(mailAcceptedAt)}` : ''}`],
    [t('readers.from'), from && [from.address, from.agent].filter(Boolean).join(', ')],
    [t('readers.textVersion'), consent.textHash],
    [t('readers.privacyVersion'), consent.privacyHash],
    [t('readers.token'), consent.confirmationHash],
    ...Object.entries(detail ?? {}),
  ]
  return (
    <li className={styles.entry}>
      <p>
        <strong>{t(`readers.step.${consent.step}`)}</strong> · {exact(consent.at)}
      </p>
      {text && <blockquote className={styles.words}>{text}</blockquote>}
      <dl className={styles.facts}>
        {facts.map(
          ([fact, value]) =>
            value && (
              <div key={fact}>
                <dt>{fact}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </li>
  )
}

/** A court wants the second, and no doubt about the zone. */
const exact = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`

function saveAsFile(reader: ReaderProof): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(reader, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `consent-${reader.email.replace(/[^a-z0-9.-]/gi, '-')}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
