import { longestRead } from '../text/fold.ts'
import type { Normal } from '../text/normalise.ts'

/**
 * Hashes of a text's character 2–6-grams, word 1–3-grams, and pairs of words that stand near each other in either order.
 * The arrays are reused: they hold until the next text.
 */
export type Features = {
  characters: Uint32Array
  characterCount: number
  /** Where in `characters` the grams of each word begin. */
  pieces: Uint32Array
  pieceCount: number
  words: Uint32Array
  wordCount: number
  pairs: Uint32Array
  pairCount: number
}

const longestGram = 6
/** What is made of the longest text read: a code unit may become four letters, but hardly ever does. */
const room = longestRead * (longestGram - 1)
/** How far apart the words of a pair may stand, and how many of their first letters are looked at. */
const reach = 5
const beginning = 5

export function openFeatures(): Features {
  return {
    characters: new Uint32Array(room),
    characterCount: 0,
    pieces: new Uint32Array(longestRead + 1),
    pieceCount: 0,
    words: new Uint32Array(longestRead * 3),
    wordCount: 0,
    pairs: new Uint32Array(longestRead * (reach + 1)),
    pairCount: 0,
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

/**
 * Runs over the normalised text once, without making a string of any gram. Letters of words that are innocent though they
 * hold a bad one are not looked at.
 */
export function readFeatures(
  features: Features,
  { text: whole, words }: Pick<Normal, 'text' | 'words'>,
  isHarmless: (form: string) => boolean = () => false,
): void {
  const { characters, pieces } = features
  const text = words.some(({ form }) => isHarmless(form)) ? withoutHarmless(whole, isHarmless) : whole
  const length = Math.min(text.length, longestRead)
  let count = 0
  let pieceCount = 0
  for (let start = -1; start < length; start++) {
    // The text begins and ends as if a blank stood there.
    const first = start < 0 ? 32 : text.charCodeAt(start)
    if (first === 32) pieces[pieceCount++] = count
    let hash = step(seed, first)
    const end = Math.min(start + longestGram, length + 1)
    for (let at = start + 1; at < end; at++) {
      hash = step(hash, at === length ? 32 : text.charCodeAt(at))
      characters[count++] = mixed(hash)
    }
  }
  features.characterCount = Math.min(count, room)
  features.pieceCount = pieceCount
  readWords(features, words)
}

const withoutHarmless = (text: string, isHarmless: (form: string) => boolean): string =>
  text
    .split(' ')
    .map((word) => (isHarmless(word.replace(/[^\p{L}]/gu, '')) ? '~' : word))
    .join(' ')

function readWords(features: Features, words: Normal['words']): void {
  const { pairs } = features
  const beginnings: number[] = []
  let count = 0
  let pairCount = 0
  let [two, three] = [0, 0]
  const most = Math.min(words.length, longestRead)
  for (let place = 0; place < most; place++) {
    const form = words[place]?.form ?? ''
    const own = hashOf(form)
    features.words[count++] = mixed(own)
    if (place > 0) features.words[count++] = mixed(Math.imul(two, 31) ^ own)
    if (place > 1) features.words[count++] = mixed(Math.imul(three, 17) ^ own)
    three = Math.imul(two, 31) ^ own
    two = own
    const stem = form.length > beginning ? hashOf(form, beginning) : own
    pairs[pairCount++] = mixed(stem)
    for (let near = Math.max(0, place - reach); near < place; near++) {
      const other = beginnings[near] ?? 0
      pairs[pairCount++] = mixed(Math.imul(Math.min(stem, other), 31) ^ Math.max(stem, other))
    }
    beginnings.push(stem)
  }
  features.wordCount = count
  features.pairCount = pairCount
}

/** Of the whole word, or of its first letters. */
export function hashOf(word: string, letters = word.length): number {
  let hash = seed
  for (let at = 0; at < letters; at++) hash = step(hash, word.charCodeAt(at))
  return hash >>> 0
}
