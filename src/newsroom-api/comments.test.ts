import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { importComments } from '../comments/index.ts'
import { openIntake } from '../contributions/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { commentsApi } from './comments.ts'

describeOnEachDatabase('the API of comments', (testWorld) => {
  it('shows everybody the approved ones as a thread, page by page, and never an address', async () => {
    const world = await testWorld()
    const { id, path } = await anArticle(world, { status: 'published' })
    const draft = await anArticle(world, { headline: 'Entwurf' })
    const comments = (['approved', 'approved', 'pending'] as const).map((status, index) => ({
      key: String(index),
      parentKey: index === 1 ? '0' : null,
      authorName: 'Mara',
      authorEmail: 'mara@example.org',
      authorUrl: null,
      authorId: null,
      network: '203.0.113.0/24',
      text: `Text ${index}`,
      createdAt: '2015-05-01T10:00:00.000Z',
      status,
    }))
    await inTransaction(world, (tx) => importComments(tx, world, [{ articleId: id, isNew: true, comments }]))
    const { call } = await callerAs(world, [commentsApi(world, openIntake(world))], null)
    const first = await call('GET', `/articles/${id}/comments?limit=1`)
    expect(first.body).toMatchObject({
      items: [{ text: 'Text 0', depth: 0, parentId: null, url: `https://zeitung.example${path}#comment-0` }],
    })
    const next = await call('GET', `/articles/${id}/comments?cursor=${first.body.nextCursor}`)
    expect(next.body).toMatchObject({
      items: [{ text: 'Text 1', depth: 1, parentId: expect.stringMatching(/^[\w-]{36}$/) }],
      nextCursor: null,
    })
    expect(JSON.stringify([first.body, next.body])).not.toMatch(/example\.org|203\.0/)
    expect((await call('GET', `/articles/${draft.id}/comments`)).status).toBe(404)
    expect((await call('GET', '/articles/unknown/comments')).status).toBe(404)
  })

  it('takes a contribution from anybody: 202 and in the queue; what is wrong is said field by field', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    const closed = await anArticle(world, { headline: 'Zu', status: 'published', commentMode: 'closed' })
    const { call } = await callerAs(world, [commentsApi(world, openIntake(world))], null)
    const author = { name: 'Mara', email: 'mara@example.org' }
    const taken = await call('POST', `/articles/${id}/comments`, { author, text: 'Ein Satz zum Haushalt.' })
    expect(taken).toMatchObject({ status: 202, body: { status: 'pending', id: expect.any(String) } })
    const again = await call('POST', `/articles/${id}/comments`, { author, text: 'Ein Satz zum Haushalt.' })
    expect(again.body).toEqual(taken.body)
    const bad = await call('POST', `/articles/${id}/comments`, { author: { name: '', email: 'x' }, text: '' })
    expect(bad.status).toBe(422)
    expect((bad.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'author.name',
      'author.email',
      'text',
    ])
    expect((await call('POST', `/articles/${id}/comments`, { text: 'Ohne Namen' })).status).toBe(422)
    const long = { author, text: 'x'.repeat(100_000) }
    expect((await call('POST', `/articles/${id}/comments`, long)).status).toBe(422)
    const answer = { author, text: 'Eine Antwort', parentId: '0198f000-0000-7000-8000-000000000001' }
    expect((await call('POST', `/articles/${id}/comments`, answer)).status).toBe(422)
    const waiting = { author, text: 'Eine Antwort', parentId: (taken.body as { id: string }).id }
    expect((await call('POST', `/articles/${id}/comments`, waiting)).status).toBe(422)
    expect((await call('POST', `/articles/${closed.id}/comments`, { author, text: 'Zu' })).status).toBe(403)
    expect((await call('POST', '/articles/unknown/comments', { author, text: 'Wo?' })).status).toBe(404)
    const hint = await call('POST', `/articles/${id}/comments/hint`, {
      text: 'Ein Satz zum Haushalt der Stadt.',
    })
    expect(hint).toMatchObject({ status: 200, body: { remarks: [] } })
  })
})
