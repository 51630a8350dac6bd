import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { deleteRedirect, putRedirect, repointRedirects } from '../redirects/index.ts'
import { isTooLong, type NewPage, type Page, type PageRefusal, pagePath, publishedSince } from './page.ts'
import { deletePage, insertPage, isPathTaken, pageById, updatePage } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Makes a page, before readers at once if `published`. An old redirect from its address ends. */
export async function createPage(
  world: Needs,
  input: NewPage,
  actor: Actor,
): Promise<Result<Page, PageRefusal>> {
  const placed = pagePath(input)
  if ('refusal' in placed) return refused(placed.refusal, { field: 'path', path: input.path ?? '' })
  if (isTooLong(input.body)) return refused('body-too-long', { field: 'body' })
  return inTransaction(world, async (tx) => {
    const id = world.ids.newId()
    const now = world.clock.now()
    if (await isPathTaken(tx, placed.path, id))
      return refused('path-taken', { field: 'path', path: placed.path })
    const publishedAt = publishedSince(null, input.published ?? false, now)
    const page: Page = {
      id,
      path: placed.path,
      title: input.title,
      language: input.language,
      body: input.body,
      searchDescription: input.searchDescription || null,
      revision: 1,
      publishedAt,
      firstPublishedAt: publishedAt,
      createdAt: now,
      changedAt: now,
      changedBy: actor.name,
    }
    await insertPage(tx, page)
    await deleteRedirect(tx, page.path)
    await tell(tx, world, { actor, action: 'page.created', page, previousPath: null })
    return ok(page)
  })
}

/**
 * Changes what is given; readers see it at once when the page is published. Refused when somebody else saved since
 * `expected` (`detail.current`); a save that changes nothing makes no revision. Once readers have seen it, a new address leaves a redirect at the old one.
 */
export async function savePage(
  world: Needs,
  save: { id: string; expected: number; change: Partial<NewPage> },
  actor: Actor,
): Promise<Result<Page, PageRefusal>> {
  const { change } = save
  if (change.body && isTooLong(change.body)) return refused('body-too-long', { field: 'body' })
  return inTransaction(world, async (tx) => {
    const before = await pageById(tx, save.id)
    if (!before) return refused('not-found')
    const outdated = refused('revision-outdated' as const, { current: before.revision })
    if (before.revision !== save.expected) return outdated
    const title = change.title ?? before.title
    const placed = change.path === undefined ? { path: before.path } : pagePath({ title, path: change.path })
    if ('refusal' in placed) return refused(placed.refusal, { field: 'path', path: change.path ?? '' })
    const { path } = placed
    if (path !== before.path && (await isPathTaken(tx, path, before.id)))
      return refused('path-taken', { field: 'path', path })
    const now = world.clock.now()
    const publishedAt = publishedSince(before, change.published, now)
    const page: Page = {
      ...before,
      path,
      title,
      language: change.language ?? before.language,
      body: change.body ?? before.body,
      searchDescription:
        change.searchDescription === undefined ? before.searchDescription : change.searchDescription || null,
      publishedAt,
      firstPublishedAt: before.firstPublishedAt ?? publishedAt,
      changedAt: now,
      changedBy: actor.name,
    }
    if (isSame(page, before)) return ok(before)
    if (!(await updatePage(tx, page))) return outdated
    if (path !== before.path) await leadOn(tx, world, { before, path })
    await tell(tx, world, { actor, action: 'page.changed', page, previousPath: before.path })
    return ok({ ...page, revision: before.revision + 1 })
  })
}

/** Nothing but who saved it and when has changed. */
const isSame = (page: Page, before: Page): boolean => {
  const { changedAt, changedBy } = before
  return JSON.stringify({ ...page, changedAt, changedBy }) === JSON.stringify(before)
}

/** The new address is the page's own; the old one leads there if readers may know it. */
async function leadOn(tx: Tx, world: Needs, { before, path }: { before: Page; path: string }): Promise<void> {
  await deleteRedirect(tx, path)
  if (before.firstPublishedAt === null) return
  const redirect = {
    fromPath: before.path,
    articleId: null,
    toUrl: path,
    createdAt: world.clock.now(),
    createdBy: null,
  }
  const earlier = await repointRedirects(tx, { from: before.path, to: path })
  await putRedirect(tx, redirect)
  for (const fromPath of [...earlier, before.path])
    await announce(tx, world.clock, 'redirect.changed', { fromPath })
}

/** Removes the page for good; to take it from readers only, save it with `published: false`. */
export async function removePage(world: Needs, id: string, actor: Actor): Promise<Result<null, PageRefusal>> {
  return inTransaction(world, async (tx) => {
    const page = await pageById(tx, id)
    if (!page) return refused('not-found')
    await deletePage(tx, id)
    await recordAudit(tx, world, {
      actor,
      action: 'page.removed',
      subject: { kind: 'page', id, label: page.title },
      detail: { path: page.path },
    })
    await announce(tx, world.clock, 'page.removed', { pageId: id, path: page.path })
    return ok(null)
  })
}

async function tell(
  tx: Tx,
  world: Needs,
  what: { actor: Actor; action: string; page: Page; previousPath: string | null },
): Promise<void> {
  const { actor, action, page, previousPath } = what
  await recordAudit(tx, world, {
    actor,
    action,
    subject: { kind: 'page', id: page.id, label: page.title },
    detail: { path: page.path, published: page.publishedAt !== null },
  })
  await announce(tx, world.clock, 'page.changed', { pageId: page.id, path: page.path, previousPath })
}
