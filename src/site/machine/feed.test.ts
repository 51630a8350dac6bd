import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { anArticle, aPicture, aSite } from '../fixtures.ts'
import { type FeedMaterial, feedText } from './feed.ts'

const site = aSite()
const nasty = 'Ja & „Nein“ <b>]]> \u0007'
const articles = [
  anArticle({
    headline: nasty,
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Ein ' },
            { type: 'text', text: 'Link', marks: [{ type: 'link', attrs: { href: '/stadt' } }] },
          ],
        },
        {
          type: 'figure',
          attrs: { mediaId: aPicture().id, alt: null, caption: null, credit: null, size: 'text' },
        },
        { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefgh', title: 'Film' } },
        { type: 'paragraph', content: [{ type: 'text', text: 'Klammern ]]> und \u0001 Zeichen' }] },
      ],
    },
  }),
  anArticle({
    id: '01930000-0000-7000-8000-00000000000b',
    path: '/stadt/älter & mehr',
    headline: 'Älter',
    label: 'advertisement',
    bylines: [],
    updatedAt: '2026-11-24T09:00:00.000Z',
    corrections: [{ id: 'c', text: 'Es waren zwölf.', publishedAt: '2026-11-24T09:00:00.000Z' }],
  }),
]
const material: FeedMaterial = {
  title: 'Stadt',
  description: 'Straßen & Schulen',
  language: 'de',
  pagePath: '/stadt',
  articles,
  media: new Map([[aPicture().id, aPicture()]]),
  comments: new Map([[articles[0]?.id ?? '', { count: 3, newest: '2026-11-25T10:00:00.000Z' }]]),
}

describe('the RSS feed', () => {
  const xml = feedText(site, material, 'xml')
  const feed = parseRssFeed(xml)

  it('reads back with title, link, language, and its own address', () => {
    expect(feed).toMatchObject({
      title: 'Brückstädter Bote – Stadt',
      link: 'https://zeitung.example/stadt',
      description: 'Straßen & Schulen',
      language: 'de',
    })
    expect(feed.atom?.links).toEqual([
      { href: 'https://zeitung.example/stadt/feed.xml', rel: 'self', type: 'application/rss+xml' },
      { href: 'https://zeitung.example/websub', rel: 'hub' },
    ])
  })

  it('has items that keep their id, and name author, section and tags', () => {
    const [item] = feed.items ?? []
    expect(item?.guid).toEqual({ value: 'urn:uuid:01930000-0000-7000-8000-00000000000a', isPermaLink: false })
    expect(item?.dc?.creators).toEqual(['Mira Lohse'])
    expect(item?.categories?.map(({ name }) => name)).toEqual(['Stadt', 'Linie 5'])
    expect(item?.title).toContain('Ja & „Nein“')
    expect(item?.authors).toBeUndefined()
  })

  it('tells where the comments are and how many', () => {
    const [commented, none] = feed.items ?? []
    expect(commented?.comments).toBe(`${commented?.link}#comments`)
    expect(commented?.wfw?.commentRss).toBe(`${commented?.link}/comments.xml`)
    expect(commented?.slash?.comments).toBe(3)
    expect(none?.slash?.comments).toBe(0)
    expect(xml).toContain('<wfw:commentRss>')
    const off = feedText(site, { ...material, articles: [anArticle({ commentMode: 'off' })] }, 'xml')
    expect(off).not.toMatch(/comments|wfw:comment/i)
    expect(feedText(site, material, 'atom')).toContain('xmlns:thr="http://purl.org/syndication/thread/1.0"')
    const [entry] = parseAtomFeed(feedText(site, material, 'atom')).entries ?? []
    expect(entry?.links?.find(({ rel }) => rel === 'replies')).toMatchObject({
      href: `${commented?.link}/comments.xml`,
      type: 'application/rss+xml',
      thr: { count: 3, updated: '2026-11-25T10:00:00.000Z' },
    })
  })

  it('carries the whole text with absolute addresses and nothing that runs', () => {
    const content = feed.items?.[0]?.content?.encoded ?? ''
    expect(content).toContain('<a href="https://zeitung.example/stadt">Link</a>')
    expect(content).toContain('src="https://zeitung.example/media/')
    expect(content).not.toMatch(/(?:href|src)="\//)
    expect(content).not.toMatch(/<(?:button|iframe|script)/)
    expect(content).toContain('BRÜCKSTADT (Brückstädter Bote) –')
  })

  it('says what is advertising, what was corrected, and takes its date from the last change', () => {
    const item = feed.items?.[1]
    expect(item?.title).toBe('Anzeige: Älter')
    expect(item?.link).toBe('https://zeitung.example/stadt/%C3%A4lter%20&%20mehr')
    expect(item?.dc?.creators).toEqual(['Brückstädter Bote'])
    expect(item?.content?.encoded).toContain('Korrektur vom 24. November 2026: Es waren zwölf.')
    expect(feed.lastBuildDate).toBe('Tue, 24 Nov 2026 09:00:00 GMT')
  })

  it('is well-formed and free of control characters', () => {
    expectWellFormed(xml)
  })

  it('without full text carries the teaser alone', () => {
    const short = aSite({ reading: { ...site.settings.reading, feedFullText: false } })
    const [item] = parseRssFeed(feedText(short, material, 'xml')).items ?? []
    expect(item?.content).toBeUndefined()
    expect(item?.description).toBe('54,2 Prozent stimmen für die Straßenbahn zum Werkviertel.')
  })
})

it('the Atom feed reads back; published stays, updated moves', () => {
  const xml = feedText(site, material, 'atom')
  const feed = parseAtomFeed(xml)
  expect(feed.id).toBe('https://zeitung.example/stadt/feed.atom')
  expect(feed.updated).toBe('2026-11-24T09:00:00.000Z')
  expect(feed.entries?.[1]).toMatchObject({
    published: '2026-11-23T16:10:00.000Z',
    updated: '2026-11-24T09:00:00.000Z',
  })
  expect(feed.entries?.[0]?.authors).toEqual([
    { name: 'Mira Lohse', uri: 'https://zeitung.example/autoren/mira-lohse' },
  ])
  expectWellFormed(xml)
})

it('the JSON feed is version 1.1 and holds the same articles', () => {
  const text = feedText(site, material, 'json')
  expect(JSON.parse(text).version).toBe('https://jsonfeed.org/version/1.1')
  const feed = parseJsonFeed(text)
  expect(feed).toMatchObject({
    feed_url: 'https://zeitung.example/stadt/feed.json',
    home_page_url: 'https://zeitung.example/stadt',
  })
  expect(feed.items?.map(({ id }) => id)).toEqual(articles.map(({ id }) => `urn:uuid:${id}`))
  expect(feed.items?.[0]?.image).toMatch(/^https:\/\/zeitung\.example\/media\/.*\.jpg$/)
})

it('an empty feed is a feed', () => {
  for (const format of ['xml', 'atom', 'json'] as const)
    expect(feedText(site, { ...material, articles: [] }, format)).toContain('Stadt')
})

/** Written again by a parser, it is the same: every element closes, every sign is escaped. */
function expectWellFormed(xml: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  const document = parseDocument(xml, { xmlMode: true })
  const names = DomUtils.findAll(() => true, document.children).map(({ name }) => name)
  const opened = [...xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').matchAll(/<([a-z][\w:]*)/gi)].map(
    ([, name]) => name,
  )
  expect(names).toEqual(opened)
}
