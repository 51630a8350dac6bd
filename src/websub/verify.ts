import { randomBytes } from 'node:crypto'
import { inTransaction, takeTurn } from '../platform/db/db.ts'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import type { World } from '../platform/world.ts'
import { askingAddress, isChallengeMet, nextAskingAt } from './hub.ts'
import {
  claimRequests,
  putRequestOff,
  putSubscription,
  removeRequest,
  removeSubscription,
  type WaitingRequest,
} from './store.ts'
import { insertTopic } from './store-deliveries.ts'
import { hashOf, type ReadTopic, watchedOf } from './topic-content.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>

const atOnce = 16
/** Of the answer only the challenge is wanted. */
const mostBytes = 4096
const timeoutMilliseconds = 10_000

/** Asks callbacks whether they meant what was asked for them (W3C WebSub 5.3); answers how many it asked. */
export async function verifyDue(world: Needs, readTopic: ReadTopic): Promise<number> {
  const requests = await claimRequests(world.db, { now: world.clock.now(), limit: atOnce })
  await Promise.all(requests.map((request) => verifyOne(world, readTopic, request)))
  return requests.length
}

async function verifyOne(world: Needs, readTopic: ReadTopic, request: WaitingRequest): Promise<void> {
  const content = request.mode === 'subscribe' ? await readTopic(request.topic) : null
  if (request.mode === 'subscribe' && !content) {
    await deny(world, request, 'There is no such feed any more.')
    await inTransaction(world, (tx) => removeRequest(tx, request.id))
    return
  }
  const challenge = randomBytes(24).toString('base64url')
  const answer = await guardedFetch(world, {
    url: askingAddress(request.callback, {
      mode: request.mode,
      topic: addressOfTopic(world, request.topic),
      challenge,
      ...(request.mode === 'subscribe' ? { lease_seconds: String(request.leaseSeconds) } : {}),
    }),
    timeoutMilliseconds,
    maxBytes: mostBytes,
    redirects: 0,
  })
  if (answer.ok && isChallengeMet(answer.value, challenge)) {
    await inTransaction(world, async (tx) => {
      if (!(await removeRequest(tx, request.id))) return
      // Otherwise the feed's row could go, as one without subscribers, while this one comes.
      await takeTurn(tx)
      const now = world.clock.now()
      if (request.mode === 'unsubscribe') return removeSubscription(tx, request)
      await putSubscription(tx, { id: world.ids.newId(), request, now })
      if (content)
        await insertTopic(tx, {
          path: request.topic,
          madeOf: watchedOf(request.topic, content.madeOf),
          hash: hashOf(content.body),
          now,
        })
    })
    return
  }
  const reason = answer.ok ? `answered ${answer.value.status} without the challenge` : answer.refusal
  const mayRecover = answer.ok
    ? answer.value.status >= 500
    : answer.refusal === 'timed-out' ||
      answer.refusal === 'connection-failed' ||
      answer.refusal === 'host-unknown'
  const again = mayRecover ? nextAskingAt(request.attempts, world.clock.now()) : null
  world.log.info(
    { callback: hostOf(request.callback), topic: request.topic, mode: request.mode, reason, again },
    'a callback of the hub did not confirm',
  )
  await inTransaction(world, async (tx) => {
    if (again) await putRequestOff(tx, request.id, again)
    else await removeRequest(tx, request.id)
  })
}

/** Tells a callback that it gets nothing (any more) of a feed (5.2). Whether it hears that is its own affair. */
export async function deny(
  world: Pick<World, 'config' | 'log'>,
  { callback, topic }: { callback: string; topic: string },
  reason: string,
): Promise<void> {
  const url = askingAddress(callback, { mode: 'denied', topic: addressOfTopic(world, topic), reason })
  await guardedFetch(world, { url, timeoutMilliseconds, maxBytes: mostBytes, redirects: 0 })
  world.log.info({ callback: hostOf(callback), topic, reason }, 'the hub denied a subscription')
}

export const addressOfTopic = ({ config }: Pick<World, 'config'>, path: string): string =>
  config.publicUrl + encodeURI(path).replace(/[?#]/g, encodeURIComponent)

/** All that a log needs: what follows in a callback's address may be a secret of the subscriber. */
export const hostOf = (callback: string): string => URL.parse(callback)?.host ?? ''
