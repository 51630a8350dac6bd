import { inTransaction } from '../platform/db/db.ts'
import { allowRules } from '../platform/http/outgoing-address.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type HubRefusal, readHubRequest } from './hub.ts'
import { hubLoad, putRequest } from './store.ts'

/** Beyond these somebody plays with the hub. */
const most = { waiting: 2000, waitingOfHost: 100, subscriptions: 50_000 } as const

/**
 * Takes down a wish to (un)subscribe. Nothing comes of it until its callback has been asked (`verify.ts`). Refusals carry a
 * sentence for the developer in `detail.reason`.
 */
export async function askHub(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>,
  fields: URLSearchParams,
  isFeed: (path: string) => Promise<boolean>,
): Promise<Result<null, HubRefusal>> {
  const { publicUrl, fetchAllow } = world.config
  const read = readHubRequest(fields, { publicUrl, allow: allowRules(fetchAllow) })
  if (!read.ok) return read
  const request = read.value
  // To end a subscription its feed need not be there any more.
  if (request.mode === 'subscribe' && !(await isFeed(request.topic)))
    return refused('unknown-topic', { reason: 'There is no feed at hub.topic.' })
  const host = new URL(request.callback).host
  return inTransaction(world, async (tx) => {
    const load = await hubLoad(tx, host)
    const isFull =
      load.waiting >= most.waiting ||
      load.waitingOfHost >= most.waitingOfHost ||
      (request.mode === 'subscribe' && load.subscriptions >= most.subscriptions)
    if (isFull) return refused('too-many', { reason: 'Too many requests wait at this hub. Try again later.' })
    await putRequest(tx, { id: world.ids.newId(), request, host, now: world.clock.now() })
    return ok(null)
  })
}
