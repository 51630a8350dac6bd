import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isApiError, remove } from '../api.ts'
import { useSession } from '../session/session.ts'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import {
  claim,
  decide,
  type QueueDecision,
  type QueueItem,
  type QueueSort,
  queueQuery,
  undo,
} from './queries.ts'

type Reasons = { rule: string | null; explanation: string | null }
type Made = { commentId: string; decisionId: string } | null

const claimRenewed = 45_000

/**
 * The queue as one moderator works through it. What is shown never changes under their hands: a comment that somebody
 * else has decided stays until they move on. Decisions take effect at once here and are sent behind.
 */
export function useQueue(sort: QueueSort) {
  const t = useTexts()
  const client = useQueryClient()
  const queue = useQuery(queueQuery(sort))
  const me = useSession().staff.id
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [selected, select] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const made = useRef<Promise<Made>[]>([])
  const kept = useRef<QueueItem | null>(null)

  const items = (queue.data?.items ?? []).filter(({ id }) => !gone.has(id))
  const isTheirs = (item: QueueItem) => item.claim !== null && item.claim.staffId !== me
  const found = items.find(({ id }) => id === selected)
  if (found) kept.current = found
  const stays = selected !== null && !gone.has(selected) && kept.current?.id === selected
  const current =
    found ?? (stays ? kept.current : null) ?? items.find((item) => !isTheirs(item)) ?? items[0] ?? null
  const currentId = current?.id ?? null

  useEffect(() => {
    if (currentId !== selected) select(currentId)
  }, [currentId, selected])
  const refresh = () => client.invalidateQueries({ queryKey: ['moderation'] })
  useClaim(currentId, () => void refresh())

  const neighbour = (step: 1 | -1, among: readonly QueueItem[]): QueueItem | null => {
    const at = items.findIndex(({ id }) => id === currentId)
    const ordered = step === 1 ? items.slice(at + 1) : items.slice(0, Math.max(0, at)).reverse()
    return ordered.find((item) => among.includes(item) && !isTheirs(item)) ?? null
  }
  const move = (step: 1 | -1) => {
    const next = neighbour(step, items)
    if (next) select(next.id)
  }

  const send = async (commentId: string, decision: QueueDecision, reasons: Reasons): Promise<Made> => {
    try {
      const { id } = await decide({ commentId, decision, ...reasons })
      say(t(`moderation.done.${decision}`), 'moderation')
      return { commentId, decisionId: id }
    } catch (caught) {
      if (isApiError(caught, 409)) say(caught.message, `moderation ${commentId}`)
      else setError(caught)
      return null
    } finally {
      await refresh()
      setGone((before) => new Set([...before].filter((id) => id !== commentId)))
    }
  }

  const take = (decision: QueueDecision, reasons: Reasons = { rule: null, explanation: null }) => {
    if (!current) return
    if (isTheirs(current))
      return say(t('moderation.claimed', { name: current.claim?.name ?? '' }), 'moderation')
    setError(null)
    const next = neighbour(1, items) ?? neighbour(-1, items)
    setGone((before) => new Set([...before, current.id]))
    select(next?.id ?? null)
    made.current.push(send(current.id, decision, reasons))
  }

  const undoLast = async () => {
    const last = await made.current.pop()
    if (!last) return say(t('moderation.nothingToUndo'), 'moderation')
    try {
      await undo(last.decisionId)
      say(t('moderation.undone'), 'moderation')
    } catch (caught) {
      if (isApiError(caught, 409)) say(caught.message, 'moderation')
      else setError(caught)
    }
    await refresh()
    select(last.commentId)
  }

  return {
    queue,
    items,
    current,
    error,
    isTheirs,
    select,
    take,
    next: () => move(1),
    previous: () => move(-1),
    undoLast: () => void undoLast(),
  }
}

/** Says to the others that one is at a comment, for as long as it is shown. */
function useClaim(commentId: string | null, onTheirs: () => void): void {
  const tell = useRef(onTheirs)
  tell.current = onTheirs
  useEffect(() => {
    if (!commentId) return
    const ask = () =>
      void claim(commentId).then(
        ({ isMine }) => {
          if (!isMine) tell.current()
        },
        // The queue tells by itself when the server cannot be reached.
        () => {},
      )
    ask()
    const timer = setInterval(ask, claimRenewed)
    return () => {
      clearInterval(timer)
      remove(`/moderation/comments/${commentId}/claim`).catch(() => {})
    }
  }, [commentId])
}
