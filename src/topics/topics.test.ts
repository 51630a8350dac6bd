import { describe, expect, it } from 'vitest'
import { partsOf } from './compounds.ts'
import { formOf } from './forms.ts'
import { likeness } from './likeness.ts'
import { profileOf, sharedTerms } from './profile.ts'
import { relatedAmong, topicsOf } from './related.ts'
import { isNearDuplicate, resemblance, sketchOf } from './sketch.ts'
import { readBackground } from './statistics.ts'
import { stemOf } from './stem.ts'
import { stemsOf, termsOf } from './terms.ts'
import { guessLanguage } from './words.ts'

describe('stems', () => {
  it.each([
    ['Flüge', 'Fluges'],
    ['Ärzte', 'Aerzte'],
    ['Straße', 'Strassen'],
    ['Häfen', 'Hafen'],
  ])('%s and %s are one', (one, other) => {
    expect(stemOf(one, 'de')).toBe(stemOf(other, 'de'))
  })

  it('keeps words apart that only look alike', () => {
    expect(stemOf('Steuer', 'de')).toBe('steu')
    expect(stemOf('Quelle', 'de')).toBe('quell')
    expect(stemOf('neue', 'de')).toBe('neu')
  })

  it('knows English', () => {
    expect(stemOf('elections', 'en')).toBe(stemOf('election', 'en'))
    expect(guessLanguage('The mayor of the town was elected with most of the votes')).toBe('en')
    expect(guessLanguage('Die Bürgermeisterin wurde mit den meisten Stimmen gewählt')).toBe('de')
    expect(guessLanguage('🦊 2026')).toBe('de')
  })
})

describe('compounds', () => {
  const uses = new Map([
    ['flug', 9],
    ['haf', 5],
    ['arbeit', 9],
    ['platz', 7],
    ['kind', 9],
    ['gart', 3],
    ['kais', 4],
    ['laut', 30],
  ])
  const vocabulary = { textsWith: uses, isNoun: (stem: string) => stem !== 'laut' }

  it.each([
    ['Flughafen', ['flug', 'haf']],
    ['Arbeitsplätze', ['arbeit', 'platz']],
    ['Kindergarten', ['kind', 'gart']],
  ])('%s has two parts', (word, parts) => {
    expect(partsOf(formOf(word), vocabulary)).toEqual(parts)
  })

  it('leaves whole what is no compound of known words', () => {
    for (const word of ['Flug', 'Hafenxyz', 'Überraschung', 'Kaiserslautern', ''])
      expect(partsOf(formOf(word), vocabulary)).toEqual([])
  })
})

const harbour = {
  id: 'a',
  headline: 'Werft im Hafen meldet Insolvenz an',
  text: 'Die Werft Nordlicht im Hafen von Sandby hat Insolvenz angemeldet. 300 Beschäftigte bangen um ihre Arbeit.',
}
const followUp = {
  id: 'b',
  headline: 'Nordlicht-Werft: Investor steigt ein',
  text: 'Für die insolvente Werft Nordlicht in Sandby gibt es Hoffnung: Ein Investor will die Beschäftigten behalten.',
}
const match = {
  id: 'c',
  headline: 'Sandby verliert das Derby',
  text: 'Die Handballerinnen haben das Derby am Samstag mit 24:29 verloren. Die Torhüterin hielt acht Würfe.',
}

const nothing = { profile: new Map<string, number>(), field: null }

