import type { Terms } from './terms.ts'

/** What is known of a body of texts: how many there are, and in how many of them a term stands. */
export type Statistics = {
  texts: number
  textsWith(term: string): number
  /** Whether any other text is known to hold the term. */
  isShared(term: string): boolean
}

/** What a text is about: its terms with their weights, as a vector of length 1. Catalogued terms are numbers. */
export type Profile<Term = string> = ReadonlyMap<Term, number>

/** Rare terms count more than usual here (the exponent of Salton's idf is 1): chosen with the weights in terms.ts. */
const rarity = 1.1

/**
 * TF-IDF with a damped count (Salton & Buckley 1988): a term said ten times is not ten times as telling. A term of
 * this text alone has a weight, for the next text may share it, but adds nothing to the length: so far nobody does.
 */
export function profileOf(terms: Terms, statistics: Statistics): Profile {
  const weighed: [string, number][] = []
  let square = 0
  let alone = 0
  for (const [term, count] of terms) {
    const texts = statistics.textsWith(term)
    const idf = Math.log((statistics.texts + 1) / (Math.max(2, texts) + 0.5))
    if (idf <= 0) continue
    const weight = Math.log(1 + count) * idf ** rarity
    weighed.push([term, weight])
    if (statistics.isShared(term)) square += weight * weight
    else alone += weight * weight
  }
  const length = Math.sqrt(square || alone)
  return new Map(weighed.map(([term, weight]) => [term, weight / length]))
}

/** Cosine of both profiles: 0 for nothing in common, 1 for the same. */
export function cosine<Term>(one: Profile<Term>, other: Profile<Term>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return Math.min(1, sum)
}

/** Why two texts are alike: the terms that add most to it, the strongest first. */
export function sharedTerms<Term>(one: Profile<Term>, other: Profile<Term>, most: number): Term[] {
  return [...one]
    .map(([term, weight]) => ({ term, worth: weight * (other.get(term) ?? 0) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, most)
    .map(({ term }) => term)
}
