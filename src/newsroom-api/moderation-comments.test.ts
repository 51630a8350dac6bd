import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import type { World } from '../platform/world.ts'
import { moderationApi } from './moderation.ts'
import { moderationBulkApi } from './moderation-bulk.ts'
import { moderationCommentsApi } from './moderation-comments.ts'

const callers = (world: World, role: Parameters<typeof callerAs>[2] = 'moderator') =>
  callerAs(world, [moderationApi(world), moderationBulkApi(world), moderationCommentsApi(world)], role)
const namesIn = (body: unknown) =>
  (body as { items: { author: { name: string } }[] }).items.map(({ author }) => author.name)

describeOnEachDatabase('comments by the API', (testWorld) => {
  const three = async (world: World) => {
    const articleId = (await anArticle(world, { status: 'published' })).id
    const ids: string[] = []
    for (const name of ['Anna', 'Bert', 'Cora']) {
      const email = `${name.toLowerCase()}@example.org`
      ids.push(await aWaitingComment(world, { articleId, name, email, text: `Die Fähre, sagt ${name}.` }))
    }
    return ids
  }

  it('are found by words page by page, by writer, and by their ids', async () => {
    const world = await testWorld()
    const [anna = '', bert = ''] = await three(world)
    const { call } = await callers(world)
    const first = await call('GET', '/moderation/comments?q=fähre&limit=2')
    expect(namesIn(first.body)).toHaveLength(2)
    const { nextCursor } = first.body as { nextCursor: string }
    const second = await call('GET', `/moderation/comments?q=fähre&limit=2&cursor=${nextCursor}`)
    expect([...namesIn(first.body), ...namesIn(second.body)].toSorted()).toEqual(['Anna', 'Bert', 'Cora'])
    expect(second.body).toMatchObject({ nextCursor: null })
    const { body } = await call('GET', `/moderation/comments?ids=${bert},nobody,${anna}`)
    expect(namesIn(body)).toEqual(['Bert', 'Anna'])
    const { writerId } = (body as { items: [{ author: { writerId: string } }] }).items[0].author
    expect(namesIn((await call('GET', `/moderation/comments?writer=${writerId}`)).body)).toEqual(['Bert'])
    expect((await call('GET', '/moderation/comments?cursor=nonsense')).status).toBe(422)
    expect((await call('GET', '/moderation/comments?status=approved')).body).toMatchObject({ items: [] })
  })

  it('are noted on, redacted, picked, and decided on many at a time; authors may none of it', async () => {
    const world = await testWorld()
    const ids = await three(world)
    const [id = '', ...others] = ids
    const author = await callers(world, 'author')
    expect((await author.call('GET', '/moderation/comments')).status).toBe(403)
    const { call } = await callers(world)
    const path = `/moderation/comments/${id}`
    const note = await call('POST', `${path}/notes`, { text: 'Ansehen.' })
    expect(note).toMatchObject({ status: 201, body: { text: 'Ansehen.', by: 'Test moderator' } })
    expect((await call('POST', `${path}/notes`, { text: ' ' })).status).toBe(422)
    expect((await call('PUT', `${path}/pick`)).status).toBe(422)
    const redaction = { passages: [{ start: 0, end: 3 }], revision: 1, rule: 1 }
    const redacted = await call('POST', `${path}/redactions`, redaction)
    expect(redacted).toMatchObject({ status: 201, body: { decision: 'redact', status: 'approved' } })
    expect((await call('POST', `${path}/redactions`, redaction)).status).toBe(409)
    expect((await call('PUT', `${path}/pick`)).status).toBe(204)
    expect((await call('GET', path)).body).toMatchObject({
      text: '[…] (Anm. d. Red.) Fähre, sagt Anna.',
      revision: 2,
      pickedAt: world.clock.now(),
      notes: [{ text: 'Ansehen.' }],
    })
    expect((await call('DELETE', `${path}/pick`)).status).toBe(204)
    const preview = await call('POST', '/moderation/decisions/preview', { queue: {}, decision: 'spam' })
    expect(preview.body).toMatchObject({ mails: 0, skipped: [] })
    const many = await call('POST', '/moderation/decisions/many', { ids, decision: 'spam' })
    const { items } = many.body as { items: { decisionId: string | null; refusal: string | null }[] }
    expect(items.map(({ refusal }) => refusal)).toEqual(['already-decided', null, null])
    const decisionIds = items.flatMap(({ decisionId }) => decisionId ?? [])
    expect(decisionIds).toHaveLength(others.length)
    const undone = await call('POST', '/moderation/decisions/undo', { decisionIds })
    expect(undone.body).toMatchObject({ items: [{ refusal: null }, { refusal: null }] })
  })
})
