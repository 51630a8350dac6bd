import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  Claim,
  Decision,
  Figures,
  HouseRules,
  OpenAppeal,
  OpenNotice,
  QueueCounts,
  QueueItem,
} from '../../../src/newsroom-api/contract/moderation.ts'
import { call, get, post } from '../api.ts'

export type { OpenAppeal, OpenNotice, QueueCounts, QueueItem }
export type QueueSort = 'risk' | 'age' | 'article'
export type QueueDecision = 'approve' | 'reject' | 'spam'

export type QueuePage = { items: QueueItem[]; nextCursor: string | null }
/** Empty means all. */
export type QueueFilters = { sort: QueueSort; section: string; article: string; signal: string }
export const noFilters: QueueFilters = { sort: 'risk', section: '', article: '', signal: '' }

/** What waits, page by page. */
export const queueQuery = (filters: QueueFilters) =>
  infiniteQueryOptions({
    queryKey: ['moderation', 'queue', filters],
    queryFn: ({ pageParam }) =>
      get<QueuePage>('/moderation/queue', { ...filters, cursor: pageParam, limit: 50 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 30_000,
  })

export const countsQuery = queryOptions({
  queryKey: ['moderation', 'counts'],
  queryFn: () => get<QueueCounts>('/moderation/queue/counts'),
  refetchInterval: 60_000,
})

/** These comments as they are now, whatever became of them. */
export const commentsNow = async (ids: readonly string[]): Promise<QueueItem[]> =>
  (await get<QueuePage>('/moderation/comments', { ids: ids.join(',') })).items

export const figuresQuery = queryOptions({
  queryKey: ['moderation', 'figures'],
  queryFn: () => get<Figures>('/moderation/figures'),
  refetchInterval: 15_000,
})

export const rulesQuery = queryOptions({
  queryKey: ['moderation', 'rules'],
  queryFn: () => get<HouseRules>('/house-rules'),
  staleTime: 60_000,
})

/** Refused (409) when somebody else was first. */
export const decide = (given: {
  commentId: string
  decision: QueueDecision
  rule: string | null
  explanation: string | null
}): Promise<Decision> => post<Decision>('/moderation/decisions', { ...given, expected: 'pending' })

export const undo = (decisionId: string): Promise<Decision> =>
  post<Decision>(`/moderation/decisions/${decisionId}/undo`)

/** Answers who is at it, which may be somebody else. */
export const claim = (commentId: string): Promise<Claim> =>
  call<Claim>('PUT', `/moderation/comments/${commentId}/claim`)

export const appealsQuery = queryOptions({
  queryKey: ['moderation', 'appeals'],
  queryFn: () => get<{ items: OpenAppeal[] }>('/moderation/appeals'),
  refetchInterval: 15_000,
})

export const noticesQuery = queryOptions({
  queryKey: ['moderation', 'notices'],
  queryFn: () => get<{ items: OpenNotice[] }>('/moderation/notices'),
  refetchInterval: 15_000,
})

export const decideAppeal = (
  id: string,
  decision: { outcome: 'upheld' | 'reversed'; explanation: string | null },
): Promise<void> => call('POST', `/moderation/appeals/${id}/decision`, { body: decision })

export const decideNotice = (
  id: string,
  decision: { outcome: 'removed' | 'kept'; rule: string | null; answer: string | null },
): Promise<void> => call('POST', `/moderation/notices/${id}/decision`, { body: decision })
