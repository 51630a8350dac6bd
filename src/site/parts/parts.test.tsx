import { describe, expect, it } from 'vitest'
import type { Dateline as DatelineOf } from '../../articles/published/index.ts'
import { aSite, aStory } from '../fixtures.ts'
import { Byline } from './byline.tsx'
import { datelineText } from './dateline.tsx'
import { Kicker } from './kicker.tsx'
import { shareAddress } from './share-links.tsx'

const site = aSite()
const html = (element: unknown): string => String(element)

describe('the dateline', () => {
  it.each<[DatelineOf | null, string | null]>([
    [{ places: ['Peking', 'London'], source: 'dpa' }, 'PEKING / LONDON (dpa) –'],
    [{ places: ['Großenhain'], source: null }, 'GROẞENHAIN (Brückstädter Bote) –'],
    [{ places: [], source: 'dpa' }, null],
    [null, null],
  ])('of %o is %s', (dateline, text) => {
    expect(datelineText(dateline, 'Brückstädter Bote')).toBe(text)
  })
})

describe('the byline', () => {
  const lohse = { kind: 'author' as const, id: 'a', slug: 'mira-lohse', name: 'Mira Lohse' }
  it('links each author and names the last with „und“', () => {
    expect(html(<Byline site={site} bylines={[lohse, { kind: 'agency', name: 'nwd' }]} />)).toBe(
      '<p class="byline">Von <a href="/autoren/mira-lohse" rel="author">Mira Lohse</a> und nwd</p>',
    )
  })
  it('is the publication where nobody is named', () => {
    expect(html(<Byline site={site} bylines={[]} />)).toBe('<p class="byline">Von Brückstädter Bote</p>')
  })
  it('escapes names', () => {
    expect(
      html(<Byline site={site} bylines={[{ kind: 'agency', name: '<img src=x onerror=alert(1)>' }]} />),
    ).toContain('&lt;img')
  })
  it('keeps the names where a publisher words the sentence anew', () => {
    const reworded = aSite({ texts: { 'byline.by': 'Text: {names}' } })
    expect(html(<Byline site={reworded} bylines={[lohse]} />)).toContain('Text: <a')
  })
})

describe('the kicker', () => {
  it('begins with the kind of text, and does not say it twice', () => {
    expect(html(<Kicker site={site} article={aStory({ label: 'advertisement', kicker: 'Anzeige' })} />)).toBe(
      '<p class="kicker"><span class="kicker__label kicker__label--advertisement">Anzeige</span></p>',
    )
  })
  it('is left out where there is nothing to say', () => {
    expect(html(<Kicker site={site} article={aStory({ label: null, kicker: null })} />)).toBe('')
  })
})

it('share links carry address and headline, encoded', () => {
  const shared = { url: 'https://zeitung.example/a?b&c', headline: 'Ja & „Nein“' }
  expect(shareAddress('email', shared)).toBe(
    'mailto:?subject=Ja%20%26%20%E2%80%9ENein%E2%80%9C&body=https%3A%2F%2Fzeitung.example%2Fa%3Fb%26c',
  )
  expect(shareAddress('bluesky', shared)).toMatch(/^https:\/\/bsky\.app\/intent\/compose\?text=Ja%20%26/)
})
