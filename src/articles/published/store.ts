import type { Kysely } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tables, Tx } from '../../platform/db/db.ts'
import { utcMonth } from '../../platform/db/dialect-sql.ts'
import type { StoredByline } from '../article.ts'
import type { ArticleCard, ArticleLabel, Byline } from '../published-article.ts'
import type { PublishedArticlesTable } from '../schema.ts'

const cardColumns = [
  'published_articles.article_id',
  'published_articles.path',
  'published_articles.language',
  'published_articles.headline',
  'published_articles.kicker',
  'published_articles.standfirst',
  'published_articles.teaser',
  'published_articles.label',
  'published_articles.bylines',
  'published_articles.lead_picture',
  'published_articles.word_count',
  'published_articles.published_at',
  'published_articles.updated_at',
  'published_articles.section_id',
] as const

type CardRow = Pick<
  PublishedArticlesTable,
  | 'article_id'
  | 'path'
  | 'language'
  | 'headline'
  | 'kicker'
  | 'standfirst'
  | 'teaser'
  | 'label'
  | 'bylines'
  | 'lead_picture'
  | 'word_count'
  | 'published_at'
  | 'updated_at'
  | 'section_id'
>

export type Reader = Db | Tx

/** Where articles stand, by id. */
export type SectionsOfCards = ReadonlyMap<string, { slug: string; name: string; commentMode: string | null }>

export async function sectionsOf(
  db: Reader,
  rows: readonly { section_id: string }[],
): Promise<SectionsOfCards> {
  const sections = await db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'comment_mode as commentMode'])
    .where('id', 'in', [...new Set(rows.map((row) => row.section_id))])
    .execute()
  return new Map(sections.map(({ id, ...section }) => [id, section]))
}

/** Rows with their sections and authors' present names: two further queries however many rows. */
export async function toCards(
  db: Reader,
  rows: CardRow[],
  knownSections?: SectionsOfCards,
): Promise<ArticleCard[]> {
  if (rows.length === 0) return []
  const stored = rows.map((row) => JSON.parse(row.bylines) as StoredByline[])
  const authors = await authorNames(db, stored.flat())
  const sections = knownSections ?? (await sectionsOf(db, rows))
  return rows.map((row, index) => ({
    id: row.article_id,
    path: row.path,
    language: row.language,
    headline: row.headline,
    kicker: row.kicker,
    teaser: row.teaser ?? row.standfirst,
    label: row.label as ArticleLabel | null,
    section: {
      id: row.section_id,
      slug: sections.get(row.section_id)?.slug ?? '',
      name: sections.get(row.section_id)?.name ?? '',
    },
    bylines: (stored[index] ?? []).flatMap((byline): Byline[] => {
      if (byline.kind === 'agency') return [byline]
      const author = authors.get(byline.authorId)
      return author ? [{ kind: 'author', ...author }] : []
    }),
    picture: row.lead_picture ? JSON.parse(row.lead_picture) : null,
    wordCount: row.word_count,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }))
}

