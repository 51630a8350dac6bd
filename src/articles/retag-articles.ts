import type { Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import { publish } from './publication.ts'
import { articleIdsWithTag, articleState, replaceTagInRevision, revisionByNumber } from './store.ts'

/**
 * Takes the tag `from` off all articles, putting `into` in its place when given, in the caller's transaction. No
 * revision is made: who wrote the words has not changed them.
 */
export async function retagArticles(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  change: { from: string; into: string | null },
): Promise<void> {
  for (const articleId of await articleIdsWithTag(tx, change.from)) {
    const state = await articleState(tx, articleId)
    if (!state) continue
    const numbers = new Set([
      state.revision,
      ...(state.publishedRevision === null ? [] : [state.publishedRevision]),
    ])
    for (const number of numbers) await replaceTagInRevision(tx, { articleId, number, ...change })
    await announce(tx, world.clock, 'article.saved', { articleId })
    const shown =
      state.publishedRevision === null ? null : await revisionByNumber(tx, articleId, state.publishedRevision)
    if (shown) await republish(tx, world, { articleId, number: shown.number })
  }
}

async function republish(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  shown: { articleId: string; number: number },
): Promise<void> {
  const state = await articleState(tx, shown.articleId)
  const revision = await revisionByNumber(tx, shown.articleId, shown.number)
  if (state && revision)
    await publish(tx, world, {
      state: { ...state, revision: shown.number },
      content: revision.content,
      significant: false,
    })
}
