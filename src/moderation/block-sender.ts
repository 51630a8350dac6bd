import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { moderatedComments } from '../comments/index.ts'
import { addDays, type Instant } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type Block, deleteBlock, insertBlock } from './store-blocks.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type By = { actor: Actor; address: string | null }

/**
 * Blocks who wrote a comment, or the network it came from, for some days: what they send is held for a person. Nobody
 * is kept from writing.
 */
export async function blockSender(
  world: Needs,
  input: { commentId: string; kind: Block['kind']; days: number; reason: string },
  by: By,
): Promise<Result<Block, 'unknown-comment' | 'nothing-to-block'>> {
  const madeAt = world.clock.now()
  const until: Instant = addDays(madeAt, input.days)
  return inTransaction(world, async (tx) => {
    const [comment] = await moderatedComments(tx, [input.commentId])
    if (!comment) return refused('unknown-comment')
    const subject = input.kind === 'writer' ? comment.writer?.id : comment.network
    if (!subject) return refused('nothing-to-block')
    const block: Block = {
      id: world.ids.newId(),
      kind: input.kind,
      subject,
      reason: input.reason,
      madeAt,
      until,
    }
    await insertBlock(tx, { ...block, madeBy: by.actor.id })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'comment.sender-blocked',
      subject: { kind: 'comment', id: comment.id, label: comment.authorName },
      detail: { kind: input.kind, until },
      address: by.address,
    })
    return ok(block)
  })
}

/** Ends a block before its time. */
export async function endBlock(world: Needs, id: string, by: By): Promise<Result<null, 'unknown-block'>> {
  return inTransaction(world, async (tx) => {
    if (!(await deleteBlock(tx, id))) return refused('unknown-block')
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'comment.sender-freed',
      subject: { kind: 'block', id, label: null },
      address: by.address,
    })
    return ok(null)
  })
}
