import { setTimeout as pause } from 'node:timers/promises'
import { inTransaction } from '../platform/db/db.ts'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import type { World } from '../platform/world.ts'
import { afterFailure, deliveryOutcome, hubPath, hubSignature } from './hub.ts'
import {
  claimDeliveries,
  contentById,
  endSubscriptions,
  type FeedContent,
  type FeedDelivery,
  noteDelivered,
  noteFailed,
} from './store-deliveries.ts'
import { addressOfTopic, hostOf } from './verify.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>

/** Connections at the same time: some may hang for as long as the time limit, and the others go on. */
const atOnce = 48
/** So many are taken, and written down, together: each time costs a write to the disk. */
const together = 16
const lookMilliseconds = 300
const timeoutMilliseconds = 10_000
/** Of an answer only its status is wanted; more than this nobody has to say. */
const mostBytes = 65_536

type Ended = { delivery: FeedDelivery; status: number | null; error: string | null }

/**
 * Sends all feeds that are due, up to 48 at once; answers how many it tried. Each try is claimed before its first byte
 * leaves: at least once, and a feed that comes twice says the same.
 */
export async function sendDueFeeds(world: Needs, isStopping: () => boolean): Promise<number> {
  const contents = new Map<string, Promise<FeedContent | null>>()
  const underWay = new Set<Promise<void>>()
  let ended: Ended[] = []
  let tried = 0
  let isMore = true
  const send = async (delivery: FeedDelivery): Promise<void> => {
    const reading = contents.get(delivery.contentId) ?? contentById(world.db, delivery.contentId)
    contents.set(delivery.contentId, reading)
    const content = await reading
    if (content) ended.push({ delivery, ...(await post(world, delivery, content)) })
  }
  for (;;) {
    if (isMore && !isStopping() && atOnce - underWay.size >= together) {
      const limit = atOnce - underWay.size
      const taken = await claimDeliveries(world.db, { now: world.clock.now(), limit })
      isMore = taken.length > 0
      tried += taken.length
      for (const delivery of taken) {
        const way: Promise<void> = send(delivery)
          // Its claim runs out, and then it is tried again.
          .catch((error) => world.log.error({ err: error }, 'sending a feed failed'))
          .finally(() => underWay.delete(way))
        underWay.add(way)
      }
      continue
    }
    if (ended.length >= together || (ended.length > 0 && underWay.size === 0)) {
      const some = ended
      ended = []
      await writeDown(world, some)
    }
    if (underWay.size === 0 && ended.length === 0 && (!isMore || isStopping())) return tried
    if (underWay.size === 0) continue
    // Some may hang: what is put on its way meanwhile does not wait for them.
    const timer = new AbortController()
    const look = pause(lookMilliseconds, 'look', { signal: timer.signal }).catch(() => 'ended')
    if ((await Promise.race([...underWay, look])) === 'look') isMore = true
    timer.abort()
  }
}

async function post(
  world: Needs,
  { callback, topic, secret }: FeedDelivery,
  { body, contentType }: FeedContent,
): Promise<{ status: number | null; error: string | null }> {
  const { publicUrl } = world.config
  const answer = await guardedFetch(world, {
    url: callback,
    method: 'POST',
    headers: {
      'content-type': contentType,
      link: `<${publicUrl}${hubPath}>; rel="hub", <${addressOfTopic(world, topic)}>; rel="self"`,
      ...(secret ? { 'x-hub-signature': hubSignature(secret, body) } : {}),
    },
    body,
    timeoutMilliseconds,
    maxBytes: mostBytes,
  })
  return answer.ok ? { status: answer.value.status, error: null } : { status: null, error: answer.refusal }
}

async function writeDown(world: Needs, ended: readonly Ended[]): Promise<void> {
  const now = world.clock.now()
  const over: string[] = []
  await inTransaction(world, async (tx) => {
    over.length = 0
    const good = ended.filter(({ status }) => deliveryOutcome(status) === 'delivered')
    for (const [contentId, its] of Map.groupBy(good, ({ delivery }) => delivery.contentId))
      await noteDelivered(tx, { contentId, ids: its.map(({ delivery }) => delivery.id) })
    for (const { delivery, status } of ended) {
      const outcome = deliveryOutcome(status)
      if (outcome === 'delivered') continue
      const after = afterFailure(delivery, now)
      if (outcome === 'gone' || after.isOver) over.push(delivery.id)
      else await noteFailed(tx, delivery, after)
    }
    if (over.length > 0) await endSubscriptions(tx, over)
  })
  for (const { delivery, status, error } of ended)
    if (deliveryOutcome(status) !== 'delivered')
      world.log.info(
        {
          callback: hostOf(delivery.callback),
          topic: delivery.topic,
          status,
          error,
          ended: over.includes(delivery.id),
        },
        'a subscriber of a feed did not take it',
      )
}
