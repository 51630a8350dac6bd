import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { DeliveryState } from './mailing-state.tsx'
import styles from './mailings.module.css'
import { type Delivery, type DeliveryPage, liveEvery } from './queries.ts'

/** Who gets it, and what became of each. Read anew while it runs. */
export function DeliveryList({ mailingId, isLive }: { mailingId: string; isLive: boolean }) {
  const t = useTexts()
  const list = useInfiniteQuery({
    queryKey: ['mailings', 'deliveries', mailingId, isLive],
    queryFn: ({ pageParam }) => get<DeliveryPage>(`/mailings/${mailingId}/deliveries`, { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isLive && state.data?.pages.length === 1 ? liveEvery : false),
  })
  if (list.error) return <ProblemNote error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className={styles.nobody}>{t('mailings.nobody')}</p>
  return (
    <>
      <ul className={`plain-list ${styles.deliveries}`} aria-label={t('mailings.deliveries')}>
        {items.map((delivery) => (
          <OneDelivery key={delivery.number} delivery={delivery} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function OneDelivery({ delivery }: { delivery: Delivery }) {
  const t = useTexts()
  const { to, status, tries, nextTryAt, bouncedAt, failedAt, acceptedAt, answer } = delivery
  const at = bouncedAt ?? failedAt ?? acceptedAt
  return (
    <li>
      <span className={styles.address}>{to}</span>
      <DeliveryState status={status} />
      <span className={styles.tries}>
        {t('mailings.tries', { count: tries })}
        {at && (
          <>
            {' · '}
            <Time at={at} />
          </>
        )}
        {nextTryAt && (
          <>
            {' · '}
            {t('outbox.nextTry')} <Time at={nextTryAt} />
          </>
        )}
      </span>
      {answer && <code className={styles.answer}>{answer}</code>}
    </li>
  )
}
