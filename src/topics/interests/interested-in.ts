import type { Db } from '../../platform/db/db.ts'
import type { ReadText } from '../catalogue/enter-texts.ts'
import { candidatesFor } from '../catalogue/find-alike.ts'
import { type Catalogued, countTexts, termsByWords } from '../catalogue/store.ts'
import { fieldOf } from '../fields.ts'
import { profileOf } from '../profile.ts'
import { statisticsBehind } from '../statistics.ts'

/** The most promising of the texts are compared in full. */
const mostCompared = 1000
/** No text of a catalogue has this number. */
const noNumber = 0

/**
 * The texts of the kind whose likeness to this one is at least `least`, best first. The text itself need not be in the
 * catalogue; how rare its words are is reckoned among those that are.
 */
export async function interestedIn(
  db: Db,
  { kind, text, least }: { kind: string; text: ReadText; least: number },
): Promise<{ subjectId: string; score: number }[]> {
  const texts = await countTexts(db, kind)
  if (texts === 0) return []
  const terms = await termsByWords(db, kind, [...text.terms.keys()])
  const profile = profileOf(
    text.terms,
    // This one counts too, as it does when it is entered.
    statisticsBehind(texts + 1, (term) => (terms.get(term)?.texts ?? 0) + 1),
  )
  const known = [...profile].flatMap(([term, weight]): [number, number][] => {
    const { number } = terms.get(term) ?? {}
    return number === undefined ? [] : [[number, weight]]
  })
  const asCatalogued: Catalogued = {
    number: noNumber,
    subjectId: text.subjectId,
    profile: new Map(known.sort((a, b) => b[1] - a[1])),
    field: fieldOf(profile),
    sketch: text.sketch,
  }
  const alike = await candidatesFor(db, asCatalogued, { most: mostCompared, own: 0 })
  return alike
    .filter(({ score }) => score >= least)
    .map(({ other, score }) => ({ subjectId: other.subjectId, score }))
}
