import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { envelopeSender, mailingRef } from '../bounces/verp.ts'
import { signingKeyFor } from '../dkim/signing-key.ts'
import { mailHost } from '../sender.ts'
import type { Mailing } from './mailing.ts'
import { fillMessage, type MessageTemplate, messageTemplate } from './message.ts'
import { dkimSignerOf, type Signer } from './sign.ts'
import { contentOf } from './store.ts'
import type { OpenDelivery } from './store-sending.ts'

/** A mailing whose words, signature and way back are at hand. */
export type ReadyMailing = {
  template: MessageTemplate
  signer: Signer | null
  /** Where a report about the mail of this number goes. */
  senderOf(number: number): string
}

export async function readyMailing(
  world: Pick<World, 'db' | 'config'>,
  mailing: Mailing,
): Promise<ReadyMailing> {
  const { config } = world
  const settings = await readSettings(world.db)
  const site = { host: mailHost(config), secret: config.secret, timeZone: settings.site.timeZone }
  const date = mailing.startedAt ?? mailing.createdAt
  const key = await signingKeyFor(world, mailing.from.address)
  const from = { address: mailing.from.address, bounceAddress: settings.mail.bounceAddress }
  return {
    template: messageTemplate({ ...mailing, date }, await contentOf(world.db, mailing.id), site),
    signer: key && dkimSignerOf(key),
    senderOf: (number) => envelopeSender(config, from, mailingRef(mailing.number, number)),
  }
}

/** Envelope and text for one recipient; marked when the relay may have it already. */
export async function messageTo(
  { template, signer, senderOf }: ReadyMailing,
  delivery: OpenDelivery,
): Promise<[envelope: { from: string; to: string }, message: Buffer]> {
  const repeats = delivery.repeats + (delivery.inDoubtOf === null ? 0 : 1)
  const { head, body } = fillMessage(template, { ...delivery, repeats })
  // The body begins with the empty line that ends the headers; a signature does not cover it.
  const signature = signer ? await signer(head, body.slice(2)) : ''
  const envelope = { from: senderOf(delivery.number), to: delivery.address }
  return [envelope, Buffer.from(signature + head + body, 'latin1')]
}
