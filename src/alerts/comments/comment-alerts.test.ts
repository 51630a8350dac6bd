import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../../test/builders.ts'
import { aFollower } from '../../../test/followers.ts'
import { aWaitingComment } from '../../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../../deliveries/index.ts'
import { erasePerson } from '../../persons/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { openTaskWorker } from '../../platform/queue/worker.ts'
import { excerptOf, partsOf, tellAt } from './comment-telling.ts'
import { mailComments } from './mail-comments.ts'
import { forgetCommentTellings } from './store.ts'
import { commentAlertTasks, queueCommentMails } from './tasks.ts'
import { tellOfComment } from './tell-of-comment.ts'

it.each([
  ['short', 'Zwei\n\nZeilen\tText', 'Zwei Zeilen Text'],
  ['of many words', 'Wort '.repeat(100), `${'Wort '.repeat(59).trim()}…`],
  ['of one endless word', 'a'.repeat(500), `${'a'.repeat(299)}…`],
  ['of pictures', '👩‍👧'.repeat(301), `${'👩‍👧'.repeat(299)}…`],
])('an excerpt of a comment %s has at most 300 signs on one line', (_, text, excerpt) => {
  expect(excerptOf(text)).toBe(excerpt)
})

const now = '2026-11-23T09:00:00.000Z'
it.each([
  ['immediate', null, now],
  ['immediate', '2026-11-30T00:00:00.000Z', null],
  ['immediate', '2026-11-20T00:00:00.000Z', now],
  ['daily', null, '2026-11-24T05:00:00.000Z'],
  ['daily', '2026-11-30T00:00:00.000Z', '2026-11-30T05:00:00.000Z'],
  ['weekly', null, '2026-11-28T05:00:00.000Z'],
] as const)('who wants it %s and rests until %s is told at %s', (frequency, pausedUntil, due) => {
  expect(tellAt({ frequency, pausedUntil }, { now, timeZone: 'Europe/Berlin' })).toBe(due)
})

it('a mail shows thirty comments and counts the others', () => {
  const tellings = Array.from({ length: 33 }, (_, index) => ({
    commentId: `c${index}`,
    articleId: 'a',
    subscriptionId: index % 2 === 0 ? 'even' : 'odd',
    kind: 'comments',
  }))
  const parts = partsOf(tellings)
  expect(parts.map(({ commentIds, more }) => [commentIds.length, more])).toEqual([
    [15, 2],
    [15, 1],
  ])
})

const setStatus = (world: TestWorld, id: string, status: string) =>
  world.db.updateTable('comments').set({ status }).where('id', '=', id).execute()

/** A comment that readers see, told as when its event came, twice. */
async function appear(
  world: TestWorld,
  given: Parameters<typeof aWaitingComment>[1] & { parentId?: string },
): Promise<string> {
  const { parentId = null, ...comment } = given
  const id = await aWaitingComment(world, comment)
  await world.db.updateTable('comments').set({ parent_id: parentId }).where('id', '=', id).execute()
  await setStatus(world, id, 'approved')
  for (const _ of 'ab') await tellOfComment(world, id)
  return id
}

const mails = async (world: TestWorld) => {
  const { items } = await listOutbox(world, { kind: 'comment-alert' }, { limit: 50 })
  return items.toReversed()
}
const mailsTo = async (world: TestWorld) => (await mails(world)).map(({ to }) => to.split('@')[0]).sort()

async function sendAll(world: TestWorld): Promise<void> {
  await queueCommentMails(world)
  await openTaskWorker(world, commentAlertTasks).drain()
}

