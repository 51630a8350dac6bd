import { expect, test } from 'vitest'
import { markedPieces } from './marked-text.ts'

test('a text without marks is one piece', () => {
  expect(markedPieces('Guten Tag', [])).toEqual([{ text: 'Guten Tag', signals: [], start: 0 }])
})

test('marks that overlap are cut where they begin and end', () => {
  const spans = [
    { signal: 'insult', start: 3, end: 7 },
    { signal: 'disrespect', start: 0, end: 7 },
  ]
  expect(markedPieces('Du Depp!', spans)).toEqual([
    { text: 'Du ', signals: ['disrespect'], start: 0 },
    { text: 'Depp', signals: ['insult', 'disrespect'], start: 3 },
    { text: '!', signals: [], start: 7 },
  ])
})

test('marks outside of the text are left out', () => {
  expect(markedPieces('Kurz', [{ signal: 'spam', start: 2, end: 99 }])).toHaveLength(1)
})