async function authorNames(
  db: Reader,
  bylines: StoredByline[],
): Promise<Map<string, { id: string; slug: string; name: string }>> {
  const ids = new Set(bylines.flatMap((byline) => (byline.kind === 'author' ? [byline.authorId] : [])))
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('authors')
    .select(['id', 'slug', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which published articles a list wants. `before` is the cursor of the page above: exclusive, newest first. */
export type PublishedFilter = {
  sectionId?: string
  tagId?: string
  authorId?: string
  language?: string
  from?: Instant
  to?: Instant
  before?: { publishedAt: Instant; id: string } | null
  limit: number
}

/** Newest first. Each kind of list is answered by its own index. */
export async function listPublished(db: Db, filter: PublishedFilter, now: Instant): Promise<ArticleCard[]> {
  const rows = await publishedRows(db, filter, now)
  return toCards(db, rows)
}

/** The cards of these articles in their order, and those of a list: read together, as a page shows them. */
export async function cardsAndList(
  db: Db,
  { ids, list }: { ids: readonly string[]; list: PublishedFilter },
  now: Instant,
): Promise<{ cards: ArticleCard[]; listed: ArticleCard[] }> {
  const named = ids.length > 0 ? await rowsByIds(db, ids, now) : []
  const listed = await publishedRows(db, list, now)
  const all = await toCards(db, [...named, ...listed])
  const byId = new Map(all.map((card) => [card.id, card]))
  return { cards: ids.flatMap((id) => byId.get(id) ?? []), listed: all.slice(named.length) }
}

const rowsByIds = (db: Db, ids: readonly string[], now: Instant): Promise<CardRow[]> =>
  db
    .selectFrom('published_articles')
    .select(cardColumns)
    .where('article_id', 'in', ids)
    .where('published_at', '<=', now)
    .execute()

async function publishedRows(db: Db, filter: PublishedFilter, now: Instant): Promise<CardRow[]> {
  const link = filter.tagId
    ? ({ table: 'published_article_tags', column: 'tag_id', value: filter.tagId } as const)
    : filter.authorId
      ? ({ table: 'published_article_authors', column: 'author_id', value: filter.authorId } as const)
      : null
  if (link) {
    let query = db
      .selectFrom(`${link.table} as link` as 'published_article_tags as link')
      .innerJoin('published_articles', 'published_articles.article_id', 'link.article_id')
      .select(cardColumns)
      .where(`link.${link.column}` as 'link.tag_id', '=', link.value)
      .where('link.published_at', '<=', filter.to && filter.to < now ? filter.to : now)
      .orderBy('link.published_at', 'desc')
      .orderBy('link.article_id', 'desc')
      .limit(filter.limit)
    if (filter.from) query = query.where('link.published_at', '>=', filter.from)
    if (filter.before) {
      const { publishedAt, id } = filter.before
      query = query.where((e) =>
        e(e.refTuple('link.published_at', 'link.article_id'), '<', e.tuple(publishedAt, id)),
      )
    }
    return query.execute()
  }
  let query = db
    .selectFrom('published_articles')
    .select(cardColumns)
    .where('published_at', '<=', filter.to && filter.to < now ? filter.to : now)
    .orderBy('published_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(filter.limit)
  if (filter.sectionId) query = query.where('section_id', '=', filter.sectionId)
  if (filter.language) query = query.where('language', '=', filter.language)
  if (filter.from) query = query.where('published_at', '>=', filter.from)
  if (filter.before) {
    const { publishedAt, id } = filter.before
    query = query.where((e) => e(e.refTuple('published_at', 'article_id'), '<', e.tuple(publishedAt, id)))
  }
  return query.execute()
}

/** The cards of these articles that are published, in the order of `ids`. */
export async function cardsByIds(db: Db, ids: string[], now: Instant): Promise<ArticleCard[]> {
  if (ids.length === 0) return []
  const rows = await rowsByIds(db, ids, now)
  const cards = new Map((await toCards(db, rows)).map((card) => [card.id, card]))
  return ids.flatMap((id) => cards.get(id) ?? [])
}

/** All published addresses with last change, oldest first, for sitemaps; pages by `after`. */
export async function publishedAddresses(
  db: Db,
  page: { after: { publishedAt: Instant; id: string } | null; limit: number; from?: Instant },
  now: Instant,
): Promise<
  {
    id: string
    path: string
    headline: string
    language: string
    translationGroup: string
    mediaId: string | null
    publishedAt: Instant
    updatedAt: Instant | null
  }[]
> {
  let query = db
    .selectFrom('published_articles')
    .select([
      'article_id',
      'path',
      'headline',
      'language',
      'translation_group',
      'lead_picture',
      'published_at',
      'updated_at',
    ])
    .where('published_at', '<=', now)
    .orderBy('published_at')
    .orderBy('article_id')
    .limit(page.limit)
  if (page.from) query = query.where('published_at', '>=', page.from)
  if (page.after) {
    const { publishedAt, id } = page.after
    query = query.where((e) => e(e.refTuple('published_at', 'article_id'), '>', e.tuple(publishedAt, id)))
  }
  return (await query.execute()).map((row) => ({
    id: row.article_id,
    path: row.path,
    headline: row.headline,
    language: row.language,
    translationGroup: row.translation_group,
    mediaId: row.lead_picture ? (JSON.parse(row.lead_picture) as { mediaId: string }).mediaId : null,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }))
}

/** How many published articles each month has, newest month first. Months in UTC. Counts all: give it `longReads`. */
export async function publishedMonths(db: Db): Promise<{ month: string; count: number }[]> {
  const month = utcMonth(db, 'published_at')
  const rows = await db
    .selectFrom('published_articles')
    .select((e) => [month.as('month'), e.fn.countAll().as('count')])
    .groupBy(month)
    .orderBy('month', 'desc')
    .execute()
  return rows.map((row) => ({ month: row.month, count: Number(row.count) }))
}

/** How many articles readers can find. */
export async function publishedCount(db: Db): Promise<number> {
  const row = await db
    .selectFrom('published_articles')
    .select((e) => e.fn.countAll().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** The published row itself, for the use case that replaces it. */
export async function publishedRow(
  tx: Kysely<Tables>,
  articleId: string,
): Promise<PublishedArticlesTable | null> {
  return (
    (await tx
      .selectFrom('published_articles')
      .selectAll()
      .where('article_id', '=', articleId)
      .executeTakeFirst()) ?? null
  )
}
