import { openSplitter } from './compounds.ts'
import type { Profile } from './profile.ts'
import { profileOf } from './profile.ts'
import { countTexts, readBackground, statisticsOf } from './statistics.ts'
import { stemsOf, type TopicText, termsOf } from './terms.ts'

type Related<Id> = { id: Id; score: number }

/**
 * From this likeness on, two articles are alike enough to tell a reader of the one about the other: the point of the
 * curve in docs/topics.md with the best F1 among those where four of five told are welcome.
 */
export const alertThreshold = 0.166

/** For each text those most like it, best first, at most `k`; scores from 0 to 1, none of 0. */
export function relatedAmong<Id>(
  texts: readonly (TopicText & { id: Id })[],
  k: number,
): { id: Id; related: Related<Id>[] }[] {
  const profiles = profilesOf(texts)
  const index = indexOf(profiles)
  return texts.map(({ id }, place) => {
    const scores = new Float64Array(texts.length)
    for (const [term, weight] of profiles[place] ?? [])
      for (const entry of index.get(term) ?? [])
        scores[entry.place] = (scores[entry.place] ?? 0) + weight * entry.weight
    return {
      id,
      related: best(scores, place, k).map(([other, score]) => ({ id: idAt(texts, other), score })),
    }
  })
}

/** Profiles of texts that know each other: words are rare or common among all of them. */
export function profilesOf(texts: readonly TopicText[]): Profile[] {
  const background = readBackground()
  const own = countTexts(texts.map(stemsOf))
  const vocabulary = (stem: string) => (own.get(stem) ?? 0) + (background.textsWith.get(stem) ?? 0)
  const partsOf = openSplitter(vocabulary)
  const terms = texts.map((text) => termsOf(text, partsOf))
  const statistics = statisticsOf(terms, background)
  return terms.map((one) => profileOf(one, statistics))
}

type Entry = { place: number; weight: number }

function indexOf(profiles: readonly Profile[]): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>()
  profiles.forEach((profile, place) => {
    for (const [term, weight] of profile) {
      const entries = index.get(term)
      if (entries) entries.push({ place, weight })
      else index.set(term, [{ place, weight }])
    }
  })
  return index
}

function best(scores: Float64Array, except: number, k: number): [place: number, score: number][] {
  const found: [number, number][] = []
  scores.forEach((score, place) => {
    if (score > 0 && place !== except) found.push([place, Math.min(1, score)])
  })
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, k)
}

function idAt<Id>(texts: readonly { id: Id }[], place: number): Id {
  const text = texts[place]
  if (!text) throw new Error(`no text at ${place}`)
  return text.id
}
