import { inTransaction } from '../platform/db/db.ts'
import { queueTask } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { exampleBehind } from '../subscriptions/own/index.ts'
import type { Example } from './interest.ts'
import { deleteExample, examplesOf, putExampleRow } from './store-examples.ts'
import { keepExamplesTask } from './tasks.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/**
 * From now on the subscription behind the link of a mail brings more like the article told, or nothing that is nearer to
 * it than to what is wanted. `isInForce` is false where the subscription has ended meanwhile; null for a link that is
 * none of ours. Said twice, the later word counts.
 */
export async function sharpenInterest(
  world: Needs,
  { token, isWanted }: { token: string; isWanted: boolean },
): Promise<{ isInForce: boolean } | null> {
  const found = await exampleBehind(world, token)
  if (!found) return null
  const { subscription, articleId } = found
  if (subscription.endedAt !== null) return { isInForce: false }
  const example = { subscriptionId: subscription.id, articleId, isWanted, at: world.clock.now() }
  await inTransaction(world, async (tx) => {
    await putExampleRow(tx, example)
    await queueTask(tx, world, { task: keepExamplesTask, payload: { articleIds: [articleId] } })
  })
  return { isInForce: true }
}

/** What the reader said of an article counts no more. */
export const forgetExample = (
  world: Needs,
  example: { subscriptionId: string; articleId: string },
): Promise<void> =>
  inTransaction(world, async (tx) => {
    await deleteExample(tx, example)
    await queueTask(tx, world, { task: keepExamplesTask, payload: { articleIds: [example.articleId] } })
  })

/** What subscriptions were sharpened with, the latest first. */
export const examplesBySubscription = (
  { db }: Pick<World, 'db'>,
  subscriptionIds: readonly string[],
): Promise<Map<string, Example[]>> => examplesOf(db, subscriptionIds)
