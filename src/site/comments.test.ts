import { parseRssFeed } from 'feedsmith'
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

  it('are each found by an address of their own, on whichever page they stand', async () => {
    const world = await testWorld()
    const comments = Array.from({ length: 205 }, (_, index) => aComment(String(index + 1)))
    const { article, get } = await aPaper(world, comments)
    for (const [name, page] of [
      ['1', 1],
      ['100', 1],
      ['101', 2],
      ['205', 3],
    ] as const) {
      const found = await get(`${article.path}?comment=${name}`)
      expect(found.html).toContain(`id="comment-${name}"`)
      expect(found.html.includes('?comments=2#comments')).toBe(page !== 2)
      // Anybody can make up such addresses: they are not kept.
      expect(found.tags).toBeNull()
    }
    for (const name of ['unknown', '206', "1' or 1=1"]) {
      const found = await get(`${article.path}?comment=${encodeURIComponent(name)}`)
      expect([found.status, found.html.includes('id="comment-1"')]).toEqual([200, true])
    }
  })

  it('that the editors picked stand above the thread, three at most, and lead to their place', async () => {
    const world = await testWorld()
    const comments = Array.from({ length: 120 }, (_, index) =>
      aComment(String(index + 1), { text: `> Zitat\nText ${index + 1} <b>${'lang '.repeat(60)}` }),
    )
    const { article, get } = await aPaper(world, comments)
    expect((await get(article.path)).html).not.toContain('Auswahl der Redaktion')
    for (const [index, key] of ['3', '4', '110', '5', '6'].entries())
      await world.db
        .updateTable('comments')
        .set({ picked_at: `2026-11-23T09:0${index}:00.000Z` })
        .where('import_key', '=', key)
        .execute()
    await world.db.updateTable('comments').set({ status: 'removed' }).where('import_key', '=', '6').execute()
    const { html } = await get(article.path)
    const [, picks = ''] = /comments__picks">([\s\S]*?)<\/ul>/.exec(html) ?? []
    expect([...picks.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual([
      '#comment-5',
      expect.stringMatching(/\?comment=[\w-]{36}#comment-110$/),
      '#comment-4',
    ])
    expect(picks).toContain('Zitat Text 5 &lt;b&gt;lang lang')
    expect(picks).toMatch(/lang …</)
    expect((await get(`${article.path}?comments=2`)).html).not.toContain('Auswahl der Redaktion')
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

  it('are HTML in the feed, in which whatever a reader typed stays text', async () => {
    const world = await testWorld()
    const text = '<img src=x onerror=alert(1)> ]]> & *so* https://example.org/?a=1&b=2'
    const { article, get } = await aPaper(world, [aComment('1', { text })])
    const { items } = parseRssFeed((await get(`${article.path}/comments.xml`)).html)
    expect((await get(`${article.path}/comments.xml`)).html).toContain(
      'xmlns:thr="http://purl.org/syndication/thread/1.0"',
    )
    // RFC 4685: a first comment answers the article, by the id that this has in the other feeds.
    expect(items?.[0]?.thr?.inReplyTos).toEqual([
      { ref: `urn:uuid:${article.id}`, href: `https://zeitung.example${article.path}`, type: 'text/html' },
    ])
    const description = items?.[0]?.description ?? ''
    expect(description).toContain('&lt;img src=x onerror=alert(1)&gt; ]]&gt; &amp; <em>so</em>')
    expect(description).toContain('<a href="https://example.org/?a=1&amp;b=2" rel="nofollow ugc noopener">')
    expect(description).not.toContain('<img')
  })

  it('are neither shown nor fed where they are off', async () => {
    const world = await testWorld()
    const { article, get } = await aPaper(world, [aComment('1')], { commentMode: 'off' })
    expect((await get(article.path)).html).not.toContain('Text 1')
    expect((await get(`${article.path}/comments.xml`)).status).toBe(404)
  })
})
