import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { newestMail } from '../../test/mails.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import type { World } from '../platform/world.ts'
import { houseRulesApi } from './house-rules.ts'
import { moderationApi } from './moderation.ts'
import { moderationCasesApi } from './moderation-cases.ts'

const callers = (world: World, role: Parameters<typeof callerAs>[2] = 'moderator') =>
  callerAs(world, [moderationApi(world), moderationCasesApi(world), houseRulesApi(world)], role)

describeOnEachDatabase('moderation by the API', (testWorld) => {
  const waiting = async (world: World) =>
    aWaitingComment(world, { articleId: (await anArticle(world, { status: 'published' })).id })

  it('shows the queue, takes a decision once and tells the second of it', async () => {
    const world = await testWorld()
    const id = await waiting(world)
    const { call } = await callers(world)
    const queue = await call('GET', '/moderation/queue?status=pending')
    expect(queue.status).toBe(200)
    expect(queue.body).toMatchObject({
      items: [
        {
          id,
          suggestion: 'hold',
          scores: null,
          article: { headline: 'Rat beschließt den Haushalt' },
          author: { name: 'Ada Leser', isConfirmed: false },
          history: { pending: 1 },
        },
      ],
      nextCursor: null,
    })
    const decided = await call('POST', '/moderation/decisions', {
      commentId: id,
      decision: 'reject',
      rule: 6,
      explanation: 'Kein Bezug zum Artikel.',
    })
    expect(decided.status).toBe(201)
    expect(decided.body).toMatchObject({
      status: 'rejected',
      rule: '6',
      statement: { automated_detection: 'Yes' },
    })
    const again = await call('POST', '/moderation/decisions', { commentId: id, decision: 'approve' })
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ type: 'urn:depesche:problem:already-decided' })
    expect((await call('GET', '/moderation/figures')).body).toMatchObject({
      waiting: 0,
      today: { decisions: 1 },
    })
  })

  it.each([
    [{ decision: 'reject' }, 422],
    [{ decision: 'reject', rule: '77' }, 422],
    [{ decision: 'remove', rule: '1' }, 422],
    [{ decision: 'publish' }, 422],
    [{ decision: 'approve', commentId: 'nobody' }, 404],
  ])('answers the decision %j with %d', async (input, status) => {
    const world = await testWorld()
    const id = await waiting(world)
    const { call } = await callers(world)
    expect((await call('POST', '/moderation/decisions', { commentId: id, ...input })).status).toBe(status)
  })

  it('is for moderators: authors are refused, reports and complaints are open', async () => {
    const world = await testWorld()
    const id = await waiting(world)
    const author = await callers(world, 'author')
    expect((await author.call('GET', '/moderation/queue')).status).toBe(403)
    const moderator = await callers(world)
    await moderator.call('POST', '/moderation/decisions', { commentId: id, decision: 'approve' })
    const item = await moderator.call('GET', `/moderation/comments/${id}`)
    const { url } = item.body as { url: string }
    const anybody = await callers(world, null)
    const report = { commentUrl: url, reason: 'insult', explanation: 'Das beleidigt mich.' }
    const received = await anybody.call('POST', '/reports', report)
    expect(received.status).toBe(202)
    expect(received.body).toMatchObject({ reference: expect.stringMatching(/^M-/) })
    const unknown = { ...report, commentUrl: 'https://elsewhere.example/#comment-1' }
    expect((await anybody.call('POST', '/reports', unknown)).status).toBe(422)
    const notices = await moderator.call('GET', '/moderation/notices')
    const [notice] = (notices.body as { items: { id: string }[] }).items
    const path = `/moderation/notices/${notice?.id}/decision`
    expect((await moderator.call('POST', path, { outcome: 'removed' })).status).toBe(422)
    expect((await moderator.call('POST', path, { outcome: 'removed', rule: '1' })).status).toBe(204)
    const { text } = await newestMail(world, 'statement-of-reasons')
    const secret = /beschwerde\/([\w-]+)/.exec(text)?.[1]
    expect((await anybody.call('POST', `/appeals/${secret}`, {})).status).toBe(202)
    expect((await anybody.call('POST', `/appeals/${secret}`, {})).status).toBe(409)
    expect((await anybody.call('POST', '/appeals/forged', {})).status).toBe(404)
  })

  it('gives everybody the house rules and lets the publisher change them, by version', async () => {
    const world = await testWorld()
    const anybody = await callers(world, null)
    const read = await anybody.call('GET', '/house-rules')
    const { introduction, clauses } = read.body as { introduction: unknown; clauses: unknown[] }
    expect(clauses).toHaveLength(10)
    const publisher = await callers(world, 'administrator')
    const input = { introduction, clauses: clauses.slice(0, 2) }
    expect((await publisher.call('PUT', '/house-rules', input)).status).toBe(428)
    const saved = await publisher.call('PUT', '/house-rules', input, { 'if-match': '"1"' })
    expect(saved.body).toMatchObject({ version: 2 })
    const outdated = await publisher.call('PUT', '/house-rules', input, { 'if-match': '"1"' })
    expect(outdated.status).toBe(412)
    const [now, before] = [saved.body, read.body] as { procedure: object }[]
    expect(now?.procedure).toEqual(before?.procedure)
    const procedure = { de: 'Zwei lesen jeden Beitrag.', en: 'Two read each contribution.' }
    const third = await publisher.call('PUT', '/house-rules', { ...input, procedure }, { 'if-match': '"2"' })
    expect(third.body).toMatchObject({ version: 3, procedure })
    expect((await publisher.call('GET', '/house-rules/versions')).body).toMatchObject({
      items: [
        { version: 3, changedBy: 'Test administrator' },
        { version: 2, changedBy: 'Test administrator' },
        { version: 1, changedBy: null },
      ],
    })
    expect((await anybody.call('GET', '/house-rules/versions')).status).toBe(401)
    expect((await anybody.call('GET', '/house-rules/versions/2')).body).toEqual(saved.body)
    expect((await anybody.call('GET', '/house-rules/versions/9')).status).toBe(404)
    const gap = { introduction, clauses: clauses.slice(1, 3) }
    expect((await publisher.call('PUT', '/house-rules', gap, { 'if-match': '"2"' })).status).toBe(422)
  })
})
