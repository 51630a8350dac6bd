import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { linkAddress } from '../platform/http/link-address.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { normalPath, type Redirect, type RedirectRefusal } from './redirect.ts'
import { deleteRedirect, putRedirect } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Adds or replaces a manual redirect. What exists at `from` (an article, a page) goes before it. */
export async function setRedirect(
  world: Needs,
  input: { from: string; to: string },
  actor: Actor,
): Promise<Result<Redirect, RedirectRefusal>> {
  const fromPath = normalPath(input.from)
  if (!fromPath || fromPath === '/') return refused('bad-path', { field: 'from' })
  const toPath = input.to.startsWith('/') ? normalPath(input.to) : null
  const toUrl = toPath ?? (/^https?:\/\//i.test(input.to) ? linkAddress(input.to, ['https:', 'http:']) : null)
  if (!toUrl) return refused('bad-path', { field: 'to' })
  if (toUrl === fromPath) return refused('leads-to-itself', { field: 'to' })
  return inTransaction(world, async (tx) => {
    const redirect: Redirect = {
      fromPath,
      articleId: null,
      toUrl,
      createdAt: world.clock.now(),
      createdBy: actor.name,
    }
    await putRedirect(tx, redirect)
    await recordAudit(tx, world, {
      actor,
      action: 'redirect.set',
      subject: { kind: 'redirect', id: fromPath },
      detail: { to: toUrl },
    })
    await announce(tx, world.clock, 'redirect.changed', { fromPath })
    return ok(redirect)
  })
}

export async function removeRedirect(
  world: Needs,
  from: string,
  actor: Actor,
): Promise<Result<null, RedirectRefusal>> {
  return inTransaction(world, async (tx) => {
    if (!(await deleteRedirect(tx, from))) return refused('not-found')
    await recordAudit(tx, world, {
      actor,
      action: 'redirect.removed',
      subject: { kind: 'redirect', id: from },
    })
    await announce(tx, world.clock, 'redirect.changed', { fromPath: from })
    return ok(null)
  })
}
