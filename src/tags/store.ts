import type { Db, Tx } from '../platform/db/db.ts'
import { holdsWord } from '../platform/db/dialect-sql.ts'
import { nameKey } from '../platform/slug.ts'
import './schema.ts'
import type { TagsTable } from './schema.ts'
import { asTagKind, type Tag } from './tag.ts'

const fromRow = (row: TagsTable, aliases: string[]): Tag => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: asTagKind(row.kind),
  description: row.description,
  sameAs: row.same_as,
  aliases,
  revision: row.revision,
})

async function aliasesOf(db: Db | Tx, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('tag_aliases')
    .select(['tag_id', 'alias'])
    .where('tag_id', 'in', ids)
    .orderBy('alias')
    .execute()
  const byTag = Map.groupBy(rows, (row) => row.tag_id)
  return new Map([...byTag].map(([id, found]) => [id, found.map(({ alias }) => alias)]))
}

async function withAliases(db: Db | Tx, rows: TagsTable[]): Promise<Tag[]> {
  const aliases = await aliasesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => fromRow(row, aliases.get(row.id) ?? []))
}

/** With its aliases; null when there is none. */
export async function tagById(db: Db | Tx, id: string): Promise<Tag | null> {
  const row = await db.selectFrom('tags').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? ((await withAliases(db, [row]))[0] ?? null) : null
}

/** By the present slug; old ones are the redirects room's. */
export async function tagBySlug(db: Db | Tx, slug: string): Promise<Tag | null> {
  const row = await db.selectFrom('tags').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? ((await withAliases(db, [row]))[0] ?? null) : null
}

/** Those that exist, in no order. */
export async function tagsByIds(db: Db | Tx, ids: string[]): Promise<Tag[]> {
  if (ids.length === 0) return []
  return withAliases(db, await db.selectFrom('tags').selectAll().where('id', 'in', ids).execute())
}

/** By name or alias; case and accents do not matter. A name goes before an alias. */
export async function tagNamed(db: Db | Tx, name: string): Promise<Tag | null> {
  const key = nameKey(name)
  const row =
    (await db.selectFrom('tags').selectAll().where('name_key', '=', key).limit(1).executeTakeFirst()) ??
    (await db
      .selectFrom('tags')
      .selectAll()
      .where('id', 'in', (e) => e.selectFrom('tag_aliases').select('tag_id').where('alias_key', '=', key))
      .limit(1)
      .executeTakeFirst())
  return row ? ((await withAliases(db, [row]))[0] ?? null) : null
}

/** By name or alias, else by slug or id: a tag called „C“ goes before „C++“ at the address `c`. */
export const findTag = async (db: Db | Tx, word: string): Promise<Tag | null> =>
  (await tagNamed(db, word)) ?? (await tagBySlug(db, word)) ?? (await tagById(db, word))

export type CountedTag = Tag & { articleCount: number }

/** Tags by name with how many published articles carry each. */
export async function listTags(
  db: Db,
  page: { after: string | null; limit: number; q?: string; kind?: string },
): Promise<CountedTag[]> {
  let query = db
    .selectFrom('tags')
    .selectAll()
    .select((e) =>
      e
        .selectFrom('published_article_tags')
        .whereRef('tag_id', '=', 'tags.id')
        .select((c) => c.fn.countAll().as('n'))
        .as('article_count'),
    )
    .orderBy('name_key')
    .limit(page.limit)
  if (page.after !== null) query = query.where('name_key', '>', page.after)
  if (page.kind) query = query.where('kind', '=', page.kind)
  if (page.q) {
    const key = nameKey(page.q)
    query = query.where((e) =>
      e.or([
        holdsWord('name_key', key),
        e('id', 'in', e.selectFrom('tag_aliases').select('tag_id').where(holdsWord('alias_key', key))),
      ]),
    )
  }
  const rows = await query.execute()
  const tags = await withAliases(db, rows as unknown as TagsTable[])
  return tags.map((tag, index) => ({ ...tag, articleCount: Number(rows[index]?.article_count ?? 0) }))
}

/** With its aliases, but for those another tag has. */
export async function insertTag(tx: Tx, tag: Tag, createdAt: string): Promise<void> {
  await tx
    .insertInto('tags')
    .values({
      id: tag.id,
      slug: tag.slug,
      name: tag.name,
      name_key: nameKey(tag.name),
      kind: tag.kind,
      description: tag.description,
      same_as: tag.sameAs,
      revision: tag.revision,
      created_at: createdAt,
    })
    .execute()
  await replaceAliases(tx, tag)
}

/** True when `tag.revision` was still the newest; the row then has the next one. */
export async function updateTag(tx: Tx, tag: Tag): Promise<boolean> {
  const row = {
    slug: tag.slug,
    name: tag.name,
    name_key: nameKey(tag.name),
    kind: tag.kind,
    description: tag.description,
    same_as: tag.sameAs,
  }
  const result = await tx
    .updateTable('tags')
    .set({ ...row, revision: tag.revision + 1 })
    .where('id', '=', tag.id)
    .where('revision', '=', tag.revision)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return false
  await replaceAliases(tx, tag)
  return true
}

async function replaceAliases(tx: Tx, tag: Tag): Promise<void> {
  await tx.deleteFrom('tag_aliases').where('tag_id', '=', tag.id).execute()
  const byKey = new Map(tag.aliases.map((alias) => [nameKey(alias), alias]))
  byKey.delete(nameKey(tag.name))
  for (const [key, alias] of byKey) {
    if (!key) continue
    await tx
      .insertInto('tag_aliases')
      .values({ tag_id: tag.id, alias, alias_key: key })
      .onConflict((c) => c.doNothing())
      .execute()
  }
}

/** With its aliases; fails while articles carry it. */
export async function deleteTag(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('tags').where('id', '=', id).execute()
}
