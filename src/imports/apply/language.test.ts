import { expect, it } from 'vitest'
import { anArchive, anEntry } from './archive-fixture.ts'
import { decideLanguage, languageOfArchive } from './language.ts'

const german =
  '<p>Der Rat hat sich mit dem Haushalt und der Schule befasst, auch wenn das nicht alle freute.</p>'
const english =
  '<p>The council was asked to look at the school and the budget, and it has done that for us.</p>'
const archive = (language: string | null, html: string[], own: string | null = null) =>
  anArchive({
    plan: { site: { title: null, url: null, language } },
    entries: html.map((text, index) => anEntry({ key: `${index}`, html: text.repeat(5), language: own })),
  })

it.each([
  ['the texts, where an untranslated WordPress says English', 'en-US', [german, german, german], 'de'],
  ['the texts, where it says nothing', null, [english, english], 'en'],
  ['what is named, where the texts agree', 'en-GB', [english], 'en'],
  ['what is named, where the texts are in both', 'en-US', [german, english, german], 'en'],
  ['what is named, where the texts are in neither', 'fr_FR', ['<p>Le conseil municipal a voté.</p>'], 'fr'],
  ["the paper's, where nothing tells", null, ['<p>12 34</p>'], 'de'],
])('an archive is in %s', async (_, declared, html, expected) => {
  expect(await languageOfArchive(archive(declared, html), 'de')).toBe(expected)
})

it('texts that name their own language do not decide for the others', async () => {
  expect(await languageOfArchive(archive('de', [english, english], 'en'), 'de')).toBe('de')
})

it('a few clear texts among many unclear ones decide nothing', () => {
  expect(decideLanguage('fr', 'de', ['en', ...Array.from({ length: 9 }, () => null)])).toBe('fr')
})
