import type { Context } from 'hono'
import { type Actor, staffSessionOf } from '../accounts/index.ts'
import type { Refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type ApiEnv, callerOf, problemFrom } from './kit.ts'
import { ApiProblem } from './problem.ts'

/** Who asks for a change and from where, as the audit log wants to know it. */
export const byCaller = (c: Context<ApiEnv>): { actor: Actor; address: string | null } => ({
  actor: callerOf(c),
  address: c.var.remoteAddress ?? null,
})

/** The signed-in person and their session; programs with a token have no account of their own. */
export async function ownOf(
  world: Pick<World, 'db' | 'clock' | 'config'>,
  c: Context<ApiEnv>,
): Promise<{ staffId: string; sessionId: string; address: string | null }> {
  const signedIn = c.var.signedInBy === 'cookie' ? await staffSessionOf(world, c.req.raw.headers) : null
  if (!signedIn) throw new ApiProblem({ status: 403, code: 'staff-only' })
  const { session } = signedIn
  return { staffId: session.staffId, sessionId: session.id, address: c.var.remoteAddress ?? null }
}

/** Like `problemFrom`, but too many tries are 429 and say when to come back. */
export function refusalProblem(
  refusal: Refused<string>,
  statuses: Readonly<Record<string, number>> = {},
): ApiProblem {
  const seconds = refusal.detail?.seconds
  if (refusal.refusal !== 'too-many-tries' || typeof seconds !== 'number')
    return problemFrom<string>(refusal, statuses)
  return new ApiProblem({
    status: 429,
    code: 'too-many-tries',
    placeholders: { seconds },
    retryAfterSeconds: seconds,
  })
}
