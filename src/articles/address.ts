import type { Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import { slugify } from '../platform/slug.ts'
import type { World } from '../platform/world.ts'
import { deleteRedirect, putRedirect } from '../redirects/index.ts'
import { reservedSegments, type Section } from '../sections/index.ts'
import type { ArticleState } from './article.ts'
import { pathHolder } from './store.ts'

export type AddressRefusal = 'path-taken' | 'bad-slug'

/**
 * A free address for an article. A slug that was asked for is taken or refused; one that was `kept` from before or is
 * made from the headline gets a number when somebody has it. A headline without letters gets the end of the article's
 * id.
 */
export async function addressFor(
  tx: Tx,
  wish: { id: string; section: Section; slug?: string; headline: string; kept?: string },
): Promise<Result<string, AddressRefusal>> {
  const asked = wish.slug ? slugify(wish.slug, 160) : null
  if (asked === '') return refused('bad-slug', { field: 'slug' })
  const base = asked ?? wish.kept ?? (slugify(wish.headline) || `artikel-${wish.id.slice(-8)}`)
  const path = `/${wish.section.slug}/${base}`
  if (await isFree(tx, path, wish.id)) return ok(path)
  if (asked) return refused('path-taken', { field: 'slug', path })
  for (let number = 2; number <= 20; number++) {
    const numbered = `${path}-${number}`
    if (await isFree(tx, numbered, wish.id)) return ok(numbered)
  }
  return ok(`${path}-${wish.id.slice(-12)}`)
}

async function isFree(tx: Tx, path: string, id: string): Promise<boolean> {
  if (reservedSegments.has(path.split('/')[1] ?? '') || path.endsWith('/feed')) return false
  const holder = await pathHolder(tx, path)
  return holder === null || holder === id
}

/**
 * The article's address after a save. It changes when another slug is asked for, and, as long as no reader has seen
 * it, follows the section and, unless somebody chose the slug, the headline. A published article leaves a redirect at
 * its old address.
 */
export async function moveAddress(
  tx: Tx,
  world: Pick<World, 'clock'>,
  move: {
    state: ArticleState
    section: Section
    headlines: { before: string; after: string }
    slug?: string
  },
): Promise<Result<string, AddressRefusal>> {
  const { state, headlines } = move
  const present = state.path.split('/').at(-1) ?? ''
  const seen = state.firstPublishedAt !== null
  if (move.slug === undefined && seen) return ok(state.path)
  if (
    move.slug !== undefined &&
    slugify(move.slug, 160) === present &&
    (seen || state.path.startsWith(`/${move.section.slug}/`))
  )
    return ok(state.path)
  const path = await addressFor(tx, {
    id: state.id,
    section: move.section,
    slug: move.slug,
    headline: headlines.after,
    kept: move.slug === undefined && wasChosen(present, headlines.before) ? present : undefined,
  })
  if (!path.ok || path.value === state.path) return path
  await deleteRedirect(tx, path.value)
  if (seen) {
    await putRedirect(tx, {
      fromPath: state.path,
      articleId: state.id,
      toUrl: null,
      createdAt: world.clock.now(),
      createdBy: null,
    })
    await announce(tx, world.clock, 'redirect.changed', { fromPath: state.path })
  }
  return path
}

/** Whether somebody asked for this slug: it is not what the headline gives, with or without a number behind it. */
function wasChosen(slug: string, headline: string): boolean {
  const given = slugify(headline)
  if (!given) return !slug.startsWith('artikel-')
  return (
    slug !== given &&
    !(slug.startsWith(`${given}-`) && /^\d+$|^[0-9a-f]{12}$/.test(slug.slice(given.length + 1)))
  )
}
