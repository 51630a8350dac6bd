import { fieldOf } from './fields.ts'
import { likeness, type Topic } from './likeness.ts'
import { profileOf } from './profile.ts'
import { backgroundParts, countTexts, statisticsBehind } from './statistics.ts'
import { type TopicText, termsOf } from './terms.ts'

type Related<Id> = { id: Id; score: number }

/**
 * From this likeness on, two articles are alike enough to tell a reader of the one about the other: the point of the
 * curve in docs/topics.md with the best F1 among those where four of five told are welcome.
 */
export const alertThreshold = 0.216

/** Of a text, the heaviest terms are looked up until this many entries were seen; the most promising are compared in full. */
const mostEntries = 50_000
const mostCandidates = 120

/** For each text those most like it, best first, at most `k`; scores from 0 to 1, none of 0. */
export function relatedAmong<Id>(
  texts: readonly (TopicText & { id: Id })[],
  k: number,
): { id: Id; related: Related<Id>[] }[] {
  const topics = topicsOf(texts)
  const index = indexOf(topics)
  const sums = new Float32Array(texts.length)
  return texts.map(({ id }, place) => {
    const topic = itemAt(topics, place)
    const related = promising(topic, { index, sums, except: place, most: Math.max(mostCandidates, 2 * k) })
      .map((other) => ({ other, score: likeness(topic, itemAt(topics, other)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.other - b.other)
      .slice(0, k)
      .map(({ other, score }) => ({ id: itemAt(texts, other).id, score }))
    return { id, related }
  })
}

/** What texts are about that know each other: words are rare or common among all of them. */
export function topicsOf(texts: readonly TopicText[]): Topic[] {
  const terms = texts.map((text) => termsOf(text, backgroundParts))
  const counts = countTexts(terms.map((one) => one.keys()))
  const statistics = statisticsBehind(texts.length, (term) => counts.get(term) ?? 0)
  return terms.map((one) => {
    const profile = profileOf(one, statistics)
    return { profile, field: fieldOf(profile) }
  })
}

type Entry = { place: number; weight: number }
type Index = ReadonlyMap<string, readonly Entry[]>

function indexOf(topics: readonly Topic[]): Index {
  const index = new Map<string, Entry[]>()
  topics.forEach(({ profile }, place) => {
    for (const [term, weight] of profile) {
      const entries = index.get(term)
      if (entries) entries.push({ place, weight })
      else index.set(term, [{ place, weight }])
    }
  })
  return index
}

/** Places of the texts that share most with this one. `sums` are zeros before and after. */
function promising(
  { profile }: Topic,
  { index, sums, except, most }: { index: Index; sums: Float32Array; except: number; most: number },
): number[] {
  const touched: number[] = []
  let seen = 0
  for (const [term, weight] of [...profile].sort((a, b) => b[1] - a[1])) {
    const entries = index.get(term) ?? []
    if (entries.length < 2) continue
    seen += entries.length
    if (seen > mostEntries && touched.length > 0) break
    for (const entry of entries) {
      const before = sums[entry.place] ?? 0
      if (before === 0) touched.push(entry.place)
      sums[entry.place] = before + weight * entry.weight
    }
  }
  const found = touched
    .filter((place) => place !== except)
    .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
    .slice(0, most)
  for (const place of touched) sums[place] = 0
  return found
}

function itemAt<T>(items: readonly T[], place: number): T {
  const item = items[place]
  if (!item) throw new Error(`no text at ${place}`)
  return item
}
