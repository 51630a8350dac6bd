import { useMutation } from '@tanstack/react-query'
import { post } from '../api.ts'
import { type Issue, issuePath, useNewslettersChanged } from './queries.ts'

/** The same words and blocks as a new draft, which is opened. */
export function useDuplicate(issue: Issue, onOpen: (issueId: string) => void) {
  const changed = useNewslettersChanged()
  return useMutation({
    mutationFn: () => post<Pick<Issue, 'id'>>(`${issuePath(issue)}/duplicate`),
    onSuccess: async ({ id }) => {
      await changed()
      onOpen(id)
    },
  })
}
