import { LRUCache } from 'lru-cache'
import { stemOf } from './stem.ts'

/** In how many texts the stem stands as a word of its own; 0 when in none. */
export type Vocabulary = (stem: string) => number
/** Whether the stem is that of a noun: only nouns end a compound noun („Kaiserslautern“ does not end in „laut“). */
export type IsNoun = (stem: string) => boolean

/** The stems of a compound's parts; none for what is no compound. */
export type Splitter = (word: string) => readonly string[]

/** Cuts words with one vocabulary, the words in use only once. */
export function openSplitter(vocabulary: Vocabulary, isNoun: IsNoun): Splitter {
  const known = new LRUCache<string, readonly string[]>({ max: 20_000 })
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const parts = partsOf(word, vocabulary, isNoun)
    known.set(word, parts)
    return parts
  }
}

const shortestPart = 4
/** What German puts between the parts: Arbeit·s·platz, Kind·er·garten. */
const joints = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens']

/**
 * The stems of both parts of a German compound („Flughafen“ → „flug“, „haf“), none for what is no compound of known
 * words. Of several cuts, the one whose parts are longest and most in use, as by Koehn and Knight (2003), „Empirical
 * Methods for Compound Splitting“.
 */
export function partsOf(word: string, vocabulary: Vocabulary, isNoun: IsNoun = () => true): string[] {
  const lower = word.toLowerCase()
  let best = { worth: 0, parts: [] as string[] }
  for (let cut = shortestPart; cut <= lower.length - shortestPart; cut++) {
    const tail = stemOf(lower.slice(cut), 'de')
    const tailUse = vocabulary(tail)
    if (tailUse < 2 || !isNoun(tail)) continue
    for (const joint of joints) {
      const head = headBefore(lower.slice(0, cut), joint)
      if (head === null) continue
      const stem = stemOf(head, 'de')
      const headUse = vocabulary(stem)
      if (headUse < 2) continue
      const worth =
        Math.sqrt(headUse * tailUse) * (joint ? 0.9 : 1) * Math.min(head.length, lower.length - cut)
      if (worth > best.worth) best = { worth, parts: [stem, tail] }
    }
  }
  return best.parts
}

function headBefore(head: string, joint: string): string | null {
  if (!head.endsWith(joint)) return null
  const without = joint ? head.slice(0, -joint.length) : head
  return without.length < shortestPart ? null : without
}
