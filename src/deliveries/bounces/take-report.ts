import { createHash } from 'node:crypto'
import { addDays } from '../../platform/clock.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { noteRefusal, suppress } from '../suppressions/index.ts'
import { withoutAddresses } from '../without-addresses.ts'
import { type RecipientReport, type Report, readReport } from './report.ts'
import './schema.ts'
import {
  deleteReportsBefore,
  insertReport,
  markSingleBounced,
  recipientOfSingle,
  singleByMessageId,
} from './store.ts'
import { mailingRecipient, markMailingBounced } from './store-mailings.ts'
import { partsOfRef, refOfVerp, singleRef } from './verp.ts'

/**
 * What became of a report. `unrelated`: not about a mail of ours, or no report at all; nothing is kept of it. `forged`: at
 * an address of ours with a wrong signature; counted, nothing else. `repeated`: taken before.
 */
export type TakenReport =
  | 'failed'
  | 'delayed'
  | 'delivered'
  | 'complained'
  | 'forged'
  | 'repeated'
  | 'unrelated'

type Needs = Pick<World, 'db' | 'events' | 'config' | 'clock' | 'ids'>

/** Reports are kept for so long: who asks why an address gets no mail finds the words in its entry anyway. */
const keptDays = 90

/**
 * Takes one mail that came to a bounce address: finds the mail of ours that it is about by the signed address it was sent
 * to (`envelopeTo`, or what its headers show), else by the Message-ID of a single mail; marks that one as bounced and
 * lets the rules decide about the address; a complaint suppresses it and is announced. The same report a second time
 * changes nothing.
 */
export async function takeReport(
  world: Needs,
  raw: Buffer,
  envelopeTo: readonly string[] = [],
): Promise<TakenReport> {
  const report = readReport(raw)
  const { mail } = await readSettings(world.db)
  const told = [...envelopeTo, ...(report.kind === 'other' ? [] : report.about.addresses)]
  const refs = told.flatMap((address) => refOfVerp(world.config, mail.bounceAddress, address) ?? [])
  const reportHash = hashOf(report, raw)
  return inTransaction(world, async (tx) => {
    const now = world.clock.now()
    await deleteReportsBefore(tx, addDays(now, -keptDays))
    const row = { reportHash, number: 0, at: now, deliveryRef: null, status: null, answer: null }
    const ref = refs.find((each) => each !== 'forged') ?? (await refByMessageId(tx, report))
    if (report.kind === 'other') return 'unrelated'
    if (!ref) {
      if (!refs.includes('forged')) return 'unrelated'
      return (await insertReport(tx, [{ ...row, kind: 'forged' }])) ? 'forged' : 'repeated'
    }
    if (report.kind === 'complaint') {
      if (!(await insertReport(tx, [{ ...row, kind: 'complained', deliveryRef: ref }]))) return 'repeated'
      await takeComplaint(tx, world, ref)
      return 'complained'
    }
    const rows = report.recipients.map(({ action, status, answer }, number) => ({
      ...row,
      number,
      kind: action,
      deliveryRef: ref,
      status,
      answer: withoutAddresses(answer),
    }))
    if (!(await insertReport(tx, rows))) return 'repeated'
    return takeBounce(tx, world, { ref, recipients: report.recipients })
  })
}

/** The same report may come by two ways, which add headers of their own: what it says itself counts. */
function hashOf(report: Report, raw: Buffer): string {
  const start = raw.indexOf('\r\n\r\n')
  const body = start === -1 ? raw : raw.subarray(start)
  return createHash('sha256')
    .update(`${report.reportId ?? ''}\n`)
    .update(body.toString('latin1').trim())
    .digest('base64url')
}

/** For relays that put an envelope sender of their own in the place of ours. Ids of mails cannot be guessed. */
async function refByMessageId(tx: Tx, report: Report): Promise<string | null> {
  if (report.kind === 'other' || !report.about.messageId) return null
  const deliveryId = await singleByMessageId(tx, report.about.messageId)
  return deliveryId && singleRef(deliveryId)
}

/** Whom the mail went to; null when nobody knows any more. */
async function recipientOf(tx: Tx, ref: string): Promise<string | null> {
  const parts = partsOfRef(ref)
  if (!parts) return null
  return parts.kind === 'single' ? recipientOfSingle(tx, parts.deliveryId) : mailingRecipient(tx, parts)
}

async function takeComplaint(tx: Tx, world: Needs, ref: string): Promise<void> {
  const address = await recipientOf(tx, ref)
  if (!address) return
  const suppressionId = await suppress(tx, world, { address, reason: 'complained' })
  await announce(tx, world.clock, 'deliveries.complained', { suppressionId, deliveryRef: ref })
}

/**
 * A mail of ours has one recipient. Where that address passes mail on to several, the report names those; it failed when
 * it failed for one of them.
 */
async function takeBounce(
  tx: Tx,
  world: Needs,
  { ref, recipients }: { ref: string; recipients: readonly RecipientReport[] },
): Promise<TakenReport> {
  const failed = recipients.find(({ action }) => action === 'failed')
  if (!failed) return recipients.some(({ action }) => action === 'delayed') ? 'delayed' : 'delivered'
  const parts = partsOfRef(ref)
  const address = await recipientOf(tx, ref)
  const answer = failed.answer || failed.status || 'bounced'
  const bounce = { at: world.clock.now(), answer }
  if (parts?.kind === 'single') await markSingleBounced(tx, parts.deliveryId, bounce)
  if (parts?.kind === 'mailing') await markMailingBounced(tx, parts, bounce)
  if (address)
    await noteRefusal(tx, world, {
      address,
      code: null,
      enhancedStatus: failed.status,
      answer,
      deliveryRef: ref,
    })
  return 'failed'
}
