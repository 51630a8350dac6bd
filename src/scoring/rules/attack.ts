import type { ScoredLanguage } from '../scored.ts'
import type { Normal } from '../text/normalise.ts'
import { phrasesIn } from './attack-phrases.ts'
import { type Clauses, isDenied, turningWords } from './context.ts'

/** A word or phrase that is hostile where a group is meant. `isSoft`: denied or quoted. */
export type Hostile = { place: number; last: number; worth: number; isSoft: boolean }
/** How far a group is attacked, how far that is denied or quoted; and the words that show it. */
export type Attack = { attack: number; denied: number; marked: readonly number[] }

/** How far apart a group and what is said of it may stand, in words. */
const reach = 9
const nearLoss = 0.25
/** In the next sentence they are meant by a pronoun. */
const pronounWorth = 0.85
const denialOfWorth = 0.75

/**
 * Hostile words near a group in its sentence, or in the next one beside a pronoun; turns of phrase that put down; worth
 * denied. A denial turns each into its opposite.
 */
export function attackOnGroups(
  normal: Normal,
  {
    groupsAt,
    hostile,
    clauses,
    quoted,
    language,
  }: {
    groupsAt: readonly number[]
    hostile: readonly Hostile[]
    clauses: Clauses
    quoted: Uint8Array
    language: ScoredLanguage
  },
): Attack {
  if (groupsAt.length === 0) return { attack: 0, denied: 0, marked: [] }
  const { words } = normal
  const { sentences } = clauses
  const { worthy, suffered, pronouns, negations } = turningWords(language)
  let [attack, denied] = [0, 0]
  const marked = new Set<number>()
  const weigh = ({ place, last, worth, isSoft }: Hostile, isOwnSentenceOnly = false): void => {
    for (const at of groupsAt) {
      const distance = at < place ? place - at : Math.max(0, at - last)
      const isSame = sentences[at] === sentences[place]
      const isNext = !isOwnSentenceOnly && (sentences[at] ?? 0) + 1 === sentences[place]
      if (isSame ? distance > reach : !(isNext && refersBack(place))) continue
      const near = worth * (isSame ? 1 - (nearLoss * distance) / reach : pronounWorth)
      if (isSoft) denied = Math.max(denied, near)
      else {
        attack = Math.max(attack, near)
        if (worth >= 0.6) for (let one = place; one <= last; one++) marked.add(one)
        if (worth >= 0.6) marked.add(at)
      }
    }
  }
  const refersBack = (place: number): boolean => {
    for (let at = place - 6; at <= place + 3; at++)
      if (sentences[at] === sentences[place] && pronouns.has(words[at]?.form ?? '')) return true
    return false
  }
  for (const one of hostile) weigh(one)
  for (const phrase of phrasesOf(normal, language))
    weigh({ ...phrase, isSoft: quoted[phrase.place] === 1 || isPhraseDenied(phrase) })
  words.forEach(({ form }, place) => {
    if (!worthy.has(form) || isAboutSuffering(place)) return
    if (isDenied(words, place, { language, clauses: clauses.clauses }))
      weigh({ place, last: place, worth: denialOfWorth, isSoft: quoted[place] === 1 }, true)
  })
  return { attack, denied, marked: [...marked] }

  function holdsNegation(place: number, last: number): boolean {
    return words.slice(place, last + 1).some(({ form }) => negations.has(form))
  }

  /** „… verdienen keinen Hass“: what is denied is no worth of theirs. */
  function isAboutSuffering(place: number): boolean {
    const isHere = (at: number) => sentences[at] === sentences[place]
    return (
      words.some(({ form }, at) => isHere(at) && suffered.has(form)) ||
      hostile.some(({ place: at, isSoft }) => isSoft && isHere(at) && at > place)
    )
  }

  /** Where the phrase is a negation itself, only „niemand …“ turns it. */
  function isPhraseDenied({
    place,
    last,
    isNegating,
  }: {
    place: number
    last: number
    isNegating: boolean
  }): boolean {
    if (
      isNegating
        ? isAboutSuffering(place)
        : isDenied(words, place, { language, clauses: clauses.clauses }) || holdsNegation(place, last)
    )
      return true
    for (let at = Math.max(0, place - 5); at < place; at++)
      if (sentences[at] === sentences[place] && nobody.has(words[at]?.form ?? '')) return true
    return false
  }
}

const nobody = new Set(['niemand', 'keiner', 'nobody', 'one'])

function phrasesOf({ text, starts, words }: Normal, language: ScoredLanguage) {
  return phrasesIn(text, language).map(({ worth, isNegating, from, to }) => {
    const [start, end] = [starts[from] ?? 0, starts[Math.max(from, to - 1)] ?? 0]
    const place = Math.max(
      0,
      words.findIndex((word) => word.end > start),
    )
    let last = place
    while (last + 1 < words.length && (words[last + 1]?.start ?? 0) <= end) last++
    return { worth, isNegating, place, last }
  })
}
