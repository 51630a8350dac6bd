import { publishedArticleById } from '../../articles/published/index.ts'
import { moderatedComments } from '../../comments/index.ts'
import { addressToldOfReply } from '../../contributions/replies/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { type Follower, type FollowerCursor, followersOf } from '../../subscriptions/followers/index.ts'
import { isNews, tellAt } from './comment-telling.ts'
import { insertCommentTellings } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'events'>

const followersAtOnce = 500

/**
 * Notes who is told of a comment that readers see from now on, and when: who follows answers to what it answers, and who
 * follows the comments on its article. Not who wrote it, nor who hears of it as whose comment it answers.
 */
export async function tellOfComment(world: Needs, commentId: string): Promise<void> {
  const now = world.clock.now()
  const [comment] = await moderatedComments(world.db, [commentId])
  if (comment?.status !== 'approved' || !isNews(comment, now)) return
  const { articleId, parentId } = comment
  if (!(await publishedArticleById(world.db, articleId, now))) return
  const writtenBy = addressKeyOf(comment.writer?.email ?? comment.authorEmail ?? '')
  const toldAnyway = await addressToldOfReply(world.db, commentId)
  const { timeZone } = (await readSettings(world.db)).site
  const followed = [
    ...(parentId === null ? [] : [{ kind: 'replies' as const, refs: [parentId] }]),
    { kind: 'comments' as const, refs: [articleId] },
  ]
  for (const { kind, refs } of followed)
    for await (const followers of inParts(world, { kind, refs })) {
      const tellings = followers.flatMap((follower) => {
        const { addressKey, readerId, subscriptionId } = follower
        if (addressKey === writtenBy || addressKey === toldAnyway) return []
        const dueAt = tellAt(follower, { now, timeZone })
        return dueAt === null ? [] : [{ commentId, articleId, readerId, subscriptionId, kind, dueAt }]
      })
      await inTransaction(world, (tx) => insertCommentTellings(tx, tellings))
    }
}

async function* inParts(
  { db }: Needs,
  followed: Parameters<typeof followersOf>[1],
): AsyncGenerator<Follower[]> {
  let after: FollowerCursor | null = null
  do {
    const followers = await followersOf(db, followed, { after, limit: followersAtOnce })
    yield followers
    after = followers.length === followersAtOnce ? (followers.at(-1) ?? null) : null
  } while (after !== null)
}
