import type { World } from '../../platform/world.ts'
import { mailingById } from './store.ts'
import { firstRecipient } from './store-sending.ts'

/** A mailing as it leaves to one recipient, whole; null when there is none, or nobody who gets it. */
export async function exampleMessage(
  world: Pick<World, 'db' | 'config'>,
  mailingId: string,
): Promise<{ to: string; source: string } | null> {
  const mailing = await mailingById(world.db, mailingId)
  const delivery = mailing && (await firstRecipient(world.db, mailing.number))
  if (!mailing || !delivery) return null
  const { messageTo, readyMailing } = await import('./ready-mailing.ts')
  const ready = await readyMailing(world, mailing)
  const [{ to }, message] = await messageTo(ready, { ...delivery, repeats: 0, inDoubtOf: null })
  return { to, source: message.toString('latin1') }
}
