import { expect, it } from 'vitest'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { pagesApi } from './pages.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') => callerAs(world, [pagesApi(world)], role)
const html = (content: string) => ({ format: 'html', content })
const aboutUs = { title: 'Über uns', body: html('<p>Wir <b>sind</b> die Zeitung.</p>'), published: true }

describeOnEachDatabase('the API of pages', (testWorld) => {
  it('makes a page from HTML, Markdown or a document', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const made = await editor.call('POST', '/pages', aboutUs)
    const paragraph = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Wir ' },
        { type: 'text', text: 'sind', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' die Zeitung.' },
      ],
    }
    expect(made).toMatchObject({
      status: 201,
      body: {
        path: '/ueber-uns',
        url: 'https://zeitung.example/ueber-uns',
        language: 'de',
        published: true,
        revision: 1,
        body: { type: 'doc', content: [paragraph] },
      },
    })
    const markdown = { format: 'markdown', content: 'Wir **sind** die Zeitung.' }
    const again = await editor.call('POST', '/pages', { ...aboutUs, title: 'Zwei', body: markdown })
    expect(again.body.body).toEqual(made.body.body)
    const doc = { format: 'doc', content: made.body.body }
    const third = await editor.call('POST', '/pages', { ...aboutUs, title: 'Drei', body: doc })
    expect(third.body.body).toEqual(made.body.body)
  })

  it('keeps nothing that could run', async () => {
    const world = await testWorld()
    const body = html(
      '<p onclick="x()">Text<script>alert(1)</script><a href="javascript:alert(1)">hier</a></p>',
    )
    const made = await (await as(world)).call('POST', '/pages', { title: 'X', body })
    expect(JSON.stringify(made.body.body)).not.toMatch(/script|onclick|alert/)
    expect(made.body.published).toBe(false)
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const editor = await as(world)
    await editor.call('POST', '/pages', aboutUs)
    const cases: [Record<string, unknown>, string][] = [
      [{ title: '' }, 'title'],
      [{ path: '/newsroom' }, 'path'],
      [{ path: '///' }, 'path'],
      [{ path: '/ueber-uns' }, 'path'],
      [{ body: { format: 'rtf', content: '' } }, 'body.format'],
    ]
    for (const [given, field] of cases) {
      const answer = await editor.call('POST', '/pages', { ...aboutUs, title: 'Neu', ...given })
      expect(answer, JSON.stringify(given)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
    }
  })

  it('changes a page only on the revision it was read at', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (await editor.call('POST', '/pages', aboutUs)).body
    expect((await editor.call('PATCH', `/pages/${id}`, { title: 'Wir' })).status).toBe(428)
    const changed = await editor.call('PATCH', `/pages/${id}`, { published: false }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({
      status: 200,
      body: { title: 'Über uns', published: false, publishedAt: null, revision: 2 },
    })
    expect(await editor.call('PATCH', `/pages/${id}`, { title: 'Wir' }, { 'if-match': '"1"' })).toMatchObject(
      {
        status: 412,
        body: { currentRevision: 2 },
      },
    )
    expect((await editor.call('GET', `/pages/${id}`)).body).toEqual(changed.body)
  })

  it('lists without bodies and removes', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (await editor.call('POST', '/pages', aboutUs)).body
    const [line] = (await editor.call('GET', '/pages')).body.items as Record<string, unknown>[]
    expect(line).toMatchObject({ id, path: '/ueber-uns' })
    expect(line).not.toHaveProperty('body')
    expect((await editor.call('DELETE', `/pages/${id}`)).status).toBe(204)
    expect((await editor.call('GET', `/pages/${id}`)).status).toBe(404)
  })

  it('is for editors', async () => {
    const world = await testWorld()
    expect((await (await as(world, 'author')).call('POST', '/pages', aboutUs)).status).toBe(403)
    expect((await (await as(world, null)).call('GET', '/pages')).status).toBe(401)
  })
})
