import { inTransaction } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { hashOf } from '../secret-link.ts'
import { endReplyWish, replyWishBehind } from './store.ts'

/** What a link to end reply mails is for: the article, and whether they are ended already; null for a link that is none. Changes nothing. */
export async function replyMailsBehind(
  world: Pick<World, 'db'>,
  secret: string,
): Promise<{ articleId: string; isEnded: boolean } | null> {
  const wish = await replyWishBehind(world.db, hashOf(secret))
  return wish && { articleId: wish.articleId, isEnded: wish.endedAt !== null }
}

/** Nobody is told of answers to this comment any more; asked again it stays so. False for a link that is none. */
export async function endReplyMails(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  secret: string,
): Promise<boolean> {
  const wish = await replyWishBehind(world.db, hashOf(secret))
  if (!wish) return false
  const now = world.clock.now()
  await inTransaction(world, (tx) => endReplyWish(tx, wish.commentId, now))
  return true
}
