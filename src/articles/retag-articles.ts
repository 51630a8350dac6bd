import { type Tx, takeTurn } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import type { RetagArticles } from '../tags/index.ts'
import { publish } from './publication.ts'
import { articleIdsWithTag, articleState, replaceTagInRevision, revisionByNumber } from './store.ts'

/**
 * How tags are taken off all articles, or swapped for another, in the transaction of whoever removes or merges a tag.
 * No revision is made: who wrote the words has not changed them.
 */
export const retagArticles =
  (world: Pick<World, 'clock' | 'ids'>): RetagArticles =>
  async (tx, from, into) => {
    await takeTurn(tx)
    for (const articleId of await articleIdsWithTag(tx, from)) {
      const state = await articleState(tx, articleId)
      if (!state) continue
      const shown = state.publishedRevision
      // The newest comes last: what it carries is what the newsroom's list shows.
      for (const number of new Set([...(shown === null ? [] : [shown]), state.revision]))
        await replaceTagInRevision(tx, { articleId, number, from, into })
      await announce(tx, world.clock, 'article.saved', { articleId })
      if (shown !== null) await republish(tx, world, { articleId, number: shown })
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
