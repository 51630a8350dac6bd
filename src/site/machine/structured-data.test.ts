import { expect, it } from 'vitest'
import { anArticle, aPlacedPicture, aSite } from '../fixtures.ts'
import { jsonForHtml } from '../parts/document.tsx'
import { articleData, breadcrumbData, publisherData } from './structured-data.ts'

const site = aSite()

it('an article tells who, when, where, what about, and its pictures in three shapes', () => {
  const data = articleData(site, anArticle(), aPlacedPicture())
  expect(data).toMatchObject({
    '@type': 'NewsArticle',
    headline: 'Brückstadt sagt Ja zur Linie 5',
    datePublished: '2026-11-23T17:10:00+01:00',
    dateModified: '2026-11-23T17:10:00+01:00',
    author: [{ '@type': 'Person', name: 'Mira Lohse', url: 'https://zeitung.example/autoren/mira-lohse' }],
    publisher: { name: 'Brückstädter Bote' },
    articleSection: 'Stadt',
    inLanguage: 'de',
    dateline: 'BRÜCKSTADT (Brückstädter Bote)',
    keywords: 'Linie 5',
    isAccessibleForFree: true,
  })
  expect(JSON.stringify(data.image).match(/ImageObject/g)).toHaveLength(3)
})

it('a correction stands in the data, dated', () => {
  const corrections = [{ id: 'c', text: 'Es waren zwölf.', publishedAt: '2026-11-24T09:00:00.000Z' }]
  expect(
    articleData(site, anArticle({ corrections, updatedAt: '2026-11-24T09:00:00.000Z' }), null),
  ).toMatchObject({
    dateModified: '2026-11-24T10:00:00+01:00',
    correction: [
      { '@type': 'CorrectionComment', text: 'Es waren zwölf.', datePublished: '2026-11-24T10:00:00+01:00' },
    ],
  })
})

it.each([
  ['opinion', 'OpinionNewsArticle'],
  ['analysis', 'AnalysisNewsArticle'],
  ['advertisement', 'AdvertiserContentArticle'],
  ['satire', 'NewsArticle'],
] as const)('%s is a %s', (label, type) => {
  expect(articleData(site, anArticle({ label }), null)['@type']).toBe(type)
})

it('without authors the publication wrote it', () => {
  expect(articleData(site, anArticle({ bylines: [] }), null).author).toEqual([
    {
      '@type': 'NewsMediaOrganization',
      '@id': 'https://zeitung.example/#publisher',
      name: 'Brückstädter Bote',
    },
  ])
})

it('breadcrumbs begin at home and are absolute', () => {
  expect(breadcrumbData(site, [{ label: 'Stadt', url: '/stadt' }])).toMatchObject({
    itemListElement: [
      { position: 1, name: 'Startseite', item: 'https://zeitung.example/' },
      { position: 2, name: 'Stadt', item: 'https://zeitung.example/stadt' },
    ],
  })
})

it('no headline ends the script element around it', () => {
  const data = articleData(site, anArticle({ headline: '</script><script>alert(1)</script>' }), null)
  expect(jsonForHtml(data)).not.toContain('</script>')
  expect(JSON.parse(jsonForHtml(data))).toEqual(JSON.parse(JSON.stringify(data)))
})

it('the publisher carries the imprint’s legal name', () => {
  const imprint = { ...site.settings.imprint, publisher: 'Bote Verlag eG' }
  expect(publisherData(aSite({ imprint }))).toMatchObject({
    legalName: 'Bote Verlag eG',
    url: 'https://zeitung.example/',
  })
})
