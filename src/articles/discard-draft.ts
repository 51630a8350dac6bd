import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, takeTurn } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { ArticleNeeds } from './article-change.ts'
import { mayDiscard } from './permissions.ts'
import { articleState, deleteArticle, isPinned, revisionByNumber } from './store.ts'

export type DiscardRefusal = 'not-found' | 'revision-outdated' | 'not-yours' | 'not-a-draft' | 'pinned'

/**
 * Deletes a draft with all its revisions, for good. Only what no reader has seen can go; an article that was once
 * published is withdrawn instead. Refused when somebody saved since `expected` (`detail.current`).
 */
export async function discardDraft(
  world: ArticleNeeds,
  draft: { id: string; expected: number },
  actor: Actor,
): Promise<Result<null, DiscardRefusal>> {
  return inTransaction(world, async (tx) => {
    await takeTurn(tx)
    const state = await articleState(tx, draft.id)
    const newest = state && (await revisionByNumber(tx, state.id, state.revision))
    if (!state || !newest) return refused('not-found')
    const decision = mayDiscard(actor, state)
    if (decision !== 'yes') return refused(decision)
    if (state.revision !== draft.expected) return refused('revision-outdated', { current: state.revision })
    if (await isPinned(tx, state.id)) return refused('pinned')
    await deleteArticle(tx, state.id)
    await recordAudit(tx, world, {
      actor,
      action: 'article.discarded',
      subject: { kind: 'article', id: state.id },
      detail: { headline: newest.content.headline, revisions: state.revision },
    })
    await announce(tx, world.clock, 'article.saved', { articleId: state.id })
    return ok(null)
  })
}
