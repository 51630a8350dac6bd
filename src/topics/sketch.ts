import { wordsOf } from './words.ts'

/**
 * A small fingerprint of a text's wording: the 64 lowest hashes of its runs of four words (Broder 1997, „On the
 * resemblance and containment of documents“). Ascending.
 */
export type Sketch = Uint32Array

const runLength = 4
const size = 64

export function sketchOf(text: string): Sketch {
  const words = wordsOf(text.toLowerCase())
  const hashes = new Set<number>()
  for (let start = 0; start + runLength <= words.length; start++)
    hashes.add(hashOf(words.slice(start, start + runLength).join(' ')))
  return Uint32Array.from(hashes).sort().slice(0, size)
}

/** Share of the runs of words that two texts have in common, 0 to 1, as far as the sketches tell (± 0.06). */
export function resemblance(one: Sketch, other: Sketch): number {
  const both = Uint32Array.from(new Set([...one, ...other]))
    .sort()
    .slice(0, size)
  if (both.length === 0) return 0
  const inOne = new Set(one)
  const inOther = new Set(other)
  let shared = 0
  for (const hash of both) if (inOne.has(hash) && inOther.has(hash)) shared++
  return shared / both.length
}

/** From here on two texts are the same report, with a few sentences changed or added. */
export const nearDuplicateFrom = 0.4

export const isNearDuplicate = (one: Sketch, other: Sketch): boolean =>
  resemblance(one, other) >= nearDuplicateFrom

/** FNV-1a over UTF-16 units, mixed at the end so that the lowest are a fair draw. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
