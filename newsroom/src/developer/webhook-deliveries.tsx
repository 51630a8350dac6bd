import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { post } from '../api.ts'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './developer.module.css'
import { type WebhookDelivery, webhookDeliveriesQuery } from './queries.ts'

const tones = { waiting: 'waiting', delivered: 'good', failed: 'bad' } as const

/** What was sent last, with every try and the program's answer. */
export function WebhookDeliveries({ webhookId }: { webhookId: string }) {
  const t = useTexts()
  const deliveries = useQuery({
    ...webhookDeliveriesQuery(webhookId),
    // What is on its way is looked at again soon.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === 'waiting') ? 3_000 : false,
  })
  return (
    <section className={styles.deliveries}>
      <h3>{t('developer.deliveries')}</h3>
      {deliveries.error && <ProblemNote error={deliveries.error} retry={() => void deliveries.refetch()} />}
      {deliveries.isPending && <Loading />}
      {deliveries.data?.items.length === 0 && <p className="soft">{t('developer.noDeliveries')}</p>}
      <ul className="plain-list">
        {deliveries.data?.items.map((delivery) => (
          <Delivery key={delivery.id} webhookId={webhookId} delivery={delivery} />
        ))}
      </ul>
    </section>
  )
}

function Delivery({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const { id, event, status, createdAt, nextTryAt, tries } = delivery
  const retry = useMutation({
    mutationFn: () => post(`/webhooks/${webhookId}/deliveries/${id}/retry`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhookDeliveriesQuery(webhookId).queryKey }),
  })
  return (
    <li className={styles.delivery}>
      <details>
        <summary>
          <span className={styles.event}>{event}</span>
          <DotWord tone={tones[status]}>{t(`developer.delivery.${status}`)}</DotWord>
          <Time at={createdAt} />
        </summary>
        <ol className="plain-list">
          {tries.map(({ number, startedAt, milliseconds, status: answer, error }) => (
            <li key={number} className={styles.try}>
              <Time at={startedAt} /> ·{' '}
              {answer === null ? (error ?? t('developer.noAnswer')) : `HTTP ${answer}`} ·{' '}
              {t('developer.milliseconds', { count: milliseconds })}
            </li>
          ))}
        </ol>
        {nextTryAt && (
          <p className={styles.try}>
            {t('developer.nextTry')} <Time at={nextTryAt} />
          </p>
        )}
        {status !== 'delivered' && (
          <Button
            variant="default"
            size="compact-xs"
            loading={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {t('developer.retry')}
          </Button>
        )}
        <ProblemNote error={retry.error} />
      </details>
    </li>
  )
}