describe('likeness', () => {
  it('is greatest for the follow-up, and the same both ways', () => {
    const found = relatedAmong([harbour, followUp, match], 10)
    expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(found[0]?.related.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(found[0]?.related[0]?.score).toBe(found[1]?.related[0]?.score)
    expect(found[0]?.related[0]?.score).toBeGreaterThan(2 * (found[0]?.related[1]?.score ?? 1))
  })

  it('gives no more than was asked for, and never the text itself', () => {
    for (const { id, related } of relatedAmong([harbour, followUp, match], 1)) {
      expect(related).toHaveLength(1)
      expect(related[0]?.id).not.toBe(id)
    }
  })

  it('says why', () => {
    const [one, other] = topicsOf([harbour, followUp])
    const why = sharedTerms(one?.profile ?? new Map(), other?.profile ?? new Map(), 2)
    expect(why).toContain('werft')
    expect(sharedTerms(one?.profile ?? new Map(), new Map(), 2)).toEqual([])
  })

  it('is 1 for the same text, 0 where nothing is shared, and bears texts without words', () => {
    const [one, twin] = topicsOf([harbour, harbour, match])
    expect(likeness(one ?? nothing, twin ?? nothing)).toBeCloseTo(1, 5)
    const empty = { id: 'e', headline: '', text: '!!! 🦊 …' }
    expect(relatedAmong([empty, harbour, { ...empty, id: 'f' }], 5).map(({ related }) => related)).toEqual([
      [],
      [],
      [],
    ])
  })
})

describe('what is no article', () => {
  it('costs no more than other text: a megabyte without a blank, of one word, of signs', () => {
    const strange = ['hafen'.repeat(200_000), 'Werfthafen '.repeat(90_000), '"\u0000\ud800'.repeat(300_000)]
    const found = relatedAmong(
      [harbour, ...strange.map((text, id) => ({ id: `${id}`, headline: text, text }))],
      5,
    )
    expect(found).toHaveLength(4)
    for (const { related } of found)
      for (const { score } of related) expect(score > 0 && score <= 1).toBe(true)
  })
})

describe('the background', () => {
  it('lets rare words count more than common ones from the first article on', () => {
    const { texts, textsWith, nouns } = readBackground()
    const profile = profileOf(
      termsOf({ headline: '', text: 'Die Werft und der Streik', language: 'de' }, () => []),
      { texts, textsWith: (term) => textsWith.get(term) ?? 0, isShared: (term) => textsWith.has(term) },
    )
    expect(profile.get('streik')).toBeGreaterThan(4 * (profile.get('und') ?? 0))
    expect(stemsOf(match).has('derby')).toBe(true)
    expect([...nouns]).toEqual(expect.arrayContaining(['haf', 'flug', 'feuerwehr']))
    expect(nouns.has('laut')).toBe(false)
  })
})

it('English articles in a German paper are not alike for being English', () => {
  const english = (headline: string, text: string) => ({ headline, text, language: 'en' as const })
  const german = Array.from({ length: 30 }, () => ({ ...match, language: 'de' as const }))
  const [one, other] = topicsOf([
    english(
      'Shipyard files for insolvency',
      'The yard in the harbour has said that it is not able to pay its workers.',
    ),
    english(
      'Women lose the derby',
      'They were not the better team, said the coach, and that is what it was about.',
    ),
    ...german,
  ])
  expect(likeness(one ?? nothing, other ?? nothing)).toBe(0)
})

describe('near-duplicates', () => {
  const report = Array.from(
    { length: 30 },
    (_, n) => `Satz ${n} berichtet von ${n * 7} Schiffen im Hafen von Sandby.`,
  )

  it('are recognised when a few sentences were changed, dropped or added', () => {
    const edited = [...report.slice(0, 12), 'Die Polizei hat das inzwischen bestätigt.', ...report.slice(15)]
    expect(isNearDuplicate(sketchOf(report.join(' ')), sketchOf(edited.join(' ')))).toBe(true)
    expect(resemblance(sketchOf(report.join(' ')), sketchOf(report.join('  ').toUpperCase()))).toBe(1)
  })

  it('are not texts on the same subject in other words, nor texts without words', () => {
    expect(isNearDuplicate(sketchOf(harbour.text), sketchOf(followUp.text))).toBe(false)
    expect(isNearDuplicate(sketchOf(''), sketchOf(''))).toBe(false)
  })
})
