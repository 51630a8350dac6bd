import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { type ApiEnv, badInput, callerOf } from './kit.ts'
import { ApiProblem } from './problem.ts'
import { claimCall, type KeptAnswer, keepAnswer, releaseCall } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'events'>

/** Calls of this process that are under way, so that one sent twice at once waits for its own answer. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * With `Idempotency-Key`, a creation that is sent again (a lost answer, an impatient client) gets the first answer
 * again and makes nothing new. The same key with another body is refused; one that another process is still at is
 * refused for the moment (409). Keys are kept for a day. What was made by a process that died before it answered is
 * made again.
 */
export async function onlyOnce<T extends Response>(
  world: Needs,
  c: Context<ApiEnv>,
  create: () => Promise<T>,
): Promise<T> {
  const key = c.req.header('idempotency-key')
  if (!key) return create()
  const scope = hashOf(`${callerOf(c).id} ${c.req.path} ${key}`)
  const call = { scope, request: hashOf(await c.req.text()) }
  while (underWay.has(scope)) await underWay.get(scope)
  const run = createOnce(world, call, create)
  underWay.set(
    scope,
    run.catch(() => {}).finally(() => underWay.delete(scope)),
  )
  return run
}

async function createOnce<T extends Response>(
  world: Needs,
  { scope, request }: { scope: string; request: string },
  create: () => Promise<T>,
): Promise<T> {
  const at = world.clock.now()
  const known = await inTransaction(world, (tx) => claimCall(tx, { scope, request, at }))
  if (known) return answerAgain(known, request) as T
  try {
    const answer = await create()
    const body = await answer.clone().text()
    await inTransaction(world, (tx) => keepAnswer(tx, scope, { status: answer.status, body }))
    return answer
  } catch (error) {
    await releaseCall(world.db, scope)
    throw error
  }
}

function answerAgain(known: KeptAnswer, request: string): Response {
  if (known.request !== request)
    throw badInput([{ path: ['Idempotency-Key'], message: 'field.idempotency-key' }])
  if (known.status === 0) throw new ApiProblem({ status: 409, code: 'still-under-way', retryAfterSeconds: 1 })
  return new Response(known.body, { status: known.status, headers: { 'content-type': 'application/json' } })
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
