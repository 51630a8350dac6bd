import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { must } from '../platform/result.ts'
import { setRedirect } from '../redirects/index.ts'
import { indexArticles } from '../search/index.ts'
import { changeSettings } from '../settings/index.ts'
import { openSite } from './routes.tsx'

const editor = anActor()

async function aPaper(world: TestWorld) {
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  const get = (path: string, headers: Record<string, string> = {}) => routes.request(path, { headers })
  const text = async (path: string) => (await get(path)).text()
  return { get, text }
}

const textOf = (html: string): string =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const change = async (
  world: TestWorld,
  id: string,
  expected: number,
  words: Parameters<typeof saveArticle>[1]['change'],
) => must(await saveArticle(world, { id, expected, change: words }, editor))

describeOnEachDatabase('the public pages', (testWorld) => {
  it('an article stands at its path, with all that belongs to it', async () => {
    const world = await testWorld()
    const article = await anArticle(world, {
      headline: 'Rat sagt Ja',
      standfirst: 'Mit zwölf Stimmen.',
      dateline: { places: ['Brückstadt', 'Kronsee'], source: null },
      authors: ['Mira Lohse'],
      tags: ['Linie 5'],
      status: 'published',
    })
    must(await changeSettings(world, { group: 'site', value: { name: 'Bote' }, by: null }))
    const { get } = await aPaper(world)
    const answer = await get(article.path)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(textOf(html)).toContain('BRÜCKSTADT / KRONSEE (Bote) – Mit zwölf Stimmen.')
    expect(html).toContain('href="/autoren/mira-lohse" rel="author">Mira Lohse</a>')
    expect(html).toContain('href="/themen/linie-5" rel="tag">Linie 5</a>')
    expect(html).toContain(`<link rel="canonical" href="https://zeitung.example${article.path}"`)
    expect(html).toContain('"@type":"NewsArticle"')
    expect(html).toContain('type="application/rss+xml"')
  })

  it('section, tag, author, archive, search and the indexes list it', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, {
      headline: 'Rat sagt Ja',
      authors: ['Mira Lohse'],
      tags: ['Linie 5'],
      status: 'published',
    })
    await indexArticles(world, [id])
    const { text } = await aPaper(world)
    for (const path of [
      '/',
      '/politik',
      '/themen/linie-5',
      '/autoren/mira-lohse',
      '/archiv/2026/11',
      '/archiv/2026/11/23',
      '/suche?q=haushalt+rat',
    ])
      expect(textOf(await text(path)), path).toContain('Rat sagt Ja')
    expect(textOf(await text('/themen'))).toContain('Linie 5 1')
    expect(textOf(await text('/autoren'))).toContain('Mira Lohse 1')
    expect(textOf(await text('/archiv'))).toContain('2026 1')
    expect(textOf(await text('/archiv/2026'))).toContain('November 2026 1')
    expect(textOf(await text('/suche?q=nirgends'))).toContain('Zu „nirgends“ haben wir nichts gefunden')
  })

  it('pages of a long list lead on to the older ones, without a gap or a double', async () => {
    const world = await testWorld()
    for (let number = 1; number <= 35; number++) {
      world.clock.advance({ minutes: 1 })
      await anArticle(world, { headline: `Nummer ${number}.`, status: 'published' })
    }
    const { text } = await aPaper(world)
    const first = await text('/politik')
    const older = /href="(\/politik\?before=[^"]+)" rel="next"/.exec(first)?.[1] ?? ''
    const second = await text(older)
    const shown = [...(first + second).matchAll(/<a href="[^"]+">Nummer (\d+)\./g)].map(([, number]) =>
      Number(number),
    )
    expect(shown.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1))
    expect(second).toContain('href="/politik">Zurück zu den neuesten')
    expect(second).not.toContain('rel="next"')
  })

  it('an English site has English addresses and words', async () => {
    const world = await testWorld()
    must(await changeSettings(world, { group: 'site', value: { name: 'Herald', language: 'en' }, by: null }))
    await anArticle(world, {
      headline: 'Council says yes',
      authors: ['Mira Lohse'],
      tags: ['Tram'],
      language: 'en',
      status: 'published',
    })
    const { get, text } = await aPaper(world)
    for (const path of [
      '/topics',
      '/topics/tram',
      '/authors/mira-lohse',
      '/archive/2026/11',
      '/imprint',
      '/privacy',
      '/search?q=council',
    ])
      expect((await get(path)).status, path).toBe(200)
    for (const [path, own] of [
      ['/themen', '/topics'],
      ['/themen/tram/feed.xml', '/topics/tram/feed.xml'],
      ['/autoren/mira-lohse', '/authors/mira-lohse'],
      ['/datenschutz', '/privacy'],
    ] as const) {
      const answer = await get(path)
      expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({ status: 301, to: own })
    }
    expect((await get('/themenpark')).status).toBe(404)
    expect(await text('/imprint')).toContain('<html lang="en">')
    expect(await text('/authors/mira-lohse')).toContain('By Mira Lohse')
  })

  it('a moved article is 301, a withdrawn one 410, a missing one 404 with the request’s name', async () => {
    const world = await testWorld()
    const { get } = await aPaper(world)
    const article = await anArticle(world, { headline: 'Umzug', status: 'published' })
    const moved = await change(world, article.id, article.revision, { slug: 'neue-adresse' })
    const first = await get(article.path)
    expect(first.status).toBe(301)
    expect(first.headers.get('location')).toBe(moved.path)
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    await change(world, article.id, moved.revision, { status: 'unpublished' })
    const gone = await get(moved.path)
    expect(gone.status).toBe(410)
    expect(gone.headers.get('cache-control')).toBe('no-store')
    expect(textOf(await gone.text())).toContain('nicht mehr verfügbar')
    const missing = await get('/politik/nirgends')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('noindex')
    must(await setRedirect(world, { from: '/alt', to: 'https://anderswo.example/ä?x=1' }, editor))
    expect((await get('/alt')).headers.get('location')).toContain('https://anderswo.example/')
  })

  it('a page has one address: no slash at its end, none in disguise', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { headline: 'Übermut', slug: 'übermut', status: 'published' })
    const { get } = await aPaper(world)
    for (const path of [
      `${article.path}/`,
      `${article.path}/%2F`,
      article.path.replace('ueber', '%75eber'),
    ]) {
      const answer = await get(path)
      expect({ path, status: answer.status, to: answer.headers.get('location') }).toEqual({
        path,
        status: 301,
        to: article.path,
      })
    }
  })

  it('takes no other methods than those of reading', async () => {
    const world = await testWorld()
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await routes.request('/', { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
    expect((await routes.request('/', { method: 'OPTIONS' })).status).toBe(204)
  })

  it('the front page leads to set-up until there is a site', async () => {
    const world = await testWorld()
    const { get } = await aPaper(world)
    const before = await get('/')
    expect([before.status, before.headers.get('location')]).toEqual([302, '/newsroom'])
    expect(before.headers.get('cache-tag')).toBeNull()
    await anArticle(world, { status: 'published' })
    expect((await get('/')).status).toBe(200)
  })

  it('advertising says so in title and cards, and its links that they were paid for', async () => {
    const world = await testWorld()
    const body = {
      type: 'doc' as const,
      content: [
        {
          type: 'paragraph' as const,
          content: [
            {
              type: 'text' as const,
              text: 'Dächer',
              marks: [{ type: 'link' as const, attrs: { href: 'https://dach.example/' } }],
            },
          ],
        },
      ],
    }
    const paid = await anArticle(world, {
      headline: 'Ihr Dach',
      label: 'advertisement',
      body,
      status: 'published',
    })
    const news = await anArticle(world, { headline: 'Unser Dach', body, status: 'published' })
    const { text } = await aPaper(world)
    const html = await text(paid.path)
    expect(html).toContain('<title>Anzeige: Ihr Dach – ')
    expect(html).toContain('property="og:title" content="Anzeige: Ihr Dach"')
    expect(html).toContain('<a href="https://dach.example/" rel="sponsored noopener">')
    expect(await text(news.path)).toContain('<a href="https://dach.example/" rel="noopener">')
  })

  it('the privacy page says nothing of an address that nobody has given', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published' })
    const { text } = await aPaper(world)
    expect(textOf(await text('/datenschutz'))).not.toMatch(/unter \.|ist \.|, \./)
    must(await changeSettings(world, { group: 'imprint', value: { email: 'post@bote.de' }, by: null }))
    expect(textOf(await text('/datenschutz'))).toContain('erreichen uns unter post@bote.de.')
  })

  it('a draft and an article under embargo are not there', async () => {
    const world = await testWorld()
    const draft = await anArticle(world, { headline: 'Entwurf' })
    const scheduled = await anArticle(world, {
      headline: 'Morgen',
      status: 'scheduled',
      publishAt: '2026-11-24T09:00:00.000Z',
    })
    const { get, text } = await aPaper(world)
    for (const { path } of [draft, scheduled]) expect((await get(path)).status).toBe(404)
    for (const path of ['/', '/politik', '/feed.xml', '/sitemap.xml']) {
      expect(await text(path)).not.toContain('Morgen')
      expect(await text(path)).not.toContain('Entwurf')
    }
  })

  it('one slash too many leads to the page, hostile paths lead nowhere', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published' })
    const { get } = await aPaper(world)
    const answer = await get('/politik/')
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toBe('/politik')
    for (const path of [
      '/%00',
      '/%E0%A4%A',
      '/..%2f..%2fetc/passwd',
      '/assets/..%2f..%2fpackage.json',
      '/theme/..%2f..%2fpackage.json',
      '/archiv/2026/13',
      '/archiv/2026/02/30',
      '/politik/x/y/z',
      `/${'a/'.repeat(400)}`,
    ])
      expect((await get(path)).status, path).toBe(404)
    for (const path of [
      '/politik?before=x',
      '/politik?before[]=1',
      '/suche?q=%00&page=-3',
      `/suche?q=${'x'.repeat(900)}`,
      '/themen?from=%27',
    ])
      expect((await get(path)).status, path).toBe(200)
  })

  it('every page carries a strict policy, and says what it was made of', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    const { get } = await aPaper(world)
    for (const path of ['/', article.path, '/politik', '/impressum', '/nirgends']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect((await get(article.path)).headers.get('cache-tag')).toContain(`article:${article.id.slice(-12)}`)
    expect((await get('/suche?q=x')).headers.get('cache-tag')).toBeNull()
    expect((await get('/')).headers.get('cache-control')).toContain('must-revalidate')
  })

  it('frames of other sites are allowed where an article holds a two-click box, and only there', async () => {
    const world = await testWorld()
    const embed = {
      type: 'embed' as const,
      attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Film' },
    }
    const article = await anArticle(world, { body: { type: 'doc', content: [embed] }, status: 'published' })
    const { get } = await aPaper(world)
    const answer = await get(article.path)
    expect(answer.headers.get('content-security-policy')).toContain(
      'frame-src https://www.youtube-nocookie.com',
    )
    expect(await answer.text()).not.toMatch(/<iframe/)
  })

  it('feeds answer for home, section, tag and author, also at WordPress’s addresses', async () => {
    const world = await testWorld()
    await anArticle(world, {
      headline: 'Rat sagt Ja',
      authors: ['Mira Lohse'],
      tags: ['Linie 5'],
      status: 'published',
    })
    const { get } = await aPaper(world)
    for (const base of ['', '/politik', '/themen/linie-5', '/autoren/mira-lohse'])
      for (const [ending, type] of [
        ['feed.xml', 'application/rss+xml'],
        ['feed.atom', 'application/atom+xml'],
        ['feed.json', 'application/feed+json'],
        ['feed/', 'application/rss+xml'],
        ['feed/atom/', 'application/atom+xml'],
        ['feed/rss2/', 'application/rss+xml'],
      ] as const) {
        const answer = await get(`${base}/${ending}`)
        expect(answer.headers.get('content-type'), `${base}/${ending}`).toBe(`${type}; charset=utf-8`)
        expect(answer.headers.get('last-modified')).toBe('Mon, 23 Nov 2026 09:00:00 GMT')
        expect(await answer.text()).toContain('Rat sagt Ja')
      }
    expect((await get('/nirgends/feed.xml')).status).toBe(404)
  })

  it('sitemaps name every article once, the news sitemap only the newest', async () => {
    const world = await testWorld()
    const words = { authors: ['Mira Lohse'], tags: ['Hafen'], status: 'published' as const }
    const old = await anArticle(world, { headline: 'Alt', ...words })
    await anArticle(world, { headline: 'Entwurf', tags: ['Leer'] })
    world.clock.advance({ days: 40 })
    const fresh = await anArticle(world, { headline: 'Neu & wahr', status: 'published' })
    const paid = await anArticle(world, { headline: 'Dach', label: 'advertisement', status: 'published' })
    const { text } = await aPaper(world)
    const lists = await text('/sitemap-pages.xml')
    for (const path of ['/politik', '/themen/hafen', '/autoren/mira-lohse'])
      expect(lists).toContain(`<loc>https://zeitung.example${path}</loc>`)
    expect(lists).not.toContain('/themen/leer<')
    expect(await text('/sitemap.xml')).toContain('https://zeitung.example/sitemap-2027-01.xml')
    expect(await text('/sitemap-2026-11.xml')).toContain(`<loc>https://zeitung.example${old.path}</loc>`)
    expect(await text('/sitemap-2027-01.xml')).toContain(`${fresh.path}</loc>`)
    const news = await text('/news-sitemap.xml')
    expect(news).toContain('<news:title>Neu &amp; wahr</news:title>')
    expect(news).not.toContain(old.path)
    expect(news).not.toContain(paid.path)
  })
})
