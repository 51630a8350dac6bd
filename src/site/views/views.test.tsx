import { describe, expect, it } from 'vitest'
import { articleBody } from '../body.ts'
import { anArticle, aPicture, aPlacedPicture, aSite, aStory } from '../fixtures.ts'
import { ArticlePage, type ArticleProps } from './article.tsx'
import { ErrorPage } from './error-page.tsx'
import { FrontPage, type FrontPageProps } from './front-page.tsx'
import { ImprintPage } from './imprint.tsx'
import { PrivacyPage } from './privacy.tsx'

const site = aSite()
const head = { title: 'Titel', description: null, path: '/' }
const media = new Map([[aPicture().id, aPicture()]])

function articleHtml(
  changes: Parameters<typeof anArticle>[0] = {},
  props: Partial<ArticleProps> = {},
): string {
  const article = anArticle(changes)
  const body = articleBody(site, article, media)
  return String(
    ArticlePage({
      site,
      head: { ...head, kind: 'article' },
      article,
      picture: aPlacedPicture(),
      body,
      minutes: 4,
      writers: [],
      related: [],
      more: [],
      comments: null,
      ...props,
    }),
  )
}

const textOf = (html: string): string =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('an article', () => {
  it('sets the dateline before the standfirst', () => {
    expect(textOf(articleHtml())).toContain('BRÜCKSTADT (Brückstädter Bote) – Mit 54,2 Prozent')
  })

  it('without a standfirst sets the dateline before the first paragraph', () => {
    const text = textOf(articleHtml({ standfirst: null }))
    expect(text).toContain('BRÜCKSTADT (Brückstädter Bote) – Kurz nach 20 Uhr')
    expect(text.match(/BRÜCKSTADT/g)).toHaveLength(1)
  })

  it('has one first heading, and shows time, reading time and the caption with its credit', () => {
    const html = articleHtml()
    expect(html.match(/<h1/g)).toHaveLength(1)
    const text = textOf(html)
    expect(text).toContain('23. November 2026, 17:10 Uhr')
    expect(text).toContain('4 Minuten Lesezeit')
    expect(text).toContain('Die Linie 5 auf der Elmebrücke. Zeichnung: Bote')
  })

  it('says „Aktualisiert“ only for a change that readers should notice', () => {
    expect(textOf(articleHtml())).not.toContain('Aktualisiert')
    expect(textOf(articleHtml({ updatedAt: '2026-11-24T08:00:00.000Z' }))).toContain(
      'Aktualisiert 24. November 2026, 09:00 Uhr',
    )
  })

  it('shows its corrections dated, the newest first, and says so at the top', () => {
    const html = articleHtml({
      corrections: [
        { id: '1', text: 'Es waren zwölf.', publishedAt: '2026-11-24T08:00:00.000Z' },
        { id: '2', text: 'Es war Dienstag.', publishedAt: '2026-11-25T08:00:00.000Z' },
      ],
    })
    expect(textOf(html)).toContain(
      'Korrekturen 25. November 2026 Es war Dienstag. 24. November 2026 Es waren zwölf.',
    )
    expect(html).toContain('href="#korrektur"')
  })

  it('without a picture has no empty frame', () => {
    expect(articleHtml({ picture: null }, { picture: null })).not.toContain('<figure')
  })

  it('marks another language, and leads to its translations', () => {
    const html = articleHtml({
      language: 'en',
      translations: [{ id: 'x', path: '/stadt/ja', language: 'de', headline: 'Ja' }],
    })
    expect(html).toMatch(/<article class="article wide" lang="en"/)
    expect(html).toContain('hreflang="de" lang="de">Deutsch: Ja')
  })

  it('escapes every word that comes from outside', () => {
    const evil = '"><script>alert(1)</script>'
    const html = articleHtml({
      headline: evil,
      kicker: evil,
      standfirst: evil,
      aiNote: evil,
      dateline: { places: [evil], source: evil },
      corrections: [{ id: '1', text: evil, publishedAt: '2026-11-24T08:00:00.000Z' }],
      tags: [{ id: 't', slug: 'x', name: evil, kind: 'topic' }],
      section: { id: 's', slug: 'stadt', name: evil },
    })
    expect(html).not.toContain('<script>alert')
  })

  it('loads nothing from elsewhere', () => {
    const loaded = [
      ...articleHtml().matchAll(/<(?:img|script|link|source|iframe)[^>]*?(?:src|srcset|href)="([^"]+)"/g),
    ]
    const foreign = loaded
      .map(([, url = '']) => url)
      .filter((url) => /^(https?:)?\/\//.test(url) && !url.startsWith('https://zeitung.example'))
    expect(foreign).toEqual([])
  })
})

