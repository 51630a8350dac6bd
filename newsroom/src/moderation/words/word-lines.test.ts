import { expect, it } from 'vitest'
import { linesOf } from './word-lines.ts'

it.each([
  ['', []],
  ['Depp\n\n  Depp \nVoll Depp', ['Depp', 'Voll Depp']],
  ['eins, zwei;drei\r\nvier', ['eins', 'zwei', 'drei', 'vier']],
])('%j is the entries %j', (typed, lines) => {
  expect(linesOf(typed)).toEqual(lines)
})
