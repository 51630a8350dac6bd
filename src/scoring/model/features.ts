import { longestRead } from '../text/fold.ts'
import type { Normal } from '../text/normalise.ts'

/** Hashes of a text's character 2–6-grams and word 1–3-grams. The arrays are reused: they hold until the next text. */
export type Features = {
  characters: Uint32Array
  characterCount: number
  words: Uint32Array
  wordCount: number
}

const longestGram = 6
/** What is made of the longest text read: a code unit may become four letters, but hardly ever does. */
const room = longestRead * (longestGram - 1)

export function openFeatures(): Features {
  return {
    characters: new Uint32Array(room),
    characterCount: 0,
    words: new Uint32Array(longestRead * 3),
    wordCount: 0,
  }
}

/** FNV-1a by code units, and a last mixing so that low bits tell as much as high ones. */
const seed = 0x811c9dc5
const prime = 0x01000193
const step = (hash: number, code: number): number => Math.imul(hash ^ code, prime)
const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (once ^ (once >>> 13)) >>> 0
}

/** Runs over the normalised text once, without making a string of any gram. */
export function readFeatures(features: Features, { text, words }: Normal): void {
  const { characters } = features
  const length = Math.min(text.length, longestRead)
  let count = 0
  for (let start = -1; start < length; start++) {
    // The text begins and ends as if a blank stood there.
    let hash = step(seed, start < 0 ? 32 : text.charCodeAt(start))
    const end = Math.min(start + longestGram, length + 1)
    for (let at = start + 1; at < end; at++) {
      hash = step(hash, at === length ? 32 : text.charCodeAt(at))
      characters[count++] = mixed(hash)
    }
  }
  features.characterCount = Math.min(count, room)
  readWords(features, words)
}

function readWords(features: Features, words: Normal['words']): void {
  let count = 0
  let [two, three] = [0, 0]
  const most = Math.min(words.length, longestRead)
  for (let place = 0; place < most; place++) {
    const own = hashOf(words[place]?.form ?? '')
    features.words[count++] = mixed(own)
    if (place > 0) features.words[count++] = mixed(Math.imul(two, 31) ^ own)
    if (place > 1) features.words[count++] = mixed(Math.imul(three, 17) ^ own)
    three = Math.imul(two, 31) ^ own
    two = own
  }
  features.wordCount = count
}

export function hashOf(word: string): number {
  let hash = seed
  for (let at = 0; at < word.length; at++) hash = step(hash, word.charCodeAt(at))
  return hash >>> 0
}
