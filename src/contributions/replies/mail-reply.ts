import { z } from 'zod'
import { publishedArticleById } from '../../articles/published/index.ts'
import { readerPaths } from '../../comments/index.ts'
import { queueDelivery } from '../../deliveries/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { DepescheEvent } from '../../platform/events/events.ts'
import { defineTask, type TaskRequest } from '../../platform/queue/queue.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { replyMail } from '../mail/reply.tsx'
import { replySecret } from '../secret-link.ts'
import { replyToMail, takeReplyMail } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/**
 * Tells the writer of a comment that somebody has answered it: once for each answer that readers see, if the writer
 * asked for it and the address is confirmed. The mail ends such mails with one click (RFC 8058).
 */
export async function mailReply(world: Needs, answerId: string): Promise<void> {
  const reply = await replyToMail(world.db, answerId)
  if (!reply) return
  const now = world.clock.now()
  const article = await publishedArticleById(world.db, reply.articleId, now)
  if (!article) return
  const { writer } = reply.to
  const { publicUrl } = world.config
  const stored = await readSettings(world.db)
  const endUrl = `${publicUrl}${readerPaths(stored.site.language).replies}/${replySecret(world.config, reply.to.id)}`
  const letterhead = {
    settings: { ...stored, site: { ...stored.site, language: writer.language } },
    publicUrl,
  }
  const mail = replyMail(letterhead, {
    name: writer.name,
    answeredBy: reply.authorName,
    text: reply.text,
    headline: article.headline,
    url: `${publicUrl}${encodeURI(article.path)}?comment=${reply.id}#comment-${reply.id}`,
    endUrl,
  })
  await inTransaction(world, async (tx) => {
    if (!(await takeReplyMail(tx, reply.id, now))) return
    await queueDelivery(tx, world, {
      ...mail,
      kind: 'comment-reply',
      ref: reply.id,
      to: writer.email,
      headers: {
        'List-Unsubscribe': `<${endUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
  })
}

export const mailReplyTask = defineTask({
  name: 'contributions.mail-reply',
  payload: z.object({ commentIds: z.array(z.string()) }),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world, { commentIds }) {
    for (const id of commentIds) await mailReply(world, id)
  },
})

/** What appears may be an answer; one task for all that appeared together. */
export function replyTasksFor(events: readonly DepescheEvent[]): TaskRequest[] {
  const commentIds = events.flatMap((event) =>
    event.type === 'comment.approved' ? [event.payload.commentId] : [],
  )
  return commentIds.length > 0 ? [{ name: mailReplyTask.name, payload: { commentIds } }] : []
}
