import { expect, it } from 'vitest'
import { judgeArticlePage, missingFields, readPage } from './index.ts'

const data = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  '@id': 'https://zeitung.example/a#article',
  headline: 'Brückstadt sagt Ja zur Linie 5',
  url: 'https://zeitung.example/a',
  mainEntityOfPage: 'https://zeitung.example/a',
  description: 'Nach sechs Stunden stimmt der Rat für die Straßenbahn über die Elme.',
  datePublished: '2026-11-23T17:10:00+01:00',
  dateModified: '2026-11-23T17:10:00+01:00',
  author: [{ '@type': 'Person', name: 'Mira Lohse', url: 'https://zeitung.example/autoren/mira-lohse' }],
  publisher: { '@type': 'NewsMediaOrganization', '@id': 'https://zeitung.example/#publisher', name: 'Bote' },
  copyrightHolder: { '@type': 'NewsMediaOrganization', '@id': 'https://zeitung.example/#publisher' },
  copyrightYear: 2026,
  articleSection: 'Stadt',
  inLanguage: 'de',
  wordCount: 400,
  isAccessibleForFree: true,
  image: [{ '@type': 'ImageObject', url: 'https://zeitung.example/m.jpg', width: '1600', height: '900' }],
}
type Changes = {
  title?: string
  description?: string | null
  robots?: string
  canonical?: string | null
  width?: number | null
  alt?: string
  data?: object | string
}
const page = (changes: Changes = {}) => {
  const given = {
    title: 'Brückstadt sagt Ja zur Linie 5',
    description: data.description as string | null,
    robots: 'max-image-preview:large',
    canonical: data.url as string | null,
    width: 1600 as number | null,
    alt: 'Eine Straßenbahn',
    data: data as object | string,
    ...changes,
  }
  const json = typeof given.data === 'string' ? given.data : JSON.stringify(given.data)
  return readPage(`<!doctype html><html lang="de"><head><title>${given.title} – Bote</title>
    ${given.description === null ? '' : `<meta name="description" content="${given.description}">`}
    <meta name="robots" content="${given.robots}"><meta property="og:site_name" content="Bote">
    ${given.canonical === null ? '' : `<link rel="canonical" href="${given.canonical}">`}
    ${
      given.width === null
        ? ''
        : `<meta property="og:image" content="https://zeitung.example/m.jpg"><meta property="og:image:width" content="${given.width}">
    <meta property="og:image:height" content="900"><meta property="og:image:alt" content="${given.alt}">`
    }
    <script type="application/ld+json">${json}</script></head><body><svg><title>no</title></svg></body></html>`)
}
const badIn = (changes: Changes) =>
  judgeArticlePage(page(changes))
    .filter(({ level }) => level !== 'ok')
    .map(({ check, level, why }) => `${check} ${level}: ${why}`)

it('reads what stands in the head, and nothing else', () => {
  expect(page()).toMatchObject({
    title: 'Brückstadt sagt Ja zur Linie 5 – Bote',
    language: 'de',
    canonical: 'https://zeitung.example/a',
    picture: { width: 1600, height: 900, alt: 'Eine Straßenbahn' },
    brokenData: 0,
  })
})

it('finds nothing to mend on a page that has all', () => {
  expect(badIn({})).toEqual([])
})

it.each<[Changes, string[]]>([
  [{ title: 'Ja' }, ['title weak: short-title']],
  [{ title: 'Ein sehr langer Titel, '.repeat(5) }, ['title weak: long-title']],
  [{ data: { ...data, headline: 'ä'.repeat(111) } }, ['title weak: long-headline']],
  [{ description: null }, ['description missing: no-description']],
  [{ description: 'Zu kurz.' }, ['description weak: short-description']],
  [{ description: 'lang '.repeat(40) }, ['description weak: long-description']],
  [{ width: null }, ['picture missing: no-picture']],
  [{ width: 800 }, ['picture weak: small-picture']],
  [{ alt: '' }, ['picture weak: no-alt']],
  [{ robots: 'noindex' }, ['robots missing: noindex']],
  [{ robots: 'index' }, ['robots weak: small-preview']],
  [{ canonical: null }, ['canonical missing: no-canonical']],
  [{ canonical: 'https://andere.example/a' }, ['canonical weak: elsewhere']],
  [{ data: { ...data, author: [{ '@type': 'Organization', name: 'dpa' }] } }, ['byline weak: no-person']],
  [{ data: { ...data, datePublished: '' } }, ['date missing: no-date', 'data missing: data-lacks']],
  [
    { data: '{"headline": ' },
    [
      'date missing: no-date',
      'byline weak: no-person',
      'section missing: no-section',
      'language missing: no-language',
      'data missing: no-data',
    ],
  ],
])('%o', (changes, bad) => {
  expect(badIn(changes)).toEqual(bad)
})

it.each(Object.keys(data).filter((field) => !field.startsWith('@')))(
  'misses %s when it is not there',
  (field) => {
    const { [field as keyof typeof data]: _, ...rest } = data
    expect(missingFields(rest).map((missing) => missing.field)).toEqual([field])
  },
)

it('looks into what an object holds, refuses types it does not know, and takes references for what they are', () => {
  expect(missingFields({ ...data, image: [{ '@type': 'ImageObject', url: 'x' }] })).toEqual([
    { type: 'ImageObject', field: 'width', level: 'required' },
    { type: 'ImageObject', field: 'height', level: 'required' },
  ])
  expect(missingFields({ '@type': 'Recipe', name: 'x' })).toEqual([
    { type: 'Recipe', field: '@type', level: 'required' },
  ])
  expect(missingFields({ '@type': 'NewsMediaOrganization', '@id': 'x' })).toEqual([])
  expect(
    missingFields({ '@type': 'NewsMediaOrganization', '@id': 'x', email: 'y' }).map((m) => m.field),
  ).toEqual(['name', 'url', 'logo'])
})
