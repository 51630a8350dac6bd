import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { queueTaskOnce } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { checkAddress, checkHeaders, oneLine } from './mail-header.ts'
import { mailHost, senderAddress } from './sender.ts'
import { insertDelivery } from './store.ts'
import { sendDue } from './tasks.ts'

/** A mail that the system has to send to one person. */
export type Mail = {
  /** What it is, for the outbox and for finding it again: `invitation`, `password-reset`, … */
  kind: string
  /** Id of what it is about. */
  ref?: string | null
  to: string
  subject: string
  /** Complete without the HTML. */
  text: string
  html: string | null
  headers?: Record<string, string>
  /** Two mails with one key are one mail. */
  dedupeKey?: string | null
  /** When its link runs out: later it is not submitted any more. */
  usefulUntil?: Instant | null
  /** Nobody waits for it: it leaves after all mails that somebody waits for. */
  isBulk?: boolean
}

/**
 * Queues the mail with the caller's transaction: it leaves exactly if the transaction commits, at the earliest
 * after it. Message-ID, sender and date are fixed here and are the same on every try. Answers the delivery's id;
 * with a `dedupeKey` that is known, the id of the first one.
 * @throws MailHeaderError when an address or header could break out of its line
 */
export async function queueDelivery(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock' | 'config'>,
  mail: Mail,
): Promise<string> {
  const now = world.clock.now()
  const id = world.ids.newId()
  const settings = await readSettings(tx)
  const delivery = {
    id,
    kind: mail.kind,
    ref: mail.ref ?? null,
    messageId: `<${id}@${mailHost(world.config)}>`,
    from: { name: oneLine(settings.site.name), address: senderAddress(settings, world.config) },
    to: checkAddress(mail.to),
    subject: oneLine(mail.subject),
    createdAt: now,
    usefulUntil: mail.usefulUntil ?? null,
    nextTryAt: now,
    claimedUntil: null,
    attempts: 0,
    retryingSince: null,
    submittedAt: null,
    acceptedAt: null,
    failedAt: null,
    cancelledAt: null,
    lastError: null,
    headers: checkHeaders({ 'Auto-Submitted': 'auto-generated', ...mail.headers }),
    text: mail.text,
    html: mail.html,
  }
  const kept = await insertDelivery(tx, delivery, {
    dedupeKey: mail.dedupeKey ?? null,
    isBulk: mail.isBulk ?? false,
  })
  await queueTaskOnce(tx, world, { task: sendDue, payload: {} })
  return kept
}
