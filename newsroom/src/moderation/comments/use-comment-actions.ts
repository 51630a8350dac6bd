import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useUndo } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { decide, type Passage, type QueueItem, type Reasons, redact, setPick, undo } from '../queries.ts'

type Decision = 'approve' | 'reject' | 'remove' | 'spam'

/** What a moderator does with one comment of the list; each can be taken back for a while. */
export function useCommentActions(item: QueueItem | undefined, onDone: () => void) {
  const t = useTexts()
  const client = useQueryClient()
  const { done } = useUndo()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refresh = () => client.invalidateQueries({ queryKey: ['moderation'] })

  /** `work` answers how it is taken back. */
  const run = async (said: string, work: (item: QueueItem) => Promise<() => Promise<unknown>>) => {
    if (!item) return
    setBusy(true)
    setError(null)
    try {
      const back = await work(item)
      done(said, () => void back().then(refresh, setError), `comment ${item.id}`)
      onDone()
    } catch (caught) {
      setError(caught)
    }
    setBusy(false)
    await refresh()
  }

  const none: Reasons = { rule: null, explanation: null }
  return {
    busy,
    error,
    refresh: () => void refresh(),
    decide: (decision: Decision, reasons = none) =>
      void run(
        t(decision === 'remove' ? 'comments.done.remove' : `moderation.done.${decision}`),
        async ({ id, status }) => {
          const made = await decide({ commentId: id, decision, ...reasons, expected: status })
          return () => undo(made.id)
        },
      ),
    redact: (given: Reasons & { passages: readonly Passage[] }) =>
      void run(t('moderation.done.redact'), async (comment) => {
        const made = await redact(comment, given)
        return () => undo(made.id)
      }),
    pick: (isPicked: boolean) =>
      void run(t(isPicked ? 'comments.picked' : 'comments.unpicked'), async ({ id }) => {
        await setPick(id, isPicked)
        return () => setPick(id, !isPicked)
      }),
  }
}
