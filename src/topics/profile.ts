import type { Terms } from './terms.ts'

/** What is known of a body of texts: how many there are, and in how many of them a term stands. */
export type Statistics = { texts: number; textsWith(term: string): number }

/** What a text is about: its terms with their weights, as a vector of length 1. */
export type Profile = ReadonlyMap<string, number>

/** Rare terms count more than usual here (the exponent of Salton's idf is 1): chosen with the weights in terms.ts. */
const rarity = 1.1

/**
 * TF-IDF with a damped count (Salton & Buckley 1988): a term said ten times is not ten times as telling. Terms of this
 * text alone are left out, as nothing can share them.
 */
export function profileOf(terms: Terms, statistics: Statistics): Profile {
  const weighed: [string, number][] = []
  let square = 0
  for (const [term, count] of terms) {
    const texts = statistics.textsWith(term)
    if (texts < 2) continue
    const weight =
      Math.log(1 + count) * Math.max(0, Math.log((statistics.texts + 1) / (texts + 0.5))) ** rarity
    if (weight === 0) continue
    weighed.push([term, weight])
    square += weight * weight
  }
  const length = Math.sqrt(square)
  return new Map(weighed.map(([term, weight]) => [term, weight / length]))
}

/** Cosine of both profiles: 0 for nothing in common, 1 for the same. */
export function likeness(one: Profile, other: Profile): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return Math.min(1, sum)
}

/** Why two texts are alike: the terms that add most to it, with their share of the whole. */
export function sharedTerms(one: Profile, other: Profile, most: number): { term: string; share: number }[] {
  const whole = likeness(one, other)
  if (whole === 0) return []
  return [...one]
    .flatMap(([term, weight]) => {
      const share = (weight * (other.get(term) ?? 0)) / whole
      return share > 0 ? [{ term, share }] : []
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
}
