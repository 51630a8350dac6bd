import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import '../schema.ts'

/** Ids of readers whose address is wanted; for those who know an address by its hash only. By a long read. */
export async function readersWhere(db: Db, isWanted: (emailKey: string) => boolean): Promise<string[]> {
  const rows = await db.selectFrom('readers').select(['id', 'email_key']).execute()
  return rows.filter(({ email_key }) => isWanted(email_key)).map(({ id }) => id)
}

/** `kind` and `ref` say why; `dueAt` is null for what was told at once, `toldAt` for what has not been told. */
export type ToldArticle = {
  articleId: string
  subscriptionId: string
  kind: string
  ref: string
  foundAt: Instant
  dueAt: Instant | null
  toldAt: Instant | null
}

export async function toldArticles(db: Db, readerId: string): Promise<ToldArticle[]> {
  const rows = await db
    .selectFrom('alert_tellings')
    .select(['article_id', 'subscription_id', 'kind', 'ref', 'found_at', 'due_at', 'told_at'])
    .where('reader_id', '=', readerId)
    .orderBy('found_at')
    .orderBy('article_id')
    .execute()
  return rows.map((row) => ({
    articleId: row.article_id,
    subscriptionId: row.subscription_id,
    kind: row.kind,
    ref: row.ref,
    foundAt: row.found_at,
    dueAt: row.due_at,
    // What is told at once leaves as soon as it is found.
    toldAt: row.due_at === null ? row.found_at : row.told_at,
  }))
}

export type SaidExample = { subscriptionId: string; articleId: string; isWanted: boolean; at: Instant }

export async function examplesSaid(db: Db, readerId: string): Promise<SaidExample[]> {
  const rows = await db
    .selectFrom('alert_examples as example')
    .innerJoin('subscriptions as subscription', 'subscription.id', 'example.subscription_id')
    .select(['example.subscription_id', 'example.article_id', 'example.wanted', 'example.at'])
    .where('subscription.reader_id', '=', readerId)
    .orderBy('example.at')
    .execute()
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    articleId: row.article_id,
    isWanted: row.wanted === 1,
    at: row.at,
  }))
}
