import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { type ImportedComment, importComments } from '../comments/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openSite } from './routes.tsx'

const aComment = (key: string, given: Partial<ImportedComment> = {}): ImportedComment => ({
  key,
  parentKey: null,
  authorName: `Leserin ${key}`,
  authorEmail: 'leserin@example.org',
  authorUrl: null,
  authorId: null,
  network: '203.0.113.0/24',
  text: `Text ${key}`,
  createdAt: new Date(Date.UTC(2015, 4, 1) + Number(key) * 1000).toISOString(),
  status: 'approved',
  ...given,
})

async function aPaper(world: TestWorld, comments: ImportedComment[], given = {}) {
  const article = await anArticle(world, { status: 'published', ...given })
  await inTransaction(world, (tx) =>
    importComments(tx, world, [{ articleId: article.id, isNew: true, comments }]),
  )
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  const get = async (path: string) => {
    const answer = await routes.request(path)
    return { status: answer.status, tags: answer.headers.get('cache-tag'), html: await answer.text() }
  }
  return { article, get }
}

describeOnEachDatabase('comments below an article', (testWorld) => {
  it('stand as a thread, escaped, with their old places; nothing private is on the page', async () => {
    const world = await testWorld()
    const { article, get } = await aPaper(world, [
      aComment('1', { text: '<script>alert(1)</script>\n\nSiehe https://example.org/a?b=1.' }),
      aComment('2', { parentKey: '1', authorUrl: 'https://blog.example/' }),
      aComment('3', { parentKey: '1' }),
      aComment('4', { status: 'pending', text: 'Wartet noch' }),
    ])
    const { html, tags } = await get(article.path)
    expect(html).toContain('3 Kommentare')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('<a href="https://example.org/a?b=1" rel="nofollow ugc noopener">')
    expect(html).toContain('<a href="https://blog.example/" rel="nofollow ugc noopener">')
    expect(html).toMatch(/class="comment" id="comment-1"[\s\S]*class="comment comment--1" id="comment-2"/)
    expect(html).toContain('Antwort auf Leserin 1')
    expect(html).toContain(`href="${article.path}#comment-2"`)
    expect(html).not.toMatch(/leserin@example\.org|203\.0\.113|Wartet noch/)
    expect(tags).toContain(`comments:${article.id.slice(-12)}`)
  })

  it('stand on several pages when they are many, each with its own address', async () => {
    const world = await testWorld()
    const comments = Array.from({ length: 205 }, (_, index) => aComment(String(index + 1)))
    const { article, get } = await aPaper(world, comments)
    const first = await get(article.path)
    expect(first.html).toContain('205 Kommentare')
    expect(first.html.match(/<li class="comment"/g)).toHaveLength(100)
    expect(first.html).toContain(`href="${article.path}?comments=2#comments"`)
    const last = await get(`${article.path}?comments=3`)
    expect(last.html.match(/<li class="comment"/g)).toHaveLength(5)
    expect(last.html).toContain(`href="${article.path}?comments=2#comments"`)
    for (const page of ['4', '1', '0', '-1', 'x', '99999', '999999'])
      expect([page, (await get(`${article.path}?comments=${page}`)).status]).toEqual([page, 404])
  })

  it('have a feed, which WordPress has below the article; none where comments are off', async () => {
    const world = await testWorld()
    const { article, get } = await aPaper(world, [
      aComment('1'),
      aComment('2'),
      aComment('3', { status: 'spam' }),
    ])
    for (const path of [`${article.path}/comments.xml`, `${article.path}/feed/`]) {
      const { status, html } = await get(path)
      expect(status).toBe(200)
      expect(html.match(/<item>/g)).toHaveLength(2)
      expect(html.indexOf('Text 2')).toBeLessThan(html.indexOf('Text 1'))
      expect(html).toContain(`<link>https://zeitung.example${article.path}#comment-2</link>`)
      expect(html).not.toContain('leserin@example.org')
    }
    expect((await get(article.path)).html).toContain(`${article.path}/comments.xml`)
    expect((await get('/nirgends/comments.xml')).status).toBe(404)
  })

  it('are neither shown nor fed where they are off', async () => {
    const world = await testWorld()
    const { article, get } = await aPaper(world, [aComment('1')], { commentMode: 'off' })
    expect((await get(article.path)).html).not.toContain('Text 1')
    expect((await get(`${article.path}/comments.xml`)).status).toBe(404)
  })
})
