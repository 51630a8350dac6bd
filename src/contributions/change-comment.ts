import { discussedArticle } from '../articles/comment-modes/index.ts'
import {
  answerable,
  type OwnComment,
  ownComment,
  rewriteComment,
  withdrawWritten,
} from '../comments/written/index.ts'
import { assess, keepAssessment, leaveQueue } from '../moderation/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { assessable } from './assessable.ts'
import { isChangeable, linksIn, soundText } from './contribution.ts'
import { hashOf } from './secret-link.ts'

export type ChangeRefusal = 'link-invalid' | 'too-late' | 'bad-input' | 'changed-meanwhile'

/** The comment behind its secret link; null when the link is none of ours. */
export const commentBehind = (world: Pick<World, 'db'>, secret: string): Promise<OwnComment | null> =>
  ownComment(world.db, hashOf(secret))

/**
 * New words for a comment that waits, or appeared within the last half hour. They are judged like new ones: where all
 * is looked at before publication, it waits again. The old words are kept for the moderators.
 */
export async function changeComment(
  world: Pick<World, 'db' | 'clock' | 'log' | 'events'>,
  change: { secret: string; text: string },
): Promise<Result<null, ChangeRefusal>> {
  const before = await commentBehind(world, change.secret)
  if (!before) return refused('link-invalid')
  const now = world.clock.now()
  const article = await discussedArticle(world.db, before.articleId, now)
  if (!article || !isChangeable(before, now)) return refused('too-late')
  const sound = soundText(change.text)
  if ('issues' in sound) return refused('bad-input', { issues: sound.issues })
  const text = sound.value
  if (text === before.text) return ok(null)
  const parent = before.parentId === null ? null : await answerable(world.db, before.parentId)
  const assessment = await assess(world, {
    ...assessable(article, parent, text),
    writer:
      before.writerId === null ? null : { id: before.writerId, isConfirmed: false, name: before.authorName },
    authorName: before.authorName,
    email: before.authorEmail ?? '',
    network: before.network,
    links: linksIn(text),
    bot: { honeypot: false, tooFast: false },
  })
  const about = { commentId: before.id, articleId: before.articleId }
  return inTransaction(world, async (tx) => {
    const language = assessment.scored?.language ?? null
    const rewritten = { text, status: assessment.status, language, at: now }
    if (!(await rewriteComment(tx, before, rewritten))) return refused('changed-meanwhile')
    await keepAssessment(tx, world, { id: before.id, articleId: before.articleId }, assessment)
    if (before.status === 'approved') await announce(tx, world.clock, 'comment.changed', about)
    if (before.status !== assessment.status && assessment.status !== 'spam')
      await announce(
        tx,
        world.clock,
        assessment.status === 'approved' ? 'comment.approved' : 'comment.pending',
        about,
      )
    return ok(null)
  })
}

/** Takes the comment back. Answers to it stay where they stand. */
export async function withdrawComment(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  secret: string,
): Promise<Result<null, ChangeRefusal>> {
  const before = await commentBehind(world, secret)
  if (!before) return refused('link-invalid')
  if (before.status === 'withdrawn') return ok(null)
  const now = world.clock.now()
  if (!isChangeable(before, now)) return refused('too-late')
  return inTransaction(world, async (tx) => {
    if (!(await withdrawWritten(tx, before, now))) return refused('changed-meanwhile')
    await leaveQueue(tx, world, before.id)
    await announce(tx, world.clock, 'comment.rejected', {
      commentId: before.id,
      articleId: before.articleId,
      status: 'withdrawn',
    })
    return ok(null)
  })
}
