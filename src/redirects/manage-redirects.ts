import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { linkAddress } from '../platform/http/link-address.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import {
  isSystemPlace,
  normalPath,
  normalSource,
  normalTarget,
  type Redirect,
  type RedirectRefusal,
} from './redirect.ts'
import { deleteRedirect, isShownAt, putRedirect, redirectTarget } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/**
 * Adds or replaces a manual redirect. Refused where readers find something at `from` (it would never lead on), and where
 * whoever follows it would come back to `from`, over however many other redirects.
 */
export async function setRedirect(
  world: Needs & Pick<World, 'config'>,
  input: { from: string; to: string },
  actor: Actor,
): Promise<Result<Redirect, RedirectRefusal>> {
  const fromPath = normalSource(input.from)
  if (!fromPath || fromPath === '/') return refused('bad-path', { field: 'from' })
  const toPath = input.to.startsWith('/') ? normalTarget(input.to) : null
  const toUrl = toPath ?? (/^https?:\/\//i.test(input.to) ? linkAddress(input.to, ['https:', 'http:']) : null)
  if (!toUrl) return refused('bad-path', { field: 'to' })
  const ownTarget = toPath === null ? pathHere(world, toUrl) : normalPath(toPath)
  if (ownTarget === fromPath) return refused('leads-to-itself', { field: 'to' })
  if (isSystemPlace(fromPath)) return refused('address-in-use', { field: 'from', path: fromPath })
  return inTransaction(world, async (tx) => {
    if (await isShownAt(tx, fromPath)) return refused('address-in-use', { field: 'from', path: fromPath })
    if (ownTarget !== null && (await leadsTo(tx, world, { start: ownTarget, end: fromPath })))
      return refused('leads-in-a-circle', { field: 'to' })
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

/** The path on this site that an absolute address names; null when it is another site's. */
function pathHere(world: Pick<World, 'config'>, url: string): string | null {
  const { origin, pathname } = new URL(url)
  return origin === new URL(world.config.publicUrl).origin ? normalPath(pathname) : null
}

/** Whether one redirect after the other leads from `start` to `end`; what readers find on the way ends it. */
async function leadsTo(
  tx: Tx,
  world: Pick<World, 'config'>,
  { start, end }: { start: string; end: string },
): Promise<boolean> {
  const passed = new Set<string>()
  let path: string | null = start
  while (path !== null && !passed.has(path)) {
    if (path === end) return true
    passed.add(path)
    if (await isShownAt(tx, path)) return false
    const target: string | null = await redirectTarget(tx, path)
    path = target?.startsWith('/') ? normalPath(target) : target && pathHere(world, target)
  }
  return false
}

/** Ends the redirect from an address, a moved article's too; `not-found` when there is none. */
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
