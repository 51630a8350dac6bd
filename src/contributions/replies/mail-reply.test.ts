import { expect, it } from 'vitest'
import { anArticle } from '../../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../../deliveries/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { followReactions } from '../../platform/queue/follow-reactions.ts'
import { must } from '../../platform/result.ts'
import { withdrawComment } from '../change-comment.ts'
import { openIntake } from '../intake.ts'
import type { Contribution } from '../submit-comment.ts'
import { endReplyMails, replyMailsBehind } from './end-replies.ts'
import { mailReply, mailReplyTask, replyTasksFor } from './mail-reply.ts'

type Given = Partial<Contribution> & { articleId: string; text: string }

const send = async (world: TestWorld, given: Given) =>
  must(
    await openIntake(world).submit({
      parentId: null,
      name: 'Mara Vogt',
      email: 'mara@example.org',
      language: null,
      notifyReplies: false,
      proof: null,
      from: { address: '203.0.113.7', agent: 'Browser', isThisMachine: false },
      bot: { honeypot: false, tooFast: false },
      ...given,
    }),
  )
const jonas = { name: 'Jonas <b>Holm</b>', email: 'jonas@example.org' }

/** Readers see it from now on, as after a moderator's decision. */
const approve = (world: TestWorld, articleId: string, commentId: string) =>
  inTransaction(world, async (tx) => {
    await tx.updateTable('comments').set({ status: 'approved' }).where('id', '=', commentId).execute()
    await announce(tx, world.clock, 'comment.approved', { articleId, commentId })
  })

const confirm = (world: TestWorld) =>
  world.db.updateTable('comment_writers').set({ confirmed_at: world.clock.now() }).execute()

/** All that follows from what has happened so far; answers the mails about answers, newest first. */
async function mailsAfterAll(world: TestWorld) {
  await followReactions(world, 'reactions', replyTasksFor)
  const waiting = await world.db
    .selectFrom('tasks')
    .select(['id', 'payload'])
    .where('name', '=', mailReplyTask.name)
    .execute()
  for (const { id, payload } of waiting) {
    const { commentIds } = mailReplyTask.payload.parse(JSON.parse(payload))
    // A task may run twice.
    for (const commentId of commentIds)
      await Promise.all([mailReply(world, commentId), mailReply(world, commentId)])
    await world.db.deleteFrom('tasks').where('id', '=', id).execute()
  }
  const { items } = await listOutbox(world, {}, { limit: 50 })
  return items.filter(({ kind }) => kind === 'comment-reply')
}

/** A comment that readers see, whose writer asked for mails about answers and confirmed the address. */
async function anAnsweredComment(world: TestWorld, given: Partial<Contribution> = {}) {
  const article = await anArticle(world, { status: 'published' })
  const comment = await send(world, {
    articleId: article.id,
    text: 'Der Haushalt lässt die Schulen außen vor.',
    notifyReplies: true,
    ...given,
  })
  await approve(world, article.id, comment.id)
  await confirm(world)
  const answer = (text: string, more: Partial<Contribution> = {}) =>
    send(world, { articleId: article.id, parentId: comment.id, text, ...jonas, ...more })
  return { article, comment, answer }
}

