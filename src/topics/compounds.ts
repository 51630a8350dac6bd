import { germanStem } from './german-stem.ts'

/**
 * The words in use: in how many texts a stem stands as a word of its own, and whether it is a noun's, for only nouns
 * end a compound noun („Kaiserslautern“ does not end in „laut“).
 */
export type Vocabulary = { textsWith: ReadonlyMap<string, number>; isNoun(stem: string): boolean }

const shortestPart = 4
const leastTexts = 2
/** What German puts between the parts: Arbeit·s·platz, Kind·er·garten. */
const joints = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens']

/**
 * The stems of both parts of a German compound („flughafen“ → „flug“, „haf“), none for what is no compound of known
 * words. Of several cuts, the one whose parts are longest and most in use, as by Koehn and Knight (2003), „Empirical
 * Methods for Compound Splitting“. `form`: as by `formOf`.
 */
export function partsOf(form: string, vocabulary: Vocabulary): string[] {
  let best = { worth: 0, parts: [] as string[] }
  for (let cut = shortestPart; cut <= form.length - shortestPart; cut++) {
    const tail = knownStem(form.slice(cut), vocabulary)
    if (tail === null || tail.texts < leastTexts || !vocabulary.isNoun(tail.stem)) continue
    for (const joint of joints) {
      const head = headBefore(form.slice(0, cut), joint)
      const known = head && knownStem(head, vocabulary)
      if (!head || !known || known.texts < leastTexts) continue
      const length = Math.min(head.length, form.length - cut)
      const worth = Math.sqrt(known.texts * tail.texts) * (joint ? 0.9 : 1) * length
      if (worth > best.worth) best = { worth, parts: [known.stem, tail.stem] }
    }
  }
  return best.parts
}

function headBefore(head: string, joint: string): string | null {
  if (!head.endsWith(joint)) return null
  const without = joint ? head.slice(0, -joint.length) : head
  return without.length < shortestPart ? null : without
}

/** Endings that a stem can have lost are no longer than this: „-ungen“ and one letter. */
const longestEnding = 6

/**
 * The word's stem with the number of texts it stands in; null when in none. Most of what is cut off is no word: that no
 * known stem begins it is seen without making its stem, which would take twenty times as long.
 */
export function knownStem(
  form: string,
  { textsWith }: Pick<Vocabulary, 'textsWith'>,
): { stem: string; texts: number } | null {
  for (let end = form.length; end >= Math.max(3, form.length - longestEnding); end--) {
    if (!textsWith.has(form.slice(0, end))) continue
    const stem = germanStem(form)
    const texts = textsWith.get(stem)
    return texts ? { stem, texts } : null
  }
  return null
}
