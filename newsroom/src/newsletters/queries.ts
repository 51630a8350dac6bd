import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Issue,
  IssueCheckList,
  IssueSummary,
  issuePage,
  issuePreview,
  Newsletter,
} from '../../../src/newsroom-api/contract/newsletters.ts'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { Issue, IssueSummary, Newsletter }
export type IssueList = z.infer<typeof issuePage>
export type Preview = z.infer<typeof issuePreview>
export type Check = IssueCheckList['items'][number]

export const newslettersQuery = queryOptions({
  queryKey: ['newsletters', 'all'],
  queryFn: async () => (await get<ListOf<Newsletter>>('/newsletters', { limit: 100 })).items,
})

export const issuePath = ({ newsletterId, id }: Pick<Issue, 'newsletterId' | 'id'>) =>
  `/newsletters/${newsletterId}/issues/${id}`

/** How often a running issue is asked for, in milliseconds. */
export const liveEvery = 1_000

const onItsWay: readonly Issue['status'][] = ['preparing', 'sending', 'waiting-for-smtp', 'paused']
export const isRunning = (status: Issue['status']): boolean => onItsWay.includes(status)
export const isEditable = (status: Issue['status']): boolean => status === 'draft' || status === 'scheduled'

export const issueQuery = (newsletterId: string, id: string) =>
  queryOptions({
    queryKey: ['newsletters', newsletterId, 'issues', id],
    queryFn: () => get<Issue>(issuePath({ newsletterId, id })),
  })

/** What it would be if it left in this revision. */
export const previewQuery = (issue: Issue, revision: number) =>
  queryOptions({
    queryKey: ['newsletters', issue.newsletterId, 'issues', issue.id, 'preview', revision],
    queryFn: () => get<Preview>(`${issuePath(issue)}/preview`),
  })

export const checksQuery = (issue: Issue, revision: number) =>
  queryOptions({
    queryKey: ['newsletters', issue.newsletterId, 'issues', issue.id, 'checks', revision],
    queryFn: () => get<IssueCheckList>(`${issuePath(issue)}/checks`),
  })

/** Lists and issues are read anew. */
export function useNewslettersChanged(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['newsletters'] })
}
