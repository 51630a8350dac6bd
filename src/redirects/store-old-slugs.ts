import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** What has a page under its slug. Where that page stands depends on the site's language, so slugs are kept, not paths. */
export type SlugKind = 'section' | 'tag' | 'author' | 'newsletter'

const tables = { section: 'sections', tag: 'tags', author: 'authors', newsletter: 'newsletters' } as const

/** What had this slug once has this one now; null when nothing known had it, or what had it is gone. */
export async function presentSlug(db: Db | Tx, kind: SlugKind, oldSlug: string): Promise<string | null> {
  const old = await db
    .selectFrom('old_slugs')
    .select('holder_id')
    .where('kind', '=', kind)
    .where('slug', '=', oldSlug)
    .executeTakeFirst()
  if (!old) return null
  const holder = await db
    .selectFrom(tables[kind])
    .select('slug')
    .where('id', '=', old.holder_id)
    .executeTakeFirst()
  return holder?.slug ?? null
}

/** Every slug that leads on, with what it leads to by id, in order of kind and slug. */
export async function listOldSlugs(
  db: Db,
): Promise<{ kind: string; slug: string; holderId: string; leftAt: Instant }[]> {
  return db
    .selectFrom('old_slugs')
    .select(['kind', 'slug', 'holder_id as holderId', 'left_at as leftAt'])
    .orderBy('kind')
    .orderBy('slug')
    .execute()
}

/** From now on `to` is this one's own, whoever left it before; who asks for `from` is led there. */
export async function moveSlug(
  tx: Tx,
  move: { kind: SlugKind; id: string; from: string | null; to: string; at: Instant },
): Promise<void> {
  await endOldSlug(tx, move.kind, move.to)
  if (move.from !== null && move.from !== move.to)
    await tx
      .insertInto('old_slugs')
      .values({ kind: move.kind, slug: move.from, holder_id: move.id, left_at: move.at })
      .execute()
}

/** All that led to `from`, and its own slug, lead to the one it was merged into. */
export async function mergeSlugs(
  tx: Tx,
  merge: { kind: SlugKind; from: { id: string; slug: string }; into: string; at: Instant },
): Promise<void> {
  const { kind, from, into, at } = merge
  await tx
    .updateTable('old_slugs')
    .set({ holder_id: into })
    .where('kind', '=', kind)
    .where('holder_id', '=', from.id)
    .execute()
  await tx.insertInto('old_slugs').values({ kind, slug: from.slug, holder_id: into, left_at: at }).execute()
}

/** Nothing leads to one that is removed. */
export async function forgetSlugs(tx: Tx, kind: SlugKind, id: string): Promise<void> {
  await tx.deleteFrom('old_slugs').where('kind', '=', kind).where('holder_id', '=', id).execute()
}

async function endOldSlug(tx: Tx, kind: SlugKind, slug: string): Promise<void> {
  await tx.deleteFrom('old_slugs').where('kind', '=', kind).where('slug', '=', slug).execute()
}
