import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'

/** A place where something of the library is shown, with what people call it. */
export type MediaUse = { kind: 'article' | 'author' | 'logo'; id: string; label: string }

const mostNamed = 20

/**
 * Where the picture or file is used: in the newest or the public state of an article, as an author's portrait, as
 * the logo. With `since`, only articles saved at or after that instant are looked at. Reads every article's text:
 * seconds on a large archive, so ask `longReads`.
 */
export async function usesOfMedia(
  db: Db | Tx,
  id: string,
  since: Instant | null = null,
): Promise<MediaUse[]> {
  const pattern = `%"${id}"%`
  let written = db
    .selectFrom('articles')
    .innerJoin('article_revisions as r', (join) =>
      join.onRef('r.article_id', '=', 'articles.id').onRef('r.number', '=', 'articles.revision'),
    )
    .select(['articles.id', 'articles.headline as label'])
    .where('r.content', 'like', pattern)
    .limit(mostNamed)
  let published = db
    .selectFrom('published_articles as p')
    .innerJoin('articles', 'articles.id', 'p.article_id')
    .select(['articles.id', 'p.headline as label'])
    .where((e) => e.or([e('p.lead_picture', 'like', pattern), e('p.body', 'like', pattern)]))
    .limit(mostNamed)
  if (since !== null) {
    written = written.where('articles.changed_at', '>=', since)
    published = published.where('articles.changed_at', '>=', since)
  }
  const authors = db.selectFrom('authors').select(['id', 'name as label']).where('portrait_media_id', '=', id)
  const logo = db
    .selectFrom('settings')
    .select('name as id')
    .where('name', '=', 'look')
    .where('value', 'like', pattern)
  const articles = [...(await written.execute()), ...(await published.execute())]
  const uses: MediaUse[] = [
    ...articles.map(({ id, label }) => ({ kind: 'article' as const, id, label })),
    ...(await authors.execute()).map(({ id, label }) => ({ kind: 'author' as const, id, label })),
    ...(await logo.execute()).map(({ id }) => ({ kind: 'logo' as const, id, label: id })),
  ]
  return [...new Map(uses.map((use) => [`${use.kind} ${use.id}`, use])).values()]
}
