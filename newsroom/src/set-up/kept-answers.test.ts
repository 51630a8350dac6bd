import { expect, it } from 'vitest'
import { dropAnswers, keepAnswers, keptAnswers } from './kept-answers.ts'
import { firstInput, type Step } from './steps.ts'

function aStorage(): { storage: Storage; held: Map<string, string> } {
  const held = new Map<string, string>()
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  } as Storage
  return { storage, held }
}

const first = { input: firstInput('de', 'Europe/Berlin'), step: 'site' as Step }
const typed = {
  ...first.input,
  siteName: 'Der Elbbote',
  administrator: { name: 'Ada Adler', email: 'ada@elbbote.example', password: 'zwölf Boxkämpfer' },
  imprint: { publisher: 'Elbbote eG' },
}

it('a reload finds all answers but the password, which is stored nowhere', () => {
  const { storage, held } = aStorage()
  keepAnswers(storage, { input: typed, step: 'administrator' })
  expect([...held.values()].join()).not.toContain('Boxkämpfer')
  expect(keptAnswers(storage, first)).toEqual({
    input: { ...typed, administrator: { ...typed.administrator, password: '' } },
    step: 'administrator',
  })
})

it.each([
  ['site', 'site'],
  ['imprint', 'administrator'],
  ['start', 'administrator'],
] as const)('who was at the step %s goes on at %s', (at, goesOn) => {
  const { storage } = aStorage()
  keepAnswers(storage, { input: typed, step: at })
  expect(keptAnswers(storage, first).step).toBe(goesOn)
})

it('where a code is asked for and none was typed, it stays the first question', () => {
  const { storage } = aStorage()
  expect(keptAnswers(storage, { ...first, step: 'code' }).step).toBe('code')
})

it('what cannot be read, and what was dropped, changes nothing', () => {
  const { storage, held } = aStorage()
  held.set('depesche.set-up', '{')
  expect(keptAnswers(storage, first)).toEqual(first)
  keepAnswers(storage, { input: typed, step: 'start' })
  dropAnswers(storage)
  expect(keptAnswers(storage, first)).toEqual(first)
})
