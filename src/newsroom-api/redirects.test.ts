import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { saveArticle } from '../articles/index.ts'
import { must } from '../platform/result.ts'
import { redirectsApi } from './redirects.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') =>
  callerAs(world, [redirectsApi(world)], role)

describeOnEachDatabase('the API of redirects', (testWorld) => {
  it('leads an old address on, and elsewhere when set again', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const made = await editor.call('POST', '/redirects', { from: '/alt/', to: '/neu' })
    expect(made).toMatchObject({
      status: 201,
      body: { from: '/alt', to: '/neu', articleId: null, createdBy: 'Test editor' },
    })
    await editor.call('POST', '/redirects', { from: '/alt', to: 'https://example.org/weg' })
    expect((await editor.call('GET', '/redirects')).body.items).toMatchObject([
      { from: '/alt', to: 'https://example.org/weg' },
    ])
  })

  it('shows where moved articles are found now', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    const moved = must(
      await saveArticle(world, { id: article.id, expected: 1, change: { slug: 'anders' } }, anActor()),
    )
    expect((await (await as(world)).call('GET', '/redirects')).body.items).toMatchObject([
      { from: article.path, to: moved.path, articleId: article.id },
    ])
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const cases = [
      [{ from: 'alt', to: '/neu' }, 'from'],
      [{ from: '/', to: '/neu' }, 'from'],
      [{ from: '/alt', to: 'neu' }, 'to'],
      [{ from: '/alt', to: '//example.org' }, 'to'],
      [{ from: '/alt', to: 'javascript:alert(1)' }, 'to'],
      [{ from: '/alt', to: '/alt/' }, 'to'],
      [{ from: '/alt' }, 'to'],
    ]
    for (const [input, field] of cases) {
      const answer = await (await as(world)).call('POST', '/redirects', input)
      expect(answer, JSON.stringify(input)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
    }
  })

  it('lists by address, page by page, and finds', async () => {
    const world = await testWorld()
    const editor = await as(world)
    for (const from of ['/c', '/a', '/b']) await editor.call('POST', '/redirects', { from, to: '/neu' })
    const first = await editor.call('GET', '/redirects?limit=2')
    expect(first.body.items).toMatchObject([{ from: '/a' }, { from: '/b' }])
    const second = await editor.call('GET', `/redirects?limit=2&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ items: [{ from: '/c' }], nextCursor: null })
    expect((await editor.call('GET', '/redirects?q=c')).body.items).toMatchObject([{ from: '/c' }])
  })

  it('removes one', async () => {
    const world = await testWorld()
    const editor = await as(world)
    await editor.call('POST', '/redirects', { from: '/alt', to: '/neu' })
    expect((await editor.call('DELETE', '/redirects?from=/alt')).status).toBe(204)
    expect((await editor.call('DELETE', '/redirects?from=/alt')).status).toBe(404)
  })

  it('is for editors', async () => {
    const world = await testWorld()
    expect((await (await as(world, 'author')).call('GET', '/redirects')).status).toBe(403)
    expect((await (await as(world, null)).call('GET', '/redirects')).status).toBe(401)
  })
})
