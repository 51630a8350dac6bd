import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Example } from './interest.ts'
import './schema.ts'

/** Said once more, the later word counts. */
export async function putExampleRow(
  tx: Tx,
  example: Example & { subscriptionId: string; at: Instant },
): Promise<void> {
  const said = { wanted: example.isWanted ? 1 : 0, at: example.at }
  await tx
    .insertInto('alert_examples')
    .values({ subscription_id: example.subscriptionId, article_id: example.articleId, ...said })
    .onConflict((conflict) => conflict.columns(['subscription_id', 'article_id']).doUpdateSet(said))
    .execute()
}

export async function deleteExample(
  tx: Tx,
  example: { subscriptionId: string; articleId: string },
): Promise<void> {
  await tx
    .deleteFrom('alert_examples')
    .where('subscription_id', '=', example.subscriptionId)
    .where('article_id', '=', example.articleId)
    .execute()
}

/** Of those of the subscriptions that have ended; answers the articles they were. */
export async function deleteExamplesOfEnded(tx: Tx, subscriptionIds: readonly string[]): Promise<string[]> {
  if (subscriptionIds.length === 0) return []
  const rows = await tx
    .deleteFrom('alert_examples')
    .where('subscription_id', 'in', (e) =>
      e
        .selectFrom('subscriptions')
        .select('id')
        .where('id', 'in', subscriptionIds)
        .where('ended_at', 'is not', null),
    )
    .returning('article_id')
    .execute()
  return rows.map(({ article_id }) => article_id)
}

/** What these subscriptions were sharpened with, the latest first; a subscription without any is missing. */
export async function examplesOf(
  db: Db | Tx,
  subscriptionIds: readonly string[],
): Promise<Map<string, Example[]>> {
  if (subscriptionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('alert_examples')
    .select(['subscription_id', 'article_id', 'wanted'])
    .where('subscription_id', 'in', subscriptionIds)
    .orderBy('at', 'desc')
    .orderBy('article_id')
    .execute()
  const examples = new Map<string, Example[]>()
  for (const { subscription_id, article_id, wanted } of rows) {
    const its = examples.get(subscription_id) ?? []
    its.push({ articleId: article_id, isWanted: wanted === 1 })
    examples.set(subscription_id, its)
  }
  return examples
}

export async function isExample(db: Db | Tx, articleId: string): Promise<boolean> {
  const row = await db
    .selectFrom('alert_examples')
    .select('article_id')
    .where('article_id', '=', articleId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Where to read on. */
export type ExampleCursor = { articleId: string; subscriptionId: string }

/** Some of the subscriptions that want more like one of these articles beside their own, from behind `after` on. */
export async function subscriptionsWanting(
  db: Db,
  articleIds: readonly string[],
  { after, limit }: { after: ExampleCursor | null; limit: number },
): Promise<ExampleCursor[]> {
  if (articleIds.length === 0) return []
  let query = db
    .selectFrom('alert_examples')
    .select(['article_id', 'subscription_id'])
    .where('article_id', 'in', articleIds)
    .where('wanted', '=', 1)
    .orderBy('article_id')
    .orderBy('subscription_id')
    .limit(limit)
  if (after)
    query = query.where((e) =>
      e.or([
        e('article_id', '>', after.articleId),
        e.and([e('article_id', '=', after.articleId), e('subscription_id', '>', after.subscriptionId)]),
      ]),
    )
  const rows = await query.execute()
  return rows.map(({ article_id, subscription_id }) => ({
    articleId: article_id,
    subscriptionId: subscription_id,
  }))
}
