import { keepInterests } from '../src/alerts/keep-interests.ts'
import { addressKeyOf } from '../src/platform/mail-address.ts'
import type { World } from '../src/platform/world.ts'
import type { Frequency, Kind } from '../src/subscriptions/followers/index.ts'

/** A reader of this name who follows something; answers the subscription's id. */
export async function aFollower(
  world: World,
  name: string,
  given: { kind: Kind; ref: string; frequency?: Frequency; language?: string },
): Promise<string> {
  const at = world.clock.now()
  const email = `${name}@post.example`
  const key = { email, email_key: addressKeyOf(email) }
  await world.db
    .insertInto('readers')
    .values({
      id: world.ids.newId(),
      ...key,
      language: given.language ?? 'de',
      created_at: at,
      paused_until: null,
      link_rotation: 0,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .execute()
  const reader = await world.db
    .selectFrom('readers')
    .select('id')
    .where('email_key', '=', key.email_key)
    .executeTakeFirstOrThrow()
  const id = world.ids.newId()
  await world.db
    .insertInto('subscriptions')
    .values({
      id,
      reader_id: reader.id,
      kind: given.kind,
      ref: given.ref,
      frequency: given.frequency ?? 'immediate',
      basis: 'consent',
      requested_at: at,
      confirmed_at: at,
      paused_at: null,
      ended_at: null,
      end_reason: null,
      end_channel: null,
      renew_asked_at: null,
    })
    .execute()
  if (given.kind === 'similar') await keepInterests(world, [given.ref])
  return id
}
