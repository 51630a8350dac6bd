import type { Actor } from '../accounts/index.ts'
import { networkOf, recordAudit } from '../audit/index.ts'
import { moderatedComments } from '../comments/index.ts'
import { writerByEmail } from '../comments/writers/index.ts'
import { addDays, type Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type Block, deleteBlock, insertBlock } from './store-blocks.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type By = { actor: Actor; address: string | null }

/** For how long, and why: moderators read it. */
type Term = { days: number; reason: string }

/**
 * Blocks who wrote a comment, or the network it came from, for some days: what they send is held for a person. Nobody
 * is kept from writing.
 */
export async function blockSender(
  world: Needs,
  input: Term & { commentId: string; kind: Block['kind'] },
  by: By,
): Promise<Result<Block, 'unknown-comment' | 'nothing-to-block'>> {
  return inTransaction(world, async (tx) => {
    const [comment] = await moderatedComments(tx, [input.commentId])
    if (!comment) return refused('unknown-comment')
    const subject = input.kind === 'writer' ? comment.writer?.id : comment.network
    if (!subject) return refused('nothing-to-block')
    const about = { kind: 'comment', id: comment.id, label: comment.authorName }
    return ok(await writeBlock(tx, world, { ...input, subject, about, by }))
  })
}

/** As `blockSender`, by a writer's e-mail address or by any address of a network. */
export async function blockByAddress(
  world: Needs,
  input: Term & ({ email: string } | { network: string }),
  by: By,
): Promise<Result<Block, 'unknown-writer' | 'bad-network'>> {
  return inTransaction(world, async (tx) => {
    if ('network' in input) {
      const network = networkOf(input.network.trim().replace(/\/\d{1,3}$/, ''))
      if (network === null) return refused('bad-network', { field: 'network' })
      const about = { kind: 'network', id: network, label: network }
      return ok(await writeBlock(tx, world, { ...input, kind: 'network', subject: network, about, by }))
    }
    const writer = await writerByEmail(tx, input.email)
    if (!writer) return refused('unknown-writer', { field: 'email' })
    const about = { kind: 'writer', id: writer.id, label: writer.name }
    return ok(await writeBlock(tx, world, { ...input, kind: 'writer', subject: writer.id, about, by }))
  })
}

async function writeBlock(
  tx: Tx,
  world: Needs,
  given: Term &
    Pick<Block, 'kind' | 'subject'> & { about: { kind: string; id: string; label: string }; by: By },
): Promise<Block> {
  const { kind, subject, reason, by } = given
  const madeAt = world.clock.now()
  const until: Instant = addDays(madeAt, given.days)
  const block: Block = { id: world.ids.newId(), kind, subject, reason, madeAt, until }
  await insertBlock(tx, { ...block, madeBy: by.actor.id })
  await recordAudit(tx, world, {
    actor: by.actor,
    action: 'comment.sender-blocked',
    subject: given.about,
    detail: { kind, until },
    address: by.address,
  })
  return block
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
