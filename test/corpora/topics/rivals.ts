import type { TopicText } from '../../../src/topics/index.ts'
import { stemOf, wordsOf } from '../../../src/topics/index.ts'

/** How alike two of the texts are, by their places. */
export type Compare = (one: number, other: number) => number

type Counts = ReadonlyMap<string, number>

/** Each stem as often as it stands in headline and text: what a library would start from. */
const countsOf = (texts: readonly TopicText[]): Counts[] =>
  texts.map(({ headline, text, language }) => {
    const counts = new Map<string, number>()
    for (const word of wordsOf(`${headline} ${text}`)) {
      const stem = stemOf(word, language ?? 'de')
      counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
    return counts
  })

function holdingOf(counts: readonly Counts[]): Counts {
  const holding = new Map<string, number>()
  for (const text of counts) for (const term of text.keys()) holding.set(term, (holding.get(term) ?? 0) + 1)
  return holding
}

/** Cosine of TF-IDF vectors, 1 + ln(count) times ln(N / n) (Manning, Raghavan & Schütze 2008, 6.4). */
export function tfIdfCosine(texts: readonly TopicText[]): Compare {
  const counts = countsOf(texts)
  const holding = holdingOf(counts)
  const vectors = counts.map((text) => {
    const weighed = [...text].map(
      ([term, count]) =>
        [term, (1 + Math.log(count)) * Math.log(texts.length / (holding.get(term) ?? 1))] as const,
    )
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1
    return new Map(weighed.map(([term, weight]) => [term, weight / length]))
  })
  return (one, other) => {
    let sum = 0
    for (const [term, weight] of vectors[one] ?? []) sum += weight * (vectors[other]?.get(term) ?? 0)
    return sum
  }
}

/** Okapi BM25 (Robertson & Zaragoza 2009) with the whole of one text as the query, as a share of its own score. */
export function bm25(texts: readonly TopicText[]): Compare {
  const [k1, b] = [1.2, 0.75]
  const counts = countsOf(texts)
  const holding = holdingOf(counts)
  const lengths = counts.map((text) => [...text.values()].reduce((sum, count) => sum + count, 0))
  const usual = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const score: Compare = (query, place) => {
    let sum = 0
    for (const term of counts[query]?.keys() ?? []) {
      const count = counts[place]?.get(term) ?? 0
      if (count === 0) continue
      const n = holding.get(term) ?? 0
      const idf = Math.log(1 + (texts.length - n + 0.5) / (n + 0.5))
      sum += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[place] ?? 0)) / usual))
    }
    return sum
  }
  return (one, other) => score(one, other) / (score(one, one) || 1)
}
