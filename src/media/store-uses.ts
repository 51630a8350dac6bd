import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'

/** A place where something of the library is shown, with what people call it. */
export type MediaUse = {
  kind: 'article' | 'page' | 'front-page' | 'author' | 'logo'
  id: string
  label: string
}

const mostNamed = 20

/**
 * Where the picture or file is used: in the newest or the public state of an article, on a page, on the front page,
 * as a portrait, as the logo. With `since`, only articles and pages changed at or after that instant are read: to
 * read them all takes seconds in a large archive, so ask `longReads` for that.
 */
export async function usesOfMedia(db: Db | Tx, id: string, since?: Instant): Promise<MediaUse[]> {
  const uses = [
    ...(await inArticles(db, id, since)),
    ...(await inPublishedArticles(db, id, since)),
    ...(await onPages(db, id, since)),
    ...(await elsewhere(db, id)),
  ]
  return [...new Map(uses.map((use) => [`${use.kind} ${use.id}`, use])).values()]
}

/** Ids stand in quotes in the JSON of documents. */
const quoted = (id: string): string => `%"${id.replace(/[%_\\]/g, '')}"%`

async function inArticles(db: Db | Tx, mediaId: string, since?: Instant): Promise<MediaUse[]> {
  let query = db
    .selectFrom('articles as a')
    .innerJoin('article_revisions as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.revision'),
    )
    .select(['a.id', 'a.headline as label'])
    .where('r.content', 'like', quoted(mediaId))
    .limit(mostNamed)
  if (since) query = query.where('a.changed_at', '>=', since)
  return (await query.execute()).map((row) => ({ kind: 'article', ...row }))
}

async function inPublishedArticles(db: Db | Tx, mediaId: string, since?: Instant): Promise<MediaUse[]> {
  let query = db
    .selectFrom('published_articles as p')
    .innerJoin('articles as a', 'a.id', 'p.article_id')
    .select(['a.id', 'p.headline as label'])
    .where((e) => e.or([e('p.lead_picture', 'like', quoted(mediaId)), e('p.body', 'like', quoted(mediaId))]))
    .limit(mostNamed)
  if (since) query = query.where('a.changed_at', '>=', since)
  return (await query.execute()).map((row) => ({ kind: 'article', ...row }))
}

async function onPages(db: Db | Tx, mediaId: string, since?: Instant): Promise<MediaUse[]> {
  let query = db
    .selectFrom('pages')
    .select(['id', 'title as label'])
    .where('body', 'like', quoted(mediaId))
    .limit(mostNamed)
  if (since) query = query.where('changed_at', '>=', since)
  return (await query.execute()).map((row) => ({ kind: 'page', ...row }))
}

async function elsewhere(db: Db | Tx, mediaId: string): Promise<MediaUse[]> {
  const pins = await db
    .selectFrom('front_page_pins as p')
    .innerJoin('articles as a', 'a.id', 'p.article_id')
    .select(['a.id', 'a.headline as label'])
    .where('p.media_id', '=', mediaId)
    .execute()
  const portraits = await db
    .selectFrom('authors')
    .select(['id', 'name as label'])
    .where('portrait_media_id', '=', mediaId)
    .execute()
  const logos = await db
    .selectFrom('settings')
    .select('name as id')
    .where('name', '=', 'look')
    .where('value', 'like', quoted(mediaId))
    .execute()
  return [
    ...pins.map((row) => ({ kind: 'front-page' as const, ...row })),
    ...portraits.map((row) => ({ kind: 'author' as const, ...row })),
    ...logos.map(({ id }) => ({ kind: 'logo' as const, id, label: 'Logo' })),
  ]
}
