import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'
import type { WebhookEndpointsTable } from './schema.ts'
import { type DisabledReason, type Endpoint, type EndpointHealth, webhookEvents } from './webhook.ts'

const fromRow = (row: Selectable<WebhookEndpointsTable>): Endpoint => ({
  id: row.id,
  url: row.url,
  description: row.description,
  events: (JSON.parse(row.events) as string[]).flatMap(
    (name) => webhookEvents.find((event) => event === name) ?? [],
  ),
  revision: row.revision,
  createdAt: row.created_at,
  createdBy: row.created_by_name,
  disabledAt: row.disabled_at,
  disabledReason: row.disabled_reason as DisabledReason | null,
  failingSince: row.failing_since,
  goneAnswers: row.gone_answers,
})

/** In the order they were made. */
export async function listEndpoints(db: Db | Tx): Promise<Endpoint[]> {
  return (
    await db.selectFrom('webhook_endpoints').selectAll().orderBy('created_at').orderBy('id').execute()
  ).map(fromRow)
}

/** Never with its secret. */
export async function endpointById(db: Db | Tx, id: string): Promise<Endpoint | null> {
  const row = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The endpoint with what signs its bodies: for the sender alone. */
export async function endpointWithSecret(
  db: Db | Tx,
  id: string,
): Promise<{ endpoint: Endpoint; secret: string } | null> {
  const row = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { endpoint: fromRow(row), secret: row.secret } : null
}

/** The secret is stored as it is: bodies are signed with it. */
export async function insertEndpoint(
  tx: Tx,
  made: { endpoint: Endpoint; secret: string; createdById: string | null },
): Promise<void> {
  const { endpoint } = made
  await tx
    .insertInto('webhook_endpoints')
    .values({
      id: endpoint.id,
      ...changeableColumns(endpoint),
      secret: made.secret,
      revision: endpoint.revision,
      created_at: endpoint.createdAt,
      created_by: made.createdById,
      created_by_name: endpoint.createdBy,
    })
    .execute()
}

/** True when `endpoint.revision` was still the newest; the row then has the next one. */
export async function updateEndpoint(tx: Tx, endpoint: Endpoint): Promise<boolean> {
  const result = await tx
    .updateTable('webhook_endpoints')
    .set({ ...changeableColumns(endpoint), revision: endpoint.revision + 1 })
    .where('id', '=', endpoint.id)
    .where('revision', '=', endpoint.revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

const changeableColumns = (endpoint: Endpoint) => ({
  url: endpoint.url,
  description: endpoint.description,
  events: JSON.stringify(endpoint.events),
  disabled_at: endpoint.disabledAt,
  disabled_reason: endpoint.disabledReason,
  failing_since: endpoint.failingSince,
  gone_answers: endpoint.goneAnswers,
})

/** Signs everything sent from now on, retries included. */
export async function setSecret(tx: Tx, id: string, secret: string): Promise<void> {
  await tx.updateTable('webhook_endpoints').set({ secret }).where('id', '=', id).execute()
}

/** What the last answer said of it; no change by a person, so the revision stays. */
export async function setHealth(tx: Tx, id: string, health: EndpointHealth): Promise<void> {
  await tx
    .updateTable('webhook_endpoints')
    .set({ failing_since: health.failingSince, gone_answers: health.goneAnswers })
    .where('id', '=', id)
    .execute()
}

/** True when it was not disabled already. */
export async function disableEndpoint(
  tx: Tx,
  id: string,
  disabling: { at: Instant; reason: DisabledReason },
): Promise<boolean> {
  const result = await tx
    .updateTable('webhook_endpoints')
    .set({ disabled_at: disabling.at, disabled_reason: disabling.reason })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** With all its deliveries. */
export async function deleteEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('webhook_endpoints').where('id', '=', id).execute()
}

export type ArticleFacts = {
  id: string
  path: string
  status: string
  headline: string
  kicker: string | null
  teaser: string | null
  language: string
  label: string | null
  section: { slug: string; name: string }
  publishedAt: Instant | null
  updatedAt: Instant | null
}

/** What a program is told of an article: what readers see of it, or saw last. */
export async function articleFacts(db: Db | Tx, articleId: string): Promise<ArticleFacts | null> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('sections', 'sections.id', 'articles.section_id')
    .leftJoin('published_articles as shown', 'shown.article_id', 'articles.id')
    .select([
      'articles.id',
      'articles.path',
      'articles.status',
      'articles.headline',
      'articles.language',
      'articles.label',
      'articles.first_published_at',
      'sections.slug',
      'sections.name',
      'shown.headline as shown_headline',
      'shown.kicker',
      'shown.teaser',
      'shown.standfirst',
      'shown.label as shown_label',
      'shown.article_id as shown_id',
      'shown.updated_at',
    ])
    .where('articles.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    path: row.path,
    status: row.status,
    headline: row.shown_headline ?? row.headline,
    kicker: row.kicker,
    teaser: row.teaser ?? row.standfirst,
    language: row.language,
    label: row.shown_id ? row.shown_label : row.label,
    section: { slug: row.slug, name: row.name },
    publishedAt: row.first_published_at,
    updatedAt: row.updated_at,
  }
}

type CommentFacts = {
  id: string
  articleId: string
  articlePath: string
  parentId: string | null
  status: string
  author: { name: string }
  text: string
  language: string | null
  createdAt: Instant
}

/** What a program is told of a comment: never the address of who wrote it. */
export async function commentFacts(db: Db | Tx, commentId: string): Promise<CommentFacts | null> {
  const row = await db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select([
      'c.id',
      'c.article_id',
      'a.path',
      'c.parent_id',
      'c.status',
      'c.author_name',
      'c.text',
      'c.language',
      'c.created_at',
    ])
    .where('c.id', '=', commentId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    articleId: row.article_id,
    articlePath: row.path,
    parentId: row.parent_id,
    status: row.status,
    author: { name: row.author_name },
    text: row.text,
    language: row.language,
    createdAt: row.created_at,
  }
}
