import { Button, Tabs } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { OutboxMail } from '../../../src/newsroom-api/contract/deliveries.ts'
import { post } from '../api.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { MailState } from './mail-state.tsx'
import styles from './outbox.module.css'
import { mailQuery } from './queries.ts'

/** One mail: how it stands, every try with the mail server's answer, and the mail itself. */
export function MailDetail({ id, onChanged }: { id: string; onChanged: () => void }) {
  const { data: mail, error, refetch } = useQuery(mailQuery(id))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!mail) return <Loading />
  return (
    <>
      <MailFacts mail={mail} />
      <Actions mail={mail} onChanged={onChanged} />
      <Content mail={mail} />
      <Tries mail={mail} />
    </>
  )
}

function MailFacts({ mail }: { mail: OutboxMail }) {
  const t = useTexts()
  return (
    <Facts>
      <Fact name={t('outbox.state')}>
        <MailState mail={mail} />
        {mail.nextTryAt && (
          <span className="soft">
            {' · '}
            {t('outbox.nextTry')} <Time at={mail.nextTryAt} />
          </span>
        )}
      </Fact>
      {mail.lastError && <Fact name={t('outbox.lastError')}>{mail.lastError}</Fact>}
      <Fact name={t('outbox.to')}>{mail.to}</Fact>
      <Fact name={t('outbox.from')}>
        {mail.from.name} ‹{mail.from.address}›
      </Fact>
      <Fact name={t('outbox.createdAt')}>
        <Time at={mail.createdAt} />
      </Fact>
      {mail.usefulUntil && (
        <Fact name={t('outbox.usefulUntil')}>
          <Time at={mail.usefulUntil} />
        </Fact>
      )}
    </Facts>
  )
}

function Actions({ mail, onChanged }: { mail: OutboxMail; onChanged: () => void }) {
  const t = useTexts()
  const act = useMutation({
    mutationFn: (what: 'retry' | 'cancel') => post(`/outbox/${mail.id}/${what}`),
    onSettled: onChanged,
  })
  const isOpen = ['waiting-for-smtp', 'queued', 'retrying'].includes(mail.status)
  const mayRetry = isOpen || mail.status === 'failed' || mail.status === 'cancelled'
  if (!mayRetry) return null
  return (
    <>
      <div className={styles.actions}>
        <Button
          variant="default"
          disabled={mail.status === 'waiting-for-smtp'}
          loading={act.isPending && act.variables === 'retry'}
          onClick={() => act.mutate('retry')}
        >
          {t('outbox.retry')}
        </Button>
        {isOpen && (
          <Button
            variant="default"
            loading={act.isPending && act.variables === 'cancel'}
            onClick={() => act.mutate('cancel')}
          >
            {t('outbox.cancel')}
          </Button>
        )}
      </div>
      <ProblemNote error={act.error} />
    </>
  )
}

/** As HTML in a frame that runs nothing and loads nothing from elsewhere, and as text. */
function Content({ mail }: { mail: OutboxMail }) {
  const t = useTexts()
  return (
    <Tabs defaultValue={mail.html ? 'html' : 'text'} variant="outline" radius={0}>
      <Tabs.List>
        {mail.html && <Tabs.Tab value="html">{t('outbox.asHtml')}</Tabs.Tab>}
        <Tabs.Tab value="text">{t('outbox.asText')}</Tabs.Tab>
      </Tabs.List>
      {mail.html && (
        <Tabs.Panel value="html">
          <iframe className={styles.frame} sandbox="" srcDoc={mail.html} title={mail.subject} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="text">
        <pre className={styles.text}>{mail.text}</pre>
      </Tabs.Panel>
    </Tabs>
  )
}

function Tries({ mail }: { mail: OutboxMail }) {
  const t = useTexts()
  if (mail.attempts.length === 0) return null
  return (
    <section className={styles.tries}>
      <h3>{t('outbox.tries')}</h3>
      <ol className="plain-list">
        {mail.attempts.map(({ number, startedAt, outcome, answer }) => (
          <li key={number}>
            <Time at={startedAt} /> · {t(`outbox.outcome.${outcome ?? 'none'}`)}
            {answer && <code className={styles.answer}>{answer}</code>}
          </li>
        ))}
      </ol>
    </section>
  )
}
