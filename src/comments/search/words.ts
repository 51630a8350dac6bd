const longestWord = 40
const mostWords = 8

/**
 * The words of a text as they are looked up: small letters without marks, so that „Größe“, „GRÖSSE“ and „grosse“ are one
 * word on every database.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longestWord))
}

/** A word that is looked for; longer ones are found by their beginning. */
export type Wanted = { word: string; isBegun: boolean }

const shortestBegun = 3

/** What is looked for: all of these words, in any order. */
export const wantedIn = (typed: string): Wanted[] =>
  [...new Set(wordsOf(typed))]
    .slice(0, mostWords)
    .map((word) => ({ word, isBegun: word.length >= shortestBegun }))
