import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { articleTexts } from '../related/index.ts'
import { isFollowed } from '../subscriptions/followers/index.ts'
import { confirmTexts, enterTexts, readText } from '../topics/index.ts'
import { interestKind } from './interest.ts'
import { isExample } from './store-examples.ts'

type Needs = Pick<World, 'db' | 'events'>

/**
 * Enters the articles that somebody wants more like, or nothing like, into the catalogue of interests, once each however
 * many do, and takes out those that nobody does any more. An article that was unpublished stays an interest as it was. May run twice.
 */
export async function keepInterests(world: Needs, articleIds: readonly string[]): Promise<void> {
  for (const id of articleIds) {
    const [article] = await articleTexts(world.db, [id])
    const read = article && readText(id, article)
    await inTransaction(world, async (tx) => {
      if (!(await isFollowed(tx, 'similar', id)) && !(await isExample(tx, id)))
        return enterTexts(tx, { kind: interestKind, texts: [], gone: [id] })
      if (!read) return
      await enterTexts(tx, { kind: interestKind, texts: [read] })
      await confirmTexts(tx, interestKind, [id])
    })
  }
}
