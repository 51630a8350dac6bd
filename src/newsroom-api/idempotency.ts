import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { type ApiEnv, badInput, callerOf } from './kit.ts'
import { keepAnswer, keptAnswer } from './store.ts'

const underWay = new Map<string, Promise<unknown>>()

/**
 * With `Idempotency-Key`, a creation that is sent again (a lost answer, an impatient client) gets the first answer
 * again and makes nothing new. The same key with another body is refused. Keys are kept for a day.
 */
export async function onlyOnce<T extends Response>(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  c: Context<ApiEnv>,
  create: () => Promise<T>,
): Promise<T> {
  const key = c.req.header('idempotency-key')
  if (!key) return create()
  const scope = createHash('sha256')
    .update(`${callerOf(c).id} ${c.req.path} ${key}`)
    .digest('base64url')
  const request = createHash('sha256')
    .update(await c.req.text())
    .digest('base64url')
  while (underWay.has(scope)) await underWay.get(scope)
  const kept = await keptAnswer(world.db, scope)
  if (kept) {
    if (kept.request !== request)
      throw badInput([{ path: ['Idempotency-Key'], message: 'was used with another body' }])
    return new Response(kept.body, {
      status: kept.status,
      headers: { 'content-type': 'application/json' },
    }) as T
  }
  const run = create()
  underWay.set(
    scope,
    run.catch(() => {}).finally(() => underWay.delete(scope)),
  )
  const answer = await run
  const body = await answer.clone().text()
  await inTransaction(world, (tx) =>
    keepAnswer(tx, { scope, request, status: answer.status, body, at: world.clock.now() }),
  )
  return answer
}
