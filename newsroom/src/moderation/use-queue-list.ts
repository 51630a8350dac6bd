import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { commentsNow, type QueueFilters, queueQuery } from './queries.ts'
import { type QueuePages, withChanged } from './queue-pages.ts'
import { useClaimsEnding } from './use-claim.ts'
import { useLive } from './use-live.ts'

/** Where nothing is heard. */
const lookAgain = 4_000
/** Figures follow a busy queue at a distance. */
const countAgain = 5_000
const pagesReadAnew = 3

/** What waits, kept up to date as it is heard: only what changed is asked for again. */
export function useQueueList(filters: QueueFilters) {
  const client = useQueryClient()
  const query = queueQuery(filters)
  const asked = useRef({ key: query.queryKey, filters })
  asked.current = { key: query.queryKey, filters }
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined)

  const count = useCallback(() => {
    counting.current ??= setTimeout(() => {
      counting.current = undefined
      for (const name of ['figures', 'counts'])
        void client.invalidateQueries({ queryKey: ['moderation', name] })
    }, countAgain)
  }, [client])

  const look = useCallback(
    async (ids: readonly string[], isOurs = false) => {
      count()
      const loaded = client.getQueryData<QueuePages>(asked.current.key)?.pages.length ?? 0
      if (ids.length === 0) {
        if (loaded <= pagesReadAnew) await client.invalidateQueries({ queryKey: asked.current.key })
        return
      }
      const found = await commentsNow(ids)
      client.setQueryData<QueuePages>(
        asked.current.key,
        (before) =>
          before && withChanged(before, { ids, found, filters: asked.current.filters, takesIn: isOurs }),
      )
    },
    [client, count],
  )

  const isLive = useLive((ids) => void look(ids).catch(() => {}))
  const list = useInfiniteQuery({
    ...query,
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? false : lookAgain,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  useClaimsEnding(items, (ids) => void look(ids).catch(() => {}))
  const loadMore = () => {
    if (list.hasNextPage && !list.isFetching && !list.isFetchNextPageError) void list.fetchNextPage()
  }
  return { list, items, look, loadMore, hasMore: list.hasNextPage }
}
