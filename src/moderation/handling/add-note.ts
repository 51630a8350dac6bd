import type { Actor } from '../../accounts/index.ts'
import { moderatedComments } from '../../comments/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { insertNote, type Note } from '../store-notes.ts'

/** Notes something beside a comment, for the other moderators; whoever has it before them sees it at once. */
export async function addNote(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  { commentId, text }: { commentId: string; text: string },
  actor: Actor,
): Promise<Result<Note, 'unknown-comment'>> {
  const note: Note = {
    id: world.ids.newId(),
    commentId,
    staffId: actor.id ?? '',
    writtenAt: world.clock.now(),
    text,
  }
  return inTransaction(world, async (tx) => {
    if ((await moderatedComments(tx, [commentId])).length === 0) return refused('unknown-comment')
    await insertNote(tx, note)
    await announce(tx, world.clock, 'moderation.queue-changed', { commentId })
    return ok(note)
  })
}