describeOnEachDatabase('who asked for it', (testWorld) => {
  it('hears of each answer once it appears: who, what, where, and how to end it with one click', async () => {
    const world = await testWorld()
    const { article, comment, answer } = await anAnsweredComment(world)
    const first = await answer('Doch, steht auf\nSeite 12.\n\n<script>alert(1)</script>')
    expect(await mailsAfterAll(world)).toEqual([])
    await approve(world, article.id, first.id)
    const [item, ...more] = await mailsAfterAll(world)
    expect([item?.to, more]).toEqual(['mara@example.org', []])
    const mail = await mailInOutbox(world, item?.id ?? '')
    expect(mail?.subject).toBe('Jonas <b>Holm</b> hat Ihnen geantwortet: „Rat beschließt den Haushalt“')
    expect(mail?.text).toContain('Guten Tag Mara Vogt,')
    expect(mail?.text).toContain('> Doch, steht auf\n> Seite 12.\n>\n> <script>alert(1)')
    expect(mail?.text).toContain(
      `https://zeitung.example${article.path}?comment=${first.id}#comment-${first.id}`,
    )
    expect(mail?.html).toContain('Doch, steht auf<br/>Seite 12.')
    expect(mail?.html).not.toMatch(/<script>|<b>Holm/)
    const [, end = ''] = /(https:\S+\/kommentare\/antworten\/[\w-]{43})/.exec(mail?.text ?? '') ?? []
    const stored = await world.db
      .selectFrom('deliveries')
      .select('headers')
      .where('id', '=', item?.id ?? '')
      .executeTakeFirst()
    expect(JSON.parse(stored?.headers ?? '{}')).toMatchObject({
      'List-Unsubscribe': `<${end}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    })

    const secret = end.split('/').at(-1) ?? ''
    expect(await replyMailsBehind(world, secret)).toEqual({ articleId: article.id, isEnded: false })
    const second = await answer('Und auf Seite 13.')
    await approve(world, article.id, second.id)
    expect(await mailsAfterAll(world)).toHaveLength(2)
    expect(await endReplyMails(world, secret)).toBe(true)
    expect(await endReplyMails(world, secret)).toBe(true)
    expect(await replyMailsBehind(world, secret)).toMatchObject({ isEnded: true })
    expect(await endReplyMails(world, comment.secret ?? '')).toBe(false)
    const third = await answer('Und auf Seite 14.')
    await approve(world, article.id, third.id)
    expect(await mailsAfterAll(world)).toHaveLength(2)
  })

  it('hears of an answer once, also when it is taken down and appears again', async () => {
    const world = await testWorld()
    const { article, answer } = await anAnsweredComment(world)
    const { id } = await answer('Steht auf Seite 12.')
    for (let time = 0; time < 3; time++) await approve(world, article.id, id)
    expect(await mailsAfterAll(world)).toHaveLength(1)
    await world.db.deleteFrom('deliveries').execute()
    await approve(world, article.id, id)
    expect(await mailsAfterAll(world)).toEqual([])
  })

  it('hears in the language in which the comment was sent', async () => {
    const world = await testWorld()
    const { article, answer } = await anAnsweredComment(world, { language: 'en' })
    await approve(world, article.id, (await answer('See page 12.')).id)
    const [item] = await mailsAfterAll(world)
    expect(item?.subject).toContain('has answered you')
  })

  it('hears nothing of own answers, of answers to answers, before the address is confirmed, after withdrawing', async () => {
    const world = await testWorld()
    const { article, comment, answer } = await anAnsweredComment(world)
    const own = await answer('Ich meine die Grundschulen.', { name: 'M.', email: 'MARA@example.org' })
    await approve(world, article.id, own.id)
    const deeper = await answer('Auch die.', { parentId: own.id })
    await approve(world, article.id, deeper.id)
    await world.db.updateTable('comment_writers').set({ confirmed_at: null }).execute()
    await approve(world, article.id, (await answer('Unbestätigt.')).id)
    expect(await mailsAfterAll(world)).toEqual([])
    await confirm(world)
    await withdrawComment(world, comment.secret ?? '')
    const late = await answer('Zu spät.').catch(() => null)
    expect(late).toBeNull()
    const waiting = await world.db
      .selectFrom('comments')
      .select('id')
      .where('text', '=', 'Auch die.')
      .execute()
    await approve(world, article.id, waiting[0]?.id ?? '')
    expect(await mailsAfterAll(world)).toEqual([])
  })

  it('is nobody who did not ask', async () => {
    const world = await testWorld()
    const { article, answer } = await anAnsweredComment(world, { notifyReplies: false })
    await approve(world, article.id, (await answer('Steht auf Seite 12.')).id)
    expect(await mailsAfterAll(world)).toEqual([])
  })
})
