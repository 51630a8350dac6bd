import { expect, it } from 'vitest'
import { aSection } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { articleRevisionsApi } from './article-revisions.ts'
import { articlesApi } from './articles.ts'

async function editorAt(world: TestWorld) {
  await aSection(world)
  return callerAs(world, [articlesApi(world), articleRevisionsApi(world)], 'editor')
}

const input = (given: Record<string, unknown> = {}) => ({
  headline: 'Rat tagt',
  body: { format: 'html', content: '<p>Text</p>' },
  section: 'politik',
  status: 'published',
  ...given,
})

describeOnEachDatabase('articles in each other’s way', (testWorld) => {
  it('a path that is taken is refused when it was asked for, and numbered when it was not', async () => {
    const editor = await editorAt(await testWorld())
    const made = await editor.call('POST', '/articles', input({ slug: 'rat-tagt' }))
    expect(made.body.path).toBe('/politik/rat-tagt')
    expect(await editor.call('POST', '/articles', input({ slug: '/Rat/Tagt/' }))).toMatchObject({
      status: 422,
      body: { type: 'urn:depesche:problem:path-taken', errors: [{ path: 'slug' }] },
    })
    const second = await editor.call('POST', '/articles', input())
    expect(second.body.path).toBe('/politik/rat-tagt-2')
    const taken = await editor.call(
      'PATCH',
      `/articles/${second.body.id}`,
      { slug: 'rat-tagt' },
      { 'if-match': '1' },
    )
    expect(taken.status).toBe(422)
  })

  it('the same headline ten times at once makes ten addresses', async () => {
    const editor = await editorAt(await testWorld())
    const made = await Promise.all(
      Array.from({ length: 10 }, () => editor.call('POST', '/articles', input())),
    )
    expect(made.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect(new Set(made.map(({ body }) => body.path)).size).toBe(10)
  })

  it('of two saves at once one is made, the other is told; no words are lost', async () => {
    const editor = await editorAt(await testWorld())
    const { id } = (await editor.call('POST', '/articles', input())).body
    const headlines = ['Rat tagt länger', 'Rat tagt kürzer']
    const answers = await Promise.all(
      headlines.map((headline) => editor.call('PATCH', `/articles/${id}`, { headline }, { 'if-match': '1' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const winner = answers.findIndex(({ status }) => status === 200)
    expect(answers[1 - winner]?.body).toMatchObject({ currentRevision: 2 })
    const read = await editor.call('GET', `/articles/${id}`)
    expect(read.body).toMatchObject({ headline: headlines[winner], revision: 2 })
    const revisions = await editor.call('GET', `/articles/${id}/revisions`)
    expect(revisions.body.items).toMatchObject([{ number: 2 }, { number: 1, headline: 'Rat tagt' }])
  })

  it.each([
    ['never closed', '<p>Eins<b>zwei<table><tr><td>drei', 'Eins', 'zwei', 'drei'],
    ['closed too often', '</p></div>Eins</b></table><p>zwei</p></p>', 'Eins', 'zwei'],
    ['crossed', '<b><i>Eins</b>zwei</i><a href="/x"><p>drei</a></p>', 'Eins', 'zwei', 'drei'],
    ['nested without sense', '<p><p><h2><ul>Eins<li><table>zwei</h2>', 'Eins', 'zwei'],
    ['half a comment', 'Eins<!-- zwei', 'Eins'],
    ['half a tag', 'Eins <b class="', 'Eins'],
    ['half an entity', 'Eins &amp &#x; &#99999999; &nosuch; zwei', 'Eins', 'zwei'],
  ])('broken HTML keeps its words: %s', async (_, content, ...words) => {
    const editor = await editorAt(await testWorld())
    const made = await editor.call('POST', '/articles', input({ body: { format: 'html', content } }))
    expect(made.status).toBe(201)
    const { bodyHtml } = (await editor.call('GET', `/articles/${made.body.id}`)).body
    for (const word of words) expect(bodyHtml).toContain(word)
  })
})
