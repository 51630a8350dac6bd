import { type Tx, takeTurn } from '../../platform/db/db.ts'
import { fieldOf } from '../fields.ts'
import { type Profile, profileOf, type Statistics } from '../profile.ts'
import { sketchOf } from '../sketch.ts'
import { backgroundParts, statisticsBehind } from '../statistics.ts'
import { type Terms, type TopicText, termsOf } from '../terms.ts'
import { blockOf, blockSize, byWeight, changedPostings } from './packing.ts'
import {
  addToCount,
  addToTerms,
  type Catalogued,
  cataloguedBySubjects,
  countTexts,
  deleteTexts,
  nextTermNumber,
  nextTextNumber,
  postingsOf,
  putPostings,
  putTexts,
  setAmong,
  type Term,
  takeFromTerms,
  termsByWords,
} from './store.ts'

/** A text that was read and is ready to be entered. */
export type ReadText = { subjectId: string; terms: Terms; sketch: Catalogued['sketch'] }

/** The part that takes time and no database: to be done before the transaction. */
export const readText = (subjectId: string, text: TopicText): ReadText => ({
  subjectId,
  terms: termsOf(text, backgroundParts),
  sketch: sketchOf(`${text.headline} ${text.text}`),
})

/** A term that stands in more of the texts than this leads nobody anywhere: it counts, but is not looked up by. */
const mostCommon = 0.1
/** Nor is a text looked up by more of its terms than these, the heaviest. */
const mostPosted = 150

/**
 * Enters texts into the catalogue of their kind, each in the place of what stood there for its subject, and takes out
 * those of `gone`. How rare a word is, is known from the catalogue and, while that is small, from the background. Until
 * `confirmTexts` they count as out of date: whoever has more to do with them and dies in between finds them again.
 */
export async function enterTexts(
  tx: Tx,
  { kind, texts, gone = [] }: { kind: string; texts: readonly ReadText[]; gone?: readonly string[] },
): Promise<void> {
  await takeTurn(tx)
  const before = await cataloguedBySubjects(tx, kind, [...texts.map(({ subjectId }) => subjectId), ...gone])
  const present = new Map(before.map((text) => [text.subjectId, text]))
  await takeFromTerms(tx, countTerms(before.map(({ profile }) => profile.keys())))
  const terms = await enterTerms(tx, kind, texts)
  await addToCount(tx, kind, texts.length - before.length)

  const statistics = statisticsBehind(await countTexts(tx, kind), (term) => terms.get(term)?.texts ?? 0)
  let number = await nextTextNumber(tx)
  const entered = texts.map((text): Catalogued => {
    const profile = profileOf(text.terms, statistics)
    return {
      number: present.get(text.subjectId)?.number ?? number++,
      subjectId: text.subjectId,
      profile: new Map([...profile].map(([term, weight]) => [numberOf(terms, term), weight])),
      field: fieldOf(profile),
      sketch: text.sketch,
    }
  })
  await changePostings(tx, { before, after: entered, isCommon: commonTerms(terms, statistics) })
  await putTexts(tx, { kind, texts: entered })
  const kept = new Set(texts.map(({ subjectId }) => subjectId))
  await deleteTexts(
    tx,
    before.filter(({ subjectId }) => !kept.has(subjectId)).map((text) => text.number),
  )
}

/** What was to be done with entered texts is done. */
export async function confirmTexts(tx: Tx, kind: string, subjectIds: readonly string[]): Promise<void> {
  const { texts } = statisticsBehind(await countTexts(tx, kind), () => 0)
  await setAmong(tx, { kind, among: Math.round(texts), subjectIds })
}

/** All terms of the texts with their numbers and the counts after these texts are in. */
async function enterTerms(tx: Tx, kind: string, texts: readonly ReadText[]): Promise<Map<string, Term>> {
  const counts = countTerms(texts.map(({ terms }) => terms.keys()))
  const known = await termsByWords(tx, kind, [...counts.keys()])
  let next = await nextTermNumber(tx)
  const terms = new Map<string, Term>()
  for (const [term, by] of counts) {
    const before = known.get(term) ?? { number: next++, texts: 0 }
    terms.set(term, { number: before.number, texts: before.texts + by })
  }
  await addToTerms(
    tx,
    kind,
    [...counts].map(([term, by]) => ({ number: numberOf(terms, term), term, by })),
  )
  return terms
}

function countTerms<T>(texts: readonly Iterable<T>[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function numberOf(terms: ReadonlyMap<string, Term>, term: string): number {
  const found = terms.get(term)
  if (!found) throw new Error(`the term ${term} was not entered`)
  return found.number
}

const commonTerms = (terms: ReadonlyMap<string, Term>, statistics: Statistics): Set<number> =>
  new Set(
    [...terms].flatMap(([term, { number }]) =>
      statistics.textsWith(term) > mostCommon * statistics.texts ? number : [],
    ),
  )

const heaviest = (profile: Profile<number>): [term: number, weight: number][] =>
  [...profile].sort(byWeight).slice(0, mostPosted)

type Change = { removed: Set<number>; added: [place: number, weight: number][] }

async function changePostings(
  tx: Tx,
  texts: {
    before: readonly Catalogued[]
    after: readonly Catalogued[]
    isCommon: ReadonlySet<number>
  },
): Promise<void> {
  const blocks = new Map<number, Map<number, Change>>()
  const changeOf = (text: number, term: number): Change => {
    const block = blocks.get(blockOf(text)) ?? new Map<number, Change>()
    blocks.set(blockOf(text), block)
    const change = block.get(term) ?? { removed: new Set(), added: [] }
    block.set(term, change)
    return change
  }
  for (const { number, profile } of texts.before)
    for (const [term] of heaviest(profile)) changeOf(number, term).removed.add(number % blockSize)
  for (const { number, profile } of texts.after)
    for (const [term, weight] of heaviest(profile))
      if (!texts.isCommon.has(term)) changeOf(number, term).added.push([number % blockSize, weight])

  for (const [block, changes] of blocks) {
    const rows = await postingsOf(tx, [...changes.keys()], block)
    const present = new Map(rows.map(({ term, postings }) => [term, postings]))
    await putPostings(
      tx,
      [...changes].flatMap(([term, change]) => {
        const before = present.get(term) ?? new Uint16Array()
        return before.length === 0 && change.added.length === 0
          ? []
          : [{ term, block, postings: changedPostings(before, change) }]
      }),
    )
  }
}
