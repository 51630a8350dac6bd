import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fact, Facts } from '../shell/fields.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { MailingActions } from './mailing-actions.tsx'
import { MailingState, Share, useKindWords } from './mailing-state.tsx'
import styles from './mailings.module.css'
import { messageParts } from './message-parts.ts'
import { isOver, type Mailing, type MailingDetail, mailingNowQuery, mailingQuery } from './queries.ts'

/** One mail to many: how far it is by now, its message to one recipient, and who gets it. */
export function MailingDetailView({ id }: { id: string }) {
  const { data: mailing, error, refetch } = useQuery(mailingQuery(id))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  return mailing ? <Opened mailing={mailing} /> : <Loading />
}

function Opened({ mailing }: { mailing: MailingDetail }) {
  const t = useTexts()
  const { data } = useQuery(mailingNowQuery(mailing))
  const now = data ?? mailing
  return (
    <>
      <MailingFacts mailing={now} />
      <MailingActions mailing={now} />
      <Tabs
        defaultValue={mailing.example ? 'message' : 'deliveries'}
        variant="outline"
        radius={0}
        keepMounted={false}
      >
        <Tabs.List>
          {mailing.example && <Tabs.Tab value="message">{t('mailings.message')}</Tabs.Tab>}
          <Tabs.Tab value="deliveries">{t('mailings.deliveries')}</Tabs.Tab>
          {mailing.example && <Tabs.Tab value="text">{t('outbox.asText')}</Tabs.Tab>}
          {mailing.example && <Tabs.Tab value="source">{t('mailings.source')}</Tabs.Tab>}
        </Tabs.List>
        {mailing.example && <Example subject={mailing.subject} example={mailing.example} />}
        <Tabs.Panel value="deliveries">
          <DeliveryList mailingId={mailing.id} isLive={!isOver(now.progress)} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function MailingFacts({ mailing }: { mailing: Mailing }) {
  const t = useTexts()
  const kindWords = useKindWords()
  const { progress, from, startedAt, createdAt, endedAt } = mailing
  const figure = (value: number) => value.toLocaleString(t.language)
  const shown = ['accepted', 'failed', 'bounced', 'suppressed', 'repeated', 'pending'] as const
  return (
    <>
      {progress.pauseReason && progress.pauseReason !== 'by-hand' && (
        <p className={styles.trouble}>{t('newsletters.pausedBecause', { reason: progress.pauseReason })}</p>
      )}
      <Facts>
        <Fact name={t('outbox.state')}>
          <MailingState {...progress} />
        </Fact>
        <Fact name={t('mailings.done')}>
          <Share progress={progress} />
        </Fact>
        {shown
          .filter((each) => each === 'accepted' || progress[each] > 0)
          .map((each) => (
            <Fact key={each} name={t(`mailings.count.${each}`)}>
              {figure(progress[each])}
            </Fact>
          ))}
        {progress.perMinute !== null && (
          <Fact name={t('newsletters.perMinute')}>{figure(Math.round(progress.perMinute))}</Fact>
        )}
        {progress.secondsLeft !== null && (
          <Fact name={t('newsletters.left')}>
            {t('newsletters.minutesLeft', { count: Math.max(1, Math.ceil(progress.secondsLeft / 60)) })}
          </Fact>
        )}
        <Fact name={t('mailings.kind')}>{kindWords(mailing.kind)}</Fact>
        <Fact name={t('outbox.from')}>
          {from.name} ‹{from.address}›
        </Fact>
        <Fact name={t('mailings.at')}>
          <Time at={startedAt ?? createdAt} />
        </Fact>
        {endedAt && (
          <Fact name={t('mailings.endedAt')}>
            <Time at={endedAt} />
          </Fact>
        )}
      </Facts>
    </>
  )
}

type ExampleProps = { subject: string; example: NonNullable<MailingDetail['example']> }

/** As HTML in a frame that runs nothing, as text, and as it stands on the wire. */
function Example({ subject, example: { to, source } }: ExampleProps) {
  const t = useTexts()
  const { html, text } = messageParts(source)
  return (
    <>
      <Tabs.Panel value="message">
        <p className={styles.exampleTo}>{t('mailings.exampleTo', { to })}</p>
        {html ? (
          <iframe className={styles.frame} sandbox="" srcDoc={html} title={subject} />
        ) : (
          <Plain>{text ?? ''}</Plain>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <Plain>{text ?? ''}</Plain>
      </Tabs.Panel>
      <Tabs.Panel value="source">
        <Plain>{source}</Plain>
      </Tabs.Panel>
    </>
  )
}

function Plain({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keys must reach it
    <pre className={styles.plain} tabIndex={0}>
      {children}
    </pre>
  )
}
