import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Article, ArticlePatch } from '../../../src/newsroom-api/contract/articles.ts'
import { useUndo } from '../shell/undo.tsx'
import type { TextKey } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'

/** What somebody wants of an article's state; everything else in a patch belongs to the text. */
export type StateChange = Pick<ArticlePatch, 'status' | 'publishAt' | 'significant'>

/** The change that takes another one back, null where there is none (what was published was read). */
export function undoOf(
  before: Pick<Article, 'status' | 'publishAt' | 'publishedRevision'>,
  change: StateChange,
): StateChange | null {
  if (change.status === 'unpublished') return { status: 'published' }
  if (before.publishedRevision !== null) return null
  if (change.status === 'published') return null
  if (before.status === 'unpublished') return null
  return { status: before.status, ...(before.publishAt ? { publishAt: before.publishAt } : {}) }
}

const doneTexts: Record<NonNullable<StateChange['status']>, TextKey> = {
  draft: 'done.draft',
  in_review: 'done.in_review',
  scheduled: 'done.scheduled',
  published: 'done.published',
  unpublished: 'done.unpublished',
}

/**
 * Brings an article into another state through `send` (which saves what is unsaved first) and says so, with a way
 * back where there is one.
 */
export function useStateChange(send: (change: StateChange) => Promise<Article>, before: Article | null) {
  const t = useTexts()
  const undo = useUndo()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: send,
    // As it was when the change was asked for; afterwards there is only what became of it.
    onMutate: () => ({ before }),
    onSuccess: (after, change, { before }) => {
      void queryClient.invalidateQueries({ queryKey: ['articles', 'list'] })
      void queryClient.invalidateQueries({ queryKey: ['articles', 'pages'] })
      const changesOnly = before?.publishedRevision !== null && before && change.status === 'published'
      const message = t(changesOnly ? 'done.changesPublished' : doneTexts[after.status])
      const back = before && undoOf(before, change)
      undo.done(
        message,
        back
          ? () =>
              void send(back).then(
                () => queryClient.invalidateQueries({ queryKey: ['articles'] }),
                () => {},
              )
          : null,
        `state-${after.id}`,
      )
    },
  })
}
