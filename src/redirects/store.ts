import type { Db, Tx } from '../platform/db/db.ts'
import { holdsWord } from '../platform/db/dialect-sql.ts'
import { pathAsTarget, type Redirect } from './redirect.ts'
import './schema.ts'
import type { RedirectsTable } from './schema.ts'

const fromRow = (row: RedirectsTable): Redirect => ({
  fromPath: row.from_path,
  articleId: row.article_id,
  toUrl: row.to_url,
  createdAt: row.created_at,
  createdBy: row.created_by,
})

/**
 * Where an old address (in the form of `normalSource`) leads now: a target of this site (`normalTarget`) or an absolute
 * address; null when nothing is known of it. One to an article or page that was never public leads nowhere yet: the address
 * would tell its headline.
 */
export async function redirectTarget(db: Db | Tx, path: string): Promise<string | null> {
  const row = await db
    .selectFrom('redirects')
    .leftJoin('articles', 'articles.id', 'redirects.article_id')
    .leftJoin('pages', 'pages.path', 'redirects.to_url')
    .select([
      'redirects.to_url',
      'articles.path',
      'articles.first_published_at',
      'pages.id as page_id',
      'pages.published_at as page_published_at',
    ])
    .where('redirects.from_path', '=', path)
    .executeTakeFirst()
  if (!row) return null
  if (row.path !== null) return row.first_published_at === null ? null : pathAsTarget(row.path)
  return row.page_id !== null && row.page_published_at === null ? null : row.to_url
}

/** Whether readers find something at the path: a published article or page, a section, a tag or an author. */
export async function isShownAt(db: Db | Tx, path: string): Promise<boolean> {
  const [first = '', second, ...deeper] = path.slice(1).split('/')
  const found = [
    await db.selectFrom('published_articles').select('path').where('path', '=', path).executeTakeFirst(),
    await db
      .selectFrom('pages')
      .select('path')
      .where('path', '=', path)
      .where('published_at', 'is not', null)
      .executeTakeFirst(),
  ]
  if (second === undefined)
    found.push(
      await db.selectFrom('sections').select('slug as path').where('slug', '=', first).executeTakeFirst(),
    )
  const table = namedBelow.get(first)
  if (table && second !== undefined && deeper.length === 0)
    found.push(
      await db.selectFrom(table).select('slug as path').where('slug', '=', second).executeTakeFirst(),
    )
  return found.some((row) => row !== undefined)
}

/** First segments under which tags and authors stand, in German and in English. */
const namedBelow: ReadonlyMap<string, 'tags' | 'authors'> = new Map([
  ['themen', 'tags'],
  ['topics', 'tags'],
  ['autoren', 'authors'],
  ['authors', 'authors'],
])

/** `target`: where it leads now. */
export type ListedRedirect = Redirect & { target: string | null }

/** The manual redirects and those of moved articles, by path. */
export async function listRedirects(
  db: Db,
  page: { after: string | null; limit: number; q?: string },
): Promise<ListedRedirect[]> {
  let query = db
    .selectFrom('redirects')
    .leftJoin('articles', 'articles.id', 'redirects.article_id')
    .selectAll('redirects')
    .select('articles.path as article_path')
    .orderBy('from_path')
    .limit(page.limit)
  if (page.after !== null) query = query.where('from_path', '>', page.after)
  if (page.q) query = query.where(holdsWord('from_path', page.q))
  const rows = await query.execute()
  return rows.map((row) => ({ ...fromRow(row), target: row.article_path ?? row.to_url }))
}

/** Writes the redirect, in place of an older one from the same path. */
export async function putRedirect(tx: Tx, redirect: Redirect): Promise<void> {
  const row = {
    article_id: redirect.articleId,
    to_url: redirect.toUrl,
    created_at: redirect.createdAt,
    created_by: redirect.createdBy,
  }
  await tx
    .insertInto('redirects')
    .values({ from_path: redirect.fromPath, ...row })
    .onConflict((conflict) => conflict.column('from_path').doUpdateSet(row))
    .execute()
}

/** Those from addresses that lead nowhere yet; an earlier redirect stays, as somebody may have set it by hand. */
export async function putRedirectsIfFree(tx: Tx, redirects: readonly Redirect[]): Promise<void> {
  if (redirects.length === 0) return
  await tx
    .insertInto('redirects')
    .values(
      redirects.map((redirect) => ({
        from_path: redirect.fromPath,
        article_id: redirect.articleId,
        to_url: redirect.toUrl,
        created_at: redirect.createdAt,
        created_by: redirect.createdBy,
      })),
    )
    .onConflict((conflict) => conflict.column('from_path').doNothing())
    .execute()
}

/** True when there was one. */
export async function deleteRedirect(tx: Tx, fromPath: string): Promise<boolean> {
  const result = await tx.deleteFrom('redirects').where('from_path', '=', fromPath).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** What led to `from` leads to `to` at once, without a second hop. Answers the paths that lead elsewhere now. */
export async function repointRedirects(
  tx: Tx,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const rows = await tx
    .updateTable('redirects')
    .set({ to_url: to })
    .where('to_url', '=', from)
    .where('from_path', '!=', to)
    .returning('from_path')
    .execute()
  return rows.map(({ from_path }) => from_path)
}
