import { toInstant } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import {
  deliveryStatusOf,
  type Mailing,
  type MailingDelivery,
  type MailingDeliveryStatus,
  type MailingProgress,
  progressOf,
} from './mailing.ts'
import { mailingById, selectDeliveries, selectMailings } from './store.ts'

type Reads = Pick<World, 'db' | 'clock' | 'config'>

const momentOf = (world: Reads) => ({ now: world.clock.now(), hasSmtp: world.config.smtpUrl !== null })

/** How far a mailing is; null when there is none. Reads one row, however many recipients there are. */
export async function mailingProgress(world: Reads, id: string): Promise<MailingProgress | null> {
  const mailing = await mailingById(world.db, id)
  return mailing && progressOf(mailing, momentOf(world))
}

/** One of them; null when there is none. */
export async function mailingInOutbox(world: Reads, id: string): Promise<MailingItem | null> {
  const mailing = await mailingById(world.db, id)
  return mailing && itemOf(world, mailing)
}

export type MailingItem = Pick<
  Mailing,
  'id' | 'kind' | 'ref' | 'from' | 'subject' | 'createdAt' | 'startedAt' | 'endedAt'
> & {
  progress: MailingProgress
}

/** A page of the mails to many, newest first. */
export async function listMailings(
  world: Reads,
  filter: { kind?: string; ref?: string },
  page: { limit: number; cursor?: string },
): Promise<{ items: MailingItem[]; nextCursor: string | null }> {
  const [time = '', id = ''] = page.cursor?.split('_') ?? []
  const at = toInstant(time)
  const after = at && id ? { at, id } : null
  const found = await selectMailings(world.db, filter, { limit: page.limit + 1, after })
  const items = found.slice(0, page.limit).map((mailing) => itemOf(world, mailing))
  const last = items.at(-1)
  return { items, nextCursor: found.length > page.limit && last ? `${last.createdAt}_${last.id}` : null }
}

const itemOf = (world: Reads, mailing: Mailing): MailingItem => {
  const { id, kind, ref, from, subject, createdAt, startedAt, endedAt } = mailing
  return {
    id,
    kind,
    ref,
    from,
    subject,
    createdAt,
    startedAt,
    endedAt,
    progress: progressOf(mailing, momentOf(world)),
  }
}

export type MailingDeliveryItem = MailingDelivery & { status: MailingDeliveryStatus }

/** A page of a mailing's recipients, in the order of their numbers, with what became of each mail. */
export async function deliveriesOf(
  world: Pick<World, 'db'>,
  mailingId: string,
  page: { limit: number; cursor?: string },
): Promise<{ items: MailingDeliveryItem[]; nextCursor: string | null }> {
  const mailing = await mailingById(world.db, mailingId)
  if (!mailing) return { items: [], nextCursor: null }
  const after = Number(page.cursor ?? 0) || 0
  const found = await selectDeliveries(world.db, mailing.number, { limit: page.limit + 1, after })
  const items = found
    .slice(0, page.limit)
    .map((delivery) => ({ ...delivery, status: deliveryStatusOf(delivery) }))
  const last = items.at(-1)
  return { items, nextCursor: found.length > page.limit && last ? String(last.number) : null }
}
