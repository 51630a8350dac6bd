import { millisecondsBetween } from '../clock.ts'
import type { World } from '../world.ts'

/** When each database was last written to; kept beside it, not in the module's own state. */
const lastWrites = new WeakMap<object, string>()

/** Writes one row and reads it back, at most every ten seconds; a full disk or a lost database throws. */
export async function checkWriting(world: Pick<World, 'db' | 'clock'>): Promise<void> {
  const now = world.clock.now()
  await world.db.selectFrom('event_cursors').select('seq').where('follower', '=', 'health').executeTakeFirst()
  const lastWrite = lastWrites.get(world.db)
  if (lastWrite && millisecondsBetween(lastWrite, now) < 10_000) return
  const seq = Math.floor(Date.parse(now) / 1000)
  await world.db
    .insertInto('event_cursors')
    .values({ follower: 'health', seq })
    .onConflict((conflict) => conflict.column('follower').doUpdateSet({ seq }))
    .execute()
  lastWrites.set(world.db, now)
}
