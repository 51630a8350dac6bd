import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, takeTurn } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { ArticleNeeds } from './article-change.ts'
import { mayPublish } from './permissions.ts'
import { placesOf } from './publication.ts'
import type { Correction } from './published-article.ts'
import { insertCorrection } from './store.ts'
import { touchPublished } from './store-publication.ts'

/**
 * Publishes a dated correction: it stands on the article, in its structured data, and as the feed's `updated`.
 * Corrections are never changed or removed; a wrong one is corrected by the next.
 */
export async function correctArticle(
  world: ArticleNeeds,
  input: { articleId: string; text: string },
  actor: Actor,
): Promise<Result<Correction, 'not-allowed' | 'not-published'>> {
  if (!mayPublish(actor)) return refused('not-allowed')
  return inTransaction(world, async (tx) => {
    await takeTurn(tx)
    const places = await placesOf(tx, input.articleId)
    if (!places) return refused('not-published')
    const at = world.clock.now()
    const id = world.ids.newId()
    await insertCorrection(tx, { id, articleId: input.articleId, text: input.text, at, by: actor.id })
    await touchPublished(tx, input.articleId, at)
    await recordAudit(tx, world, {
      actor,
      action: 'article.corrected',
      subject: { kind: 'article', id: input.articleId },
      detail: { text: input.text },
    })
    await announce(tx, world.clock, 'article.updated', places)
    return ok({ id, text: input.text, publishedAt: at })
  })
}
