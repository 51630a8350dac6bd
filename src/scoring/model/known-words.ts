import { hashOf } from './features.ts'

/** Which words are in use, as a Bloom filter (Bloom 1970): two bits a word, wrong for about one unknown word in a hundred. */
export type KnownWords = Uint8Array

export const knownWordsBytes = 1 << 16
const mask = knownWordsBytes * 8 - 1

export const holdsWord = (known: KnownWords, word: string): boolean => {
  const hash = hashOf(word)
  return bitAt(known, first(hash)) && bitAt(known, second(hash))
}

export function addWord(known: KnownWords, word: string): void {
  const hash = hashOf(word)
  for (const bit of [first(hash), second(hash)]) known[bit >> 3] = (known[bit >> 3] ?? 0) | (1 << (bit & 7))
}

const first = (hash: number): number => (hash ^ (hash >>> 17)) & mask
const second = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> 11) & mask
const bitAt = (known: KnownWords, bit: number): boolean => ((known[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
