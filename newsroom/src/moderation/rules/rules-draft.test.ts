import { expect, it } from 'vitest'
import { draftOf, isChanged, missingIn, moved, rulesOf } from './rules-draft.ts'

const both = (text: string) => ({ de: text, en: text })
const clause = (number: string) => ({
  number,
  title: both(`Titel ${number}`),
  text: both(`Text ${number}`),
  category: 'STATEMENT_CATEGORY_VIOLENCE' as const,
})
const rules = {
  version: 3,
  validFrom: null,
  introduction: both('Vorab'),
  procedure: both('Verfahren'),
  clauses: [clause('1'), clause('2'), clause('3')],
}

it('clauses are numbered by their order', () => {
  const draft = draftOf(rules)
  expect(isChanged(draft, rules)).toBe(false)
  const turned = { ...draft, clauses: moved(draft.clauses, 2, -1) }
  expect(isChanged(turned, rules)).toBe(true)
  expect(rulesOf(turned).clauses.map(({ number, title }) => [number, title.de])).toEqual([
    ['1', 'Titel 1'],
    ['2', 'Titel 3'],
    ['3', 'Titel 2'],
  ])
  expect(moved(draft.clauses, 0, -1)).toEqual(draft.clauses)
})

it('says where words are missing', () => {
  const draft = draftOf(rules)
  expect(missingIn(draft)).toEqual([])
  const [first, ...others] = draft.clauses
  if (!first) throw new Error('no clause')
  const gaps = {
    ...draft,
    introduction: { de: 'x', en: ' ' },
    clauses: [first, { ...first, text: both('') }, ...others],
  }
  expect(missingIn(gaps)).toEqual(['introduction', '2'])
})
