import { addSeconds, type Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** A feed on its way to one subscriber. */
export type FeedDelivery = {
  id: string
  topic: string
  callback: string
  secret: string | null
  contentId: string
  attempts: number
  failingSince: Instant | null
}

export type FeedContent = { contentType: string; body: string }

/** After it (its process died) another sender may send: at least once. */
const claimSeconds = 60

/**
 * A feed that is first subscribed to, as it read when its subscriber was asked. It is looked at again at once: something may
 * have changed since. A known one stays as it is.
 */
export async function insertTopic(
  tx: Tx,
  topic: { path: string; madeOf: readonly string[]; hash: string; now: Instant },
): Promise<void> {
  await tx
    .insertInto('websub_topics')
    .values({
      path: topic.path,
      made_of: JSON.stringify(topic.madeOf),
      content_hash: topic.hash,
      changed_at: topic.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Marks the feeds that are made of one of these; answers whether there were any. */
export async function markChanged(tx: Tx, changed: ReadonlySet<string>, now: Instant): Promise<boolean> {
  const topics = await tx.selectFrom('websub_topics').select(['path', 'made_of']).execute()
  const paths = topics
    .filter(({ made_of }) => (JSON.parse(made_of) as string[]).some((tag) => changed.has(tag)))
    .map(({ path }) => path)
  for (let at = 0; at < paths.length; at += 500)
    await tx
      .updateTable('websub_topics')
      .set({ changed_at: now })
      .where('path', 'in', paths.slice(at, at + 500))
      .execute()
  return paths.length > 0
}

export async function changedTopics(
  db: Db,
  limit: number,
): Promise<{ path: string; hash: string; changedAt: Instant }[]> {
  const rows = await db
    .selectFrom('websub_topics')
    .select(['path', 'content_hash as hash', 'changed_at as changedAt'])
    .where('changed_at', 'is not', null)
    .orderBy('changed_at')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => (row.changedAt === null ? [] : [{ ...row, changedAt: row.changedAt }]))
}

/** What was found of a changed feed. False when it changed again meanwhile, or another process was quicker. */
export async function settleTopic(
  tx: Tx,
  topic: { path: string; changedAt: Instant },
  found: { madeOf: readonly string[]; hash: string },
): Promise<boolean> {
  const settled = await tx
    .updateTable('websub_topics')
    .set({ made_of: JSON.stringify(found.madeOf), content_hash: found.hash, changed_at: null })
    .where('path', '=', topic.path)
    .where('changed_at', '=', topic.changedAt)
    .executeTakeFirst()
  return settled.numUpdatedRows > 0n
}

/** Puts the feed on its way to all who subscribe to it, in the place of what was on its way to them. */
export async function putOnWay(
  tx: Tx,
  content: FeedContent & { id: string; topic: string; now: Instant },
): Promise<void> {
  const { id, topic, now } = content
  await tx
    .insertInto('websub_contents')
    .values({ id, topic, content_type: content.contentType, body: content.body, created_at: now })
    .execute()
  await tx
    .updateTable('websub_subscriptions')
    .set({ content_id: id, attempts: 0, next_try_at: now })
    .where('topic', '=', topic)
    .where('lease_until', '>', now)
    .execute()
}

/** Takes up to `limit` of what is due and counts the try; those that were never tried go first. */
export async function claimDeliveries(
  db: Db,
  { now, limit }: { now: Instant; limit: number },
): Promise<FeedDelivery[]> {
  const due = await db
    .selectFrom('websub_subscriptions')
    .select('id')
    .where('next_try_at', '<=', now)
    .where('lease_until', '>', now)
    .orderBy('attempts')
    .orderBy('next_try_at')
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  const rows = await db
    .updateTable('websub_subscriptions')
    .set((e) => ({ next_try_at: addSeconds(now, claimSeconds), attempts: e('attempts', '+', 1) }))
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .where('next_try_at', '<=', now)
    .returning([
      'id',
      'topic',
      'callback',
      'secret',
      'content_id as contentId',
      'attempts',
      'failing_since as failingSince',
    ])
    .execute()
  return rows.flatMap((row) => (row.contentId === null ? [] : [{ ...row, contentId: row.contentId }]))
}

export async function contentById(db: Db, id: string): Promise<FeedContent | null> {
  const row = await db
    .selectFrom('websub_contents')
    .select(['content_type as contentType', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** They have it; whoever is to get a newer one by now still gets that. */
export async function noteDelivered(
  tx: Tx,
  { contentId, ids }: { contentId: string; ids: readonly string[] },
): Promise<void> {
  await tx
    .updateTable('websub_subscriptions')
    .set({ failing_since: null })
    .where('id', 'in', ids)
    .where('failing_since', 'is not', null)
    .execute()
  await tx
    .updateTable('websub_subscriptions')
    .set({ content_id: null, next_try_at: null })
    .where('id', 'in', ids)
    .where('content_id', '=', contentId)
    .execute()
}

/** Without `nextTryAt` this feed is given up; the next one is tried all the same. */
export async function noteFailed(
  tx: Tx,
  delivery: Pick<FeedDelivery, 'id' | 'contentId'>,
  { failingSince, nextTryAt }: { failingSince: Instant; nextTryAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('websub_subscriptions')
    .set({ failing_since: failingSince })
    .where('id', '=', delivery.id)
    .execute()
  await tx
    .updateTable('websub_subscriptions')
    .set({ next_try_at: nextTryAt, ...(nextTryAt ? {} : { content_id: null }) })
    .where('id', '=', delivery.id)
    .where('content_id', '=', delivery.contentId)
    .execute()
}

export async function endSubscriptions(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('websub_subscriptions').where('id', 'in', ids).execute()
}

/** When the next thing is to be done; null when nothing waits. What ran out waits for nothing but being tidied away. */
export async function nextDueAt(db: Db, now: Instant): Promise<Instant | null> {
  const [delivery, request, changed] = await Promise.all([
    db
      .selectFrom('websub_subscriptions')
      .select((e) => e.fn.min('next_try_at').as('at'))
      .where('next_try_at', 'is not', null)
      .where('lease_until', '>', now)
      .executeTakeFirst(),
    db
      .selectFrom('websub_requests')
      .select((e) => e.fn.min('next_try_at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('websub_topics')
      .select((e) => e.fn.min('changed_at').as('at'))
      .executeTakeFirst(),
  ])
  return [delivery?.at, request?.at, changed?.at].filter((at) => typeof at === 'string').toSorted()[0] ?? null
}
