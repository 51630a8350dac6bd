import { expect, it, test } from 'vitest'
import { articlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import { ApiError } from '../../api.ts'
import { type DraftField, emptyDraft, patchOf } from '../draft.ts'
import { findingsIn, mostCharacters, refusalsIn, sendable } from './findings.ts'

const draft = {
  ...emptyDraft({ section: 'politik', language: 'de', comments: 'before', bylines: [] }),
  headline: 'Hafen',
  places: ['Hamburg'],
}

test.each(Object.entries(mostCharacters))('%s holds as much as the API takes: %i', (field, most) => {
  const start = field === 'canonicalUrl' ? 'https://zeitung.example/' : ''
  const text = (length: number) => start + 'x'.repeat(length - start.length)
  const takes = (length: number) =>
    articlePatch.safeParse(patchOf({ ...draft, [field]: text(length) }, [field as DraftField])).success
  expect([takes(most), takes(most + 1)]).toEqual([true, false])
  expect(findingsIn({ ...draft, [field]: text(most) }, {})).toEqual({})
  expect(findingsIn({ ...draft, [field]: text(most + 1) }, {})).toEqual({
    [field]: { kind: 'too-long', over: 1, most },
  })
})

it('a refusal counts as long as the refused words stand there', () => {
  const refusals = { slug: { key: JSON.stringify('hafen'), message: 'Vergeben.' } }
  expect(findingsIn({ ...draft, slug: 'hafen' }, refusals)).toEqual({
    slug: { kind: 'refused', message: 'Vergeben.' },
  })
  expect(findingsIn({ ...draft, slug: 'hafen-2' }, refusals)).toEqual({})
})

it('places and source of the dateline wait together', () =>
  expect(
    sendable(['headline', 'places', 'source'], { source: { kind: 'too-long', over: 1, most: 80 } }),
  ).toEqual(['headline']))

const problem = (status: number, ...paths: string[]) =>
  new ApiError(status, { errors: paths.map((path) => ({ path, message: `wrong: ${path}` })) })

it.each([
  ['slug', ['slug', 'kicker'], ['slug']],
  ['dateline.places.0', ['places', 'source'], ['places']],
  ['dateline.places.0', ['source'], ['source']],
  ['dateline', ['places', 'source'], ['places', 'source']],
  ['authors.1', ['bylines', 'tags'], ['bylines']],
  ['leadPicture.credit', ['leadPicture'], ['leadPicture']],
] as const)('what is refused at %s belongs to its field', (path, sent, fields) =>
  expect(Object.keys(refusalsIn(problem(422, path), draft, [...sent]) ?? {})).toEqual(fields),
)

it.each([
  ['nothing that was sent', problem(422, 'publishAt')],
  ['no field', problem(422)],
  ['the revision', problem(412, 'slug')],
  ['the server', problem(500, 'slug')],
  ['no answer at all', new Error('x')],
])('a refusal that concerns %s is one of the whole', (_, error) =>
  expect(refusalsIn(error, draft, ['slug', 'kicker'])).toBeNull(),
)
