import { useEffect, useRef, useState } from 'react'
import { isApiError } from '../api.ts'
import { useSession } from '../session/session.ts'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import {
  decide,
  type Passage,
  type QueueDecision,
  type QueueFilters,
  type QueueItem,
  type Reasons,
  redact,
  undo,
} from './queries.ts'
import { useClaim } from './use-claim.ts'
import { useQueueList } from './use-queue-list.ts'

type Made = { commentId: string; decisionId: string } | null

/** More are loaded when so few are left below the one at hand. */
const loadAhead = 15

/**
 * The queue as one moderator works through it. What is shown never changes under their hands: a comment that somebody
 * else has decided stays until they move on. Decisions take effect at once here and are sent behind.
 */
export function useQueue(filters: QueueFilters) {
  const t = useTexts()
  const { list, items: loaded, look, loadMore, hasMore } = useQueueList(filters)
  const me = useSession().staff.id
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [selected, select] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const made = useRef<Promise<Made>[]>([])
  const kept = useRef<QueueItem | null>(null)
  const place = useRef(0)

  const items = loaded.filter(({ id }) => !gone.has(id))
  const isTheirs = (item: QueueItem) => item.claim !== null && item.claim.staffId !== me
  const found = items.find(({ id }) => id === selected)
  if (found) {
    kept.current = found
    place.current = items.indexOf(found)
  }
  const stays = selected !== null && !gone.has(selected) && kept.current?.id === selected
  const current =
    found ?? (stays ? kept.current : null) ?? items.find((item) => !isTheirs(item)) ?? items[0] ?? null
  const currentId = current?.id ?? null

  useEffect(() => {
    if (currentId !== selected) select(currentId)
  }, [currentId, selected])
  useEffect(() => {
    if (hasMore && items.length - place.current < loadAhead) loadMore()
  })
  useClaim(currentId, (id) => void look([id]))

  /** Where the one at hand has left the list, the next one stands in its place. */
  const neighbour = (step: 1 | -1): QueueItem | null => {
    const at = items.findIndex(({ id }) => id === currentId)
    const below = at >= 0 ? at + 1 : place.current
    const above = at >= 0 ? at : place.current
    const ordered = step === 1 ? items.slice(below) : items.slice(0, Math.max(0, above)).reverse()
    return ordered.find((item) => !isTheirs(item)) ?? null
  }
  /** `along` is told of the one that is gone to: what is chosen on the way. */
  const move = (step: 1 | -1, along?: (id: string, from: string) => void) => {
    const next = neighbour(step)
    if (!next) return
    along?.(next.id, currentId ?? next.id)
    select(next.id)
  }

  const send = async (
    commentId: string,
    done: `moderation.done.${QueueDecision | 'redact'}`,
    make: () => Promise<{ id: string }>,
  ): Promise<Made> => {
    try {
      const { id } = await make()
      say(t(done), 'moderation')
      return { commentId, decisionId: id }
    } catch (caught) {
      if (isApiError(caught, 409)) say(caught.message, `moderation ${commentId}`)
      else setError(caught)
      return null
    } finally {
      await look([commentId]).catch(() => {})
      setGone((before) => new Set([...before].filter((id) => id !== commentId)))
    }
  }

  const leaveFor = (
    item: QueueItem,
    done: Parameters<typeof send>[1],
    make: () => Promise<{ id: string }>,
  ) => {
    if (isTheirs(item)) return say(t('moderation.claimed', { name: item.claim?.name ?? '' }), 'moderation')
    setError(null)
    const next = neighbour(1) ?? neighbour(-1)
    setGone((before) => new Set([...before, item.id]))
    select(next?.id ?? null)
    made.current.push(send(item.id, done, make))
  }

  const take = (decision: QueueDecision, reasons: Reasons = { rule: null, explanation: null }) => {
    if (current)
      leaveFor(current, `moderation.done.${decision}`, () =>
        decide({ commentId: current.id, decision, ...reasons }),
      )
  }
  const shorten = (given: Reasons & { passages: readonly Passage[] }) => {
    if (current) leaveFor(current, 'moderation.done.redact', () => redact(current, given))
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
    await look([last.commentId], true).catch(() => {})
    select(last.commentId)
  }

  return {
    list,
    items,
    current,
    /** Somebody else has decided on it meanwhile; it is shown until one moves on. */
    isDecided: current !== null && !found && current.id === selected,
    error,
    isTheirs,
    select,
    take,
    shorten,
    look,
    loadMore,
    hasMore,
    next: (along?: (id: string, from: string) => void) => move(1, along),
    previous: (along?: (id: string, from: string) => void) => move(-1, along),
    undoLast: () => void undoLast(),
  }
}
