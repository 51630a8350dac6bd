import { z } from 'zod'
import { bodyToText } from '../articles/body/index.ts'
import { publishedArticlesByIds } from '../articles/published/index.ts'
import { type ModeratedComment, moderatedComments } from '../comments/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { assess } from './assess.ts'
import type { Submission } from './assessment.ts'
import { keepAssessment, leaveQueue } from './keep-assessment.ts'
import { queuedWithoutCause, waitingUnqueued } from './store-queue.ts'

type Needs = Pick<World, 'db' | 'longReads' | 'clock' | 'log' | 'events'>

/** Judged one after the other, in a transaction each: whoever writes in between waits for a few milliseconds. */
const commentsInRun = 20

/**
 * Brings every comment that waits into the queue, with an assessment, and takes out what does not wait any more. An
 * archive brings comments that nobody has judged, a restored one another state. Run twice it changes nothing.
 */
export const catchUpTask = defineTask({
  name: 'moderation.catch-up',
  payload: z.object({ after: z.object({ at: z.string(), id: z.string() }).nullable() }),
  lane: 'moderation',
  retry: { attempts: 10, backoffSeconds: 5 },
  async run(world, { after }) {
    const found = await waitingUnqueued(world.longReads, { after, limit: commentsInRun })
    await assessPending(
      world,
      found.map(({ id }) => id),
    )
    const last = found.at(-1) ?? null
    const idle = last ? [] : await queuedWithoutCause(world.longReads, commentsInRun)
    for (const id of idle) await inTransaction(world, (tx) => leaveQueue(tx, world, id))
    const next = last ?? after
    if (last || idle.length === commentsInRun)
      await inTransaction(world, (tx) =>
        queueTask(tx, world, { task: catchUpTask, payload: { after: next } }),
      )
  },
})

async function assessPending(world: Needs, ids: readonly string[]): Promise<void> {
  const comments = await moderatedComments(world.db, ids)
  const parents = await moderatedComments(
    world.db,
    comments.flatMap(({ parentId }) => parentId ?? []),
  )
  const articles = await publishedArticlesByIds(
    world.db,
    [...new Set(comments.map(({ articleId }) => articleId))],
    world.clock.now(),
  )
  for (const comment of comments) {
    const article = articles.find(({ id }) => id === comment.articleId)
    const parent = parents.find(({ id }) => id === comment.parentId) ?? null
    const about: Submission['article'] = article
      ? {
          id: article.id,
          headline: article.headline,
          teaser: article.teaser,
          text: bodyToText(article.body),
          sectionId: article.section.id,
          commentMode: article.commentMode,
        }
      : unseen(comment.articleId)
    const found = await assess(world, {
      text: comment.text,
      language: comment.language,
      article: about,
      parent: parent && { id: parent.id, text: parent.text },
      writer: comment.writer && {
        id: comment.writer.id,
        isConfirmed: comment.writer.isConfirmed,
        name: comment.authorName,
      },
      authorName: comment.authorName,
      email: comment.authorEmail ?? '',
      network: comment.network,
      links: comment.text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0,
      bot: { honeypot: false, tooFast: false },
    })
    await enqueue(world, comment, found)
  }
}

/** Its article is not published: nothing to be on topic of. */
const unseen = (id: string): Submission['article'] => ({
  id,
  headline: '',
  teaser: null,
  text: '',
  sectionId: '',
  commentMode: 'before',
})

/** Whatever the policy would have done with a new one: this one waits, and a person decides. */
const enqueue = (
  world: Needs,
  comment: ModeratedComment,
  found: Awaited<ReturnType<typeof assess>>,
): Promise<void> =>
  inTransaction(world, async (tx) => {
    const [now] = await moderatedComments(tx, [comment.id])
    if (now?.status === 'pending' && now.revision === comment.revision)
      await keepAssessment(tx, world, comment, { ...found, status: 'pending' })
  })

/** At the start of the background work. */
export const queueModerationCatchUp = (world: World): Promise<void> =>
  inTransaction(world, (tx) => queueTask(tx, world, { task: catchUpTask, payload: { after: null } }))

export const moderationTasks: readonly AnyTask[] = [catchUpTask]

export const moderationTasksFor = ({ type }: DepescheEvent): TaskRequest[] =>
  type === 'comments.imported' || type === 'site.restored'
    ? [{ name: catchUpTask.name, payload: { after: null } }]
    : []