describeOnEachDatabase('comments are told', (testWorld) => {
  it('once to who follows them, with who wrote what where and how it ends, and not to who wrote them', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    const first = await aWaitingComment(world, { articleId: article.id, name: 'Ben Roth' })
    await setStatus(world, first, 'approved')
    await aFollower(world, 'beides', { kind: 'comments', ref: article.id, frequency: 'daily' })
    await aFollower(world, 'beides', { kind: 'replies', ref: first })
    await aFollower(world, 'reader', { kind: 'comments', ref: article.id, language: 'en' })
    await aFollower(world, 'selbst', { kind: 'comments', ref: article.id })
    const ended = await aFollower(world, 'gegangen', { kind: 'comments', ref: article.id })
    const text = 'Das <b>stimmt</b>\nso nicht.'
    const id = await appear(world, {
      articleId: article.id,
      parentId: first,
      text,
      email: 'Selbst@post.example',
    })
    await world.db.updateTable('subscriptions').set({ ended_at: now }).where('id', '=', ended).execute()
    const second = await world.secondProcess()
    await Promise.all([mailComments(world), mailComments(second)])
    await sendAll(world)
    expect(await mailsTo(world)).toEqual(['beides', 'reader'])
    const german = (await mails(world)).find(({ to }) => to.startsWith('beides'))
    const mail = await mailInOutbox(world, german?.id ?? '')
    expect(mail?.subject).toBe('Neuer Beitrag von Ada Leser: „Rat beschließt den Haushalt“')
    for (const words of [
      'Ada Leser:\n> Das <b>stimmt</b> so nicht.\nhttps://zeitung.example',
      `?comment=${id}#comment-${id}`,
      'Antworten auf den Beitrag',
    ])
      expect(mail?.text).toContain(words)
    expect(mail?.html).toContain('Das &lt;b&gt;stimmt&lt;/b&gt; so nicht.')
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': expect.stringContaining('/benachrichtigungen/ende/'),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })

    // Taken away and shown again, it is not told again; erased, its words are in no mail.
    await setStatus(world, id, 'removed')
    await setStatus(world, id, 'approved')
    await tellOfComment(world, id)
    await sendAll(world)
    expect((await mails(world)).length).toBe(2)
    await erasePerson(world, 'selbst@post.example', { actor: anActor(), address: null })
    expect((await mailInOutbox(world, german?.id ?? ''))?.text ?? '').not.toContain('stimmt')
    await inTransaction(world, (tx) => forgetCommentTellings(tx, '2027-11-23T09:00:00.000Z'))
    expect(await world.db.selectFrom('comment_tellings').selectAll().execute()).toEqual([])
  })

  it('at most every quarter of an hour for each article, and daily together; what was removed is not told', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    await aFollower(world, 'sofort', { kind: 'comments', ref: article.id })
    await aFollower(world, 'taeglich', { kind: 'comments', ref: article.id, frequency: 'daily' })
    await appear(world, { articleId: article.id, text: 'Der erste.' })
    await sendAll(world)
    world.clock.set('2026-11-23T09:05:00.000Z')
    const removed = await appear(world, { articleId: article.id, text: 'Der zweite.' })
    await appear(world, { articleId: article.id, text: 'Der dritte.' })
    await sendAll(world)
    expect(await mailsTo(world)).toEqual(['sofort'])
    await setStatus(world, removed, 'removed')
    world.clock.set('2026-11-23T09:15:01.000Z')
    await sendAll(world)
    expect(await mailsTo(world)).toEqual(['sofort', 'sofort'])
    world.clock.set('2026-11-24T05:00:01.000Z')
    await sendAll(world)
    const daily = (await mails(world)).find(({ to }) => to.startsWith('taeglich'))
    const mail = await mailInOutbox(world, daily?.id ?? '')
    expect(mail?.subject).toBe('2 neue Beiträge: „Rat beschließt den Haushalt“')
    expect(mail?.text).toMatch(/Der erste.*Der dritte/s)
    expect(mail?.text).not.toContain('Der zweite')

    // Never told, it is told when readers see it after all.
    await setStatus(world, removed, 'approved')
    await tellOfComment(world, removed)
    await sendAll(world)
    expect(await mailsTo(world)).toEqual(['sofort', 'sofort', 'sofort', 'taeglich'])
  })

  it('not a second time to who hears of the answer as whose comment it answers', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    const asked = await aWaitingComment(world, {
      articleId: article.id,
      email: 'fragt@post.example',
      confirmed: true,
    })
    await setStatus(world, asked, 'approved')
    const wish = { comment_id: asked, end_hash: 'x', wished_at: now, ended_at: null }
    await world.db.insertInto('reply_wishes').values(wish).execute()
    await aFollower(world, 'fragt', { kind: 'comments', ref: article.id })
    await appear(world, { articleId: article.id, parentId: asked })
    await sendAll(world)
    expect(await mailsTo(world)).toEqual([])
    await appear(world, { articleId: article.id })
    await sendAll(world)
    expect(await mailsTo(world)).toEqual(['fragt'])
  })
})
