import { describe, expect, it } from 'vitest'
import { nameKey } from '../platform/slug.ts'
import type { TagKind } from '../tags/index.ts'
import { mentionsIn } from './mentions.ts'
import { type KnownName, namedTags } from './suggestion.ts'

const known = (kind: TagKind, name: string, ...aliases: string[]): KnownName[] =>
  [name, ...aliases].map((written) => ({ tagId: name, name, kind, key: nameKey(written), written }))

const tags = [
  ...known('person', 'Kim Jong Un', 'Kim'),
  ...known('person', 'Henrike Oltmanns'),
  ...known('person', 'Ulrike Müller'),
  ...known('place', 'Brückstadt'),
  ...known('place', 'München'),
  ...known('place', 'Bremen'),
  ...known('place', 'Kronsee'),
  ...known('organisation', 'Klinik Kronsee'),
  ...known('organisation', 'Deutsche Bahn'),
  ...known('organisation', 'SPD'),
  ...known('organisation', 'Kunsthalle am Packhof'),
  ...known('topic', 'Künstliche Intelligenz'),
  ...known('topic', 'Müll'),
]
const namesIn = (text: string): string[] =>
  namedTags(mentionsIn({ part: 'body', text }), tags)
    .map(({ name }) => name)
    .toSorted()

describe('a name', () => {
  it.each([
    ['Kim reist nach China.', ['Kim Jong Un']],
    ['Kims Besuch', ['Kim Jong Un']],
    ['Der Kim-Besuch war kurz.', ['Kim Jong Un']],
    ['Kim Jong Un kam.', ['Kim Jong Un']],
    ['Ein Kimono und ein Kimme.', []],
    ['Brückstadts Rat', ['Brückstadt']],
    ['die Brückstädter Brücke', ['Brückstadt']],
    ['Münchner im Himmel', ['München']],
    ['Bremer Stadtmusikanten', ['Bremen']],
    ['Der Klinik Kronsee droht das Ende.', ['Klinik Kronsee']],
    ['bei der Deutschen Bahn', ['Deutsche Bahn']],
    ['Die deutschen Bahnen fahren.', []],
    ['SPDs Weg', ['SPD']],
    ['Spd ist kein Kürzel', []],
    ['in der Kunsthalle am Packhof', ['Kunsthalle am Packhof']],
    ['mit künstlicher Intelligenz', ['Künstliche Intelligenz']],
    ['Frau Müller', []],
    ['Der Müll. Des Mülls.', ['Müll']],
    ['Kunsthalle. Am Packhof', []],
    ['', []],
    ['…🙂\u202e', []],
  ])('%s names %j', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it('of a person who was named in full is meant by the family name afterwards, and not before', () => {
    const [found] = namedTags(
      mentionsIn({ part: 'body', text: 'Henrike Oltmanns kam. Oltmanns ging, Oltmanns’ Akte blieb.' }),
      tags,
    )
    expect(found?.passages).toHaveLength(3)
    expect(namesIn('Oltmanns kam.')).toEqual([])
  })

  it('counts more above the text than in it, and often more than once', () => {
    const parts = [
      { part: 'headline' as const, text: 'Brückstadt baut' },
      { part: 'body' as const, text: 'In Bremen. Die Deutsche Bahn. Die Deutsche Bahn. Der Deutschen Bahn.' },
    ]
    const found = namedTags(parts.flatMap(mentionsIn), tags)
    expect(found.map(({ name, isMain }) => `${name} ${isMain}`)).toEqual([
      'Brückstadt true',
      'Deutsche Bahn true',
      'Bremen false',
    ])
  })

  it('is found where it stands', () => {
    const text = 'Am Montag kam Kim Jong Un.'
    const [found] = namedTags(mentionsIn({ part: 'body', text }), tags)
    const { start = 0, end = 0 } = found?.passages[0] ?? {}
    expect(text.slice(start, end)).toBe('Kim Jong Un')
  })
})

it('a text of 100,000 characters is read to its end, a longer one no further', () => {
  const text = `${'wort '.repeat(25_000)}Brückstadt`
  expect(namesIn(text)).toEqual([])
  expect(namesIn(text.slice(-60_000))).toEqual(['Brückstadt'])
})
