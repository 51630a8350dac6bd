import { queryOptions } from '@tanstack/react-query'
import type {
  Claim,
  Decision,
  Figures,
  HouseRules,
  OpenAppeal,
  OpenNotice,
  QueueItem,
} from '../../../src/newsroom-api/contract/moderation.ts'
import { call, get, post } from '../api.ts'

export type { OpenAppeal, OpenNotice, QueueItem }
export type QueueSort = 'risk' | 'age' | 'article'
export type QueueDecision = 'approve' | 'reject' | 'spam'

type Page = { items: QueueItem[]; nextCursor: string | null }

/** The first that wait; asked for again every few seconds, so that two at the desk see each other. */
export const queueQuery = (sort: QueueSort) =>
  queryOptions({
    queryKey: ['moderation', 'queue', sort],
    queryFn: () => get<Page>('/moderation/queue', { sort, limit: 50 }),
    refetchInterval: 4000,
  })

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
