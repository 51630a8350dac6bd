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
import type {
  ManyDecided,
  ManyPreview,
  ManyUndone,
} from '../../../src/newsroom-api/contract/moderation-comments.ts'
import { call, get, post } from '../api.ts'

export type { ManyPreview, OpenAppeal, OpenNotice, QueueCounts, QueueItem }
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

/** One comment in any state. */
export const commentQuery = (id: string) =>
  queryOptions({
    queryKey: ['moderation', 'comment', id],
    queryFn: () => get<QueueItem>(`/moderation/comments/${id}`),
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

export type Reasons = { rule: string | null; explanation: string | null }

/** Refused (409) when it is not any more what was seen: somebody else was first. */
export const decide = (
  given: Reasons & {
    commentId: string
    decision: QueueDecision | 'remove'
    expected?: QueueItem['status']
  },
): Promise<Decision> => post<Decision>('/moderation/decisions', { expected: 'pending', ...given })

/** Takes passages out and publishes the rest. */
export const redact = (
  { id, revision }: Pick<QueueItem, 'id' | 'revision'>,
  given: Reasons & { passages: readonly Passage[] },
): Promise<Decision> => post<Decision>(`/moderation/comments/${id}/redactions`, { ...given, revision })
export type Passage = { start: number; end: number }

export const addNote = (commentId: string, text: string): Promise<unknown> =>
  post(`/moderation/comments/${commentId}/notes`, { text })

export const setPick = (commentId: string, isPicked: boolean): Promise<void> =>
  call(isPicked ? 'PUT' : 'DELETE', `/moderation/comments/${commentId}/pick`)

/** What somebody wrote, the newest first. */
export const writerQuery = (writerId: string) =>
  queryOptions({
    queryKey: ['moderation', 'writer', writerId],
    queryFn: async () => (await get<QueuePage>('/moderation/comments', { writer: writerId, limit: 6 })).items,
    staleTime: 30_000,
  })

/** One, a range, or all that a filter of the queue lets through. */
export type Chosen = { ids: readonly string[] } | { queue: QueueFilters }

/** The server takes no more in one go. */
const mostAtOnce = 1000

export const previewMany = (chosen: Chosen, decision: QueueDecision): Promise<ManyPreview> => {
  if ('ids' in chosen)
    return post('/moderation/decisions/preview', { ids: chosen.ids.slice(0, mostAtOnce), decision })
  const set = Object.entries(chosen.queue).filter(([, value]) => value !== '')
  return post('/moderation/decisions/preview', { queue: Object.fromEntries(set), decision })
}
export const decideMany = (
  given: Reasons & { ids: readonly string[]; decision: QueueDecision },
): Promise<ManyDecided> => post('/moderation/decisions/many', given)
export const undoMany = (decisionIds: readonly string[]): Promise<ManyUndone> =>
  post('/moderation/decisions/undo', { decisionIds })

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
  decision: { outcome: 'upheld' | 'reversed'; explanation: string | null; alone: boolean },
): Promise<void> => call('POST', `/moderation/appeals/${id}/decision`, { body: decision })

export const decideNotice = (
  id: string,
  decision: { outcome: 'removed' | 'kept'; rule: string | null; answer: string | null },
): Promise<void> => call('POST', `/moderation/notices/${id}/decision`, { body: decision })
