import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { IssueBlock } from '../../../src/newsroom-api/contract/newsletters.ts'
import { call, get } from '../api.ts'
import { useKept } from '../shell/use-kept.ts'
import { type IssueDraft, keepChanges, leftChanges, patchOf, storedOf } from './issue-draft.ts'
import { type Issue, issuePath, issueQuery } from './queries.ts'

/** Milliseconds of quiet after which an issue is saved. */
const quiet = 1_200

export type ShownArticle = NonNullable<Extract<IssueBlock, { type: 'article' }>['article']>
/** Null: readers see no such article. */
type ShownArticles = Record<string, ShownArticle | null>

/**
 * The form of one issue: saved as one writes, nobody sees it before it is sent. What could not be saved is kept in
 * this browser until it can.
 */
export function useIssueForm(issue: Issue) {
  const queryClient = useQueryClient()
  const path = issuePath(issue)
  const [left] = useState(() => leftChanges(localStorage, issue.id))
  const [start] = useState(() => left?.base ?? storedOf(issue))
  const base = useRef(start)
  const held = useRef(start.values.blocks)
  const [shown, setShown] = useState<ShownArticles>(() => articlesOf(issue))
  const take = (answer: Issue) => {
    setShown((known) => ({ ...known, ...articlesOf(answer) }))
    queryClient.setQueryData(issueQuery(issue.newsletterId, issue.id).queryKey, answer)
    base.current = storedOf(answer, held.current)
    return base.current
  }
  const form = useKept<IssueDraft>(start, {
    read: async () => take(await get<Issue>(path)),
    write: async (changes, { revision }) => {
      held.current = changes.blocks ?? held.current
      return take(await call<Issue>('PATCH', path, { body: patchOf(changes), revision }))
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the issue is opened
  useEffect(() => {
    if (left) form.change(left.draft)
  }, [])
  const { values } = form
  const { save } = form.state
  useEffect(() => {
    if (!form.isChanged()) return keepChanges(localStorage, issue.id, null)
    keepChanges(localStorage, issue.id, { base: base.current, draft: values })
    if (save !== 'unsaved') return
    const timer = setTimeout(() => void form.save(), quiet)
    return () => clearTimeout(timer)
  }, [values, save, form, issue.id])
  const know = (articles: ShownArticles) => setShown((known) => ({ ...articles, ...known }))
  return { form, shown, know, revision: base.current.revision }
}

const articlesOf = ({ blocks }: Issue): ShownArticles =>
  Object.fromEntries(
    blocks.flatMap((block) => (block.type === 'article' ? [[block.articleId, block.article]] : [])),
  )
