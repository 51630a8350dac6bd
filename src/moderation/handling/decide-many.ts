import { moderatedComments } from '../../comments/index.ts'
import type { World } from '../../platform/world.ts'
import { decide } from '../decisions/decide.ts'
import { type DecisionKind, needsRule, wayOf } from '../decisions/decision.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import type { By, Needs } from '../decisions/write-decision.ts'
import { claimsOn } from '../store-claims.ts'
import { type QueueFilter, type QueueOrder, waitingComments } from '../store-queue.ts'

/** The comments of one go, or the first ones that a filter of the queue lets through. */
export type Chosen = { ids: readonly string[] } | (QueueFilter & { order: QueueOrder })

/** Why one of many is left as it is. */
export type SkipReason = 'claimed' | 'decided' | 'gone'
export type ManyPreview = {
  /** Those that would be decided on. */
  ids: string[]
  /** So many writers would be mailed a statement of reasons. */
  mails: number
  skipped: { commentId: string; authorName: string; reason: SkipReason }[]
}

/** In one go. Rather decide twice than on what nobody has seen. */
const mostAtOnce = 1000
const readAtOnce = 200

/** What a decision on many would do, before it is made; changes nothing. */
export async function previewMany(
  world: Pick<World, 'db' | 'longReads' | 'clock'>,
  { chosen, decision }: { chosen: Chosen; decision: DecisionKind },
  actor: { id: string | null },
): Promise<ManyPreview> {
  const ids =
    'ids' in chosen
      ? [...new Set(chosen.ids)].slice(0, mostAtOnce)
      : (await waitingComments(world.longReads, { ...chosen, after: null, limit: mostAtOnce })).map(
          ({ id }) => id,
        )
  const preview: ManyPreview = { ids: [], mails: 0, skipped: [] }
  for (let start = 0; start < ids.length; start += readAtOnce) {
    const part = ids.slice(start, start + readAtOnce)
    const [comments, claims] = await Promise.all([
      moderatedComments(world.db, part),
      claimsOn(world.db, part, world.clock.now()),
    ])
    const byId = new Map(comments.map((comment) => [comment.id, comment]))
    const theirs = new Set(
      claims.filter(({ staffId }) => staffId !== actor.id).map(({ commentId }) => commentId),
    )
    for (const id of part) {
      const comment = byId.get(id)
      const reason = !comment
        ? 'gone'
        : 'refusal' in wayOf(decision, comment, 'pending')
          ? 'decided'
          : theirs.has(id)
            ? 'claimed'
            : null
      if (reason) {
        preview.skipped.push({ commentId: id, authorName: comment?.authorName ?? '–', reason })
        continue
      }
      preview.ids.push(id)
      if (needsRule(decision) && (comment?.writer?.email ?? comment?.authorEmail)) preview.mails++
    }
  }
  return preview
}

export type ManyDecided = { commentId: string; decisionId: string | null; refusal: string | null }

/**
 * Decides on each of a few that wait, in a transaction of its own each, so that what one is refused for stops no other.
 * What somebody else is at is left to them.
 */
export async function decideMany(
  world: Needs,
  input: { ids: readonly string[]; decision: DecisionKind; rule: string | null; explanation: string | null },
  by: By,
): Promise<ManyDecided[]> {
  const { ids, ...what } = input
  const decided: ManyDecided[] = []
  for (const commentId of ids) {
    const [claim] = await claimsOn(world.db, [commentId], world.clock.now())
    if (claim && claim.staffId !== by.actor.id) {
      decided.push({ commentId, decisionId: null, refusal: 'claimed' })
      continue
    }
    const result = await decide(world, { commentId, ...what, expected: 'pending' }, by)
    decided.push(
      result.ok
        ? { commentId, decisionId: result.value.id, refusal: null }
        : { commentId, decisionId: null, refusal: result.refusal },
    )
  }
  return decided
}

/** Takes a few decisions back, each by itself. */
export async function undoMany(
  world: Needs,
  decisionIds: readonly string[],
  by: By,
): Promise<{ decisionId: string; refusal: string | null }[]> {
  const undone: { decisionId: string; refusal: string | null }[] = []
  for (const decisionId of decisionIds) {
    const result = await undoDecision(world, decisionId, by)
    undone.push({ decisionId, refusal: result.ok ? null : result.refusal })
  }
  return undone
}