describe('the front page', () => {
  const props = (changes: Partial<FrontPageProps>): FrontPageProps => ({
    site,
    head,
    lead: aStory(),
    second: [],
    latest: [],
    strips: [],
    ...changes,
  })
  const page = (changes: Partial<FrontPageProps>): string => String(FrontPage(props(changes)))

  it('before the first article says what comes', () => {
    expect(page({ lead: null })).toContain('Hier erscheint die erste Ausgabe')
  })

  it('with three articles has a lead and a second rank, and no empty columns', () => {
    const html = page({ second: [aStory({ id: 'b' }), aStory({ id: 'c', picture: null })] })
    expect(html).toContain('second-rank--2')
    expect(html).toContain('front__top--alone')
    expect(html).not.toContain('class="latest')
    expect(html).not.toContain('class="strip ')
  })

  it('shows the day, the paper as its heading, the newest with their times', () => {
    const html = page({
      latest: [aStory({ id: 'd', headline: 'Soeben', publishedAt: '2026-11-23T17:01:00.000Z' })],
    })
    expect(textOf(html)).toContain('Montag, 23. November 2026')
    expect(html).toContain('<h1 class="masthead__name">Brückstädter Bote</h1>')
    expect(textOf(html)).toMatch(/18:01 Bürgerentscheid Soeben/)
  })

  it('names the writer of an opinion, and says what is advertising', () => {
    const html = page({
      second: [aStory({ label: 'opinion' }), aStory({ label: 'advertisement', kicker: null })],
    })
    expect(html).toContain('story__voice">Mira Lohse')
    expect(textOf(html)).toContain('Anzeige')
  })

  it('loads the lead’s picture first and the others late', () => {
    const html = page({ second: [aStory({ id: 'b' })] })
    expect(html.match(/fetchpriority="high"/g)).toHaveLength(1)
    expect(html.match(/loading="lazy"/g)).toHaveLength(1)
  })
})

it('a publisher’s own words for a block may name the article', () => {
  const own = aSite({
    texts: { 'block.serviceLinks.title': 'Wer „{headline}“ las, las auch' },
    navigation: { ...site.settings.navigation, service: [{ label: 'Bücher', url: '/buecher' }] },
  })
  expect(textOf(articleHtml({}, { site: own }))).toContain(
    'Wer „Brückstadt sagt Ja zur Linie 5“ las, las auch Bücher',
  )
})

it('the imprint shows the fields that are filled, and says when none are', () => {
  const imprint = {
    ...site.settings.imprint,
    publisher: 'Bote Verlag eG',
    city: 'Brückstadt',
    responsiblePerson: 'Gesine Harloff',
  }
  const filled = textOf(String(ImprintPage({ site: aSite({ imprint }), head })))
  expect(filled).toContain('Bote Verlag eG')
  expect(filled).toContain('Verantwortlich für den Inhalt (§ 18 Abs. 2 MStV) Gesine Harloff')
  expect(filled).not.toContain('Register')
  expect(textOf(String(ImprintPage({ site, head })))).toContain('noch nicht vollständig')
})

it('the privacy page tells of the mail server and the embed providers of this installation', () => {
  const html = String(
    PrivacyPage({
      site,
      head,
      facts: {
        mailHost: 'mail.example',
        embedProviders: ['YouTube', 'Vimeo'],
        cookieDays: { sessionDays: 30, deviceDays: 180 },
      },
    }),
  )
  expect(textOf(html)).toContain('über den Mailserver mail.example')
  expect(textOf(html)).toContain('(YouTube, Vimeo)')
})

it('an error page names the request and is not indexed', () => {
  const html = String(ErrorPage({ site, head: { ...head, index: false }, status: 500, requestId: 'abc123' }))
  expect(html).toContain('abc123')
  expect(html).toContain('<meta name="robots" content="noindex"')
})
