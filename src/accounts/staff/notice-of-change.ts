import { queueDelivery } from '../../deliveries/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { type AccountChange, accountChangedMail } from '../mail/account-changed.tsx'
import type { StaffMember } from '../staff-member.ts'

/** Tells the owner of the account, at the address it had until now. */
export async function noticeOfChange(
  tx: Tx,
  world: Pick<World, 'clock' | 'config' | 'ids'>,
  change: AccountChange & { member: StaffMember },
): Promise<void> {
  const { member, ...what } = change
  const settings = await readSettings(tx)
  const letterhead = { settings, publicUrl: world.config.publicUrl }
  const mail = accountChangedMail(letterhead, { ...what, name: member.name, at: world.clock.now() })
  await queueDelivery(tx, world, { ...mail, kind: 'account-changed', ref: member.id, to: member.email })
}
