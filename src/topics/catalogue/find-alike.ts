import type { Db } from '../../platform/db/db.ts'
import { likenessBy } from '../likeness.ts'
import { sharedTerms } from '../profile.ts'
import { isNearDuplicate } from '../sketch.ts'
import {
  addPostings,
  blockSize,
  cosineWithPacked,
  unpackField,
  unpackProfile,
  unpackSketch,
} from './packing.ts'
import {
  type Candidate,
  type Catalogued,
  candidatesByNumbers,
  cataloguedBySubjects,
  postingsOf,
  termsByNumbers,
  textsWithTerms,
} from './store.ts'

/** A text like another. `shared`: the terms that make them alike, the strongest first (see `surfaceWords`). */
export type Alike = { subjectId: string; score: number; isSameReport: boolean; shared: string[] }

/** Postings read for one text: the heaviest terms first, until there would be more. Archives of a few thousand are read whole. */
const mostPostings = 30_000
const mostTerms = 80
/** The most promising are compared in full. */
const mostCandidates = 120
const sharedNamed = 6

/** The texts of a kind most like the one of this subject, best first, at most `k`; none when it is not in the catalogue. */
export async function findAlike(
  db: Db,
  { kind, subjectId, k }: { kind: string; subjectId: string; k: number },
): Promise<Alike[]> {
  const [text] = await cataloguedBySubjects(db, kind, [subjectId])
  if (!text) return []
  const best = (await candidatesFor(db, text, { most: Math.max(mostCandidates, 2 * k), own: 1 }))
    .slice(0, k)
    .map(({ other, score }) => ({
      other,
      score,
      shared: sharedTerms(text.profile, unpackProfile(other.terms), sharedNamed),
    }))
  const words = await termsByNumbers(db, [...new Set(best.flatMap(({ shared }) => shared))])
  return best.map(({ other, score, shared }) => ({
    subjectId: other.subjectId,
    score,
    isSameReport: isNearDuplicate(text.sketch, unpackSketch(other.sketch)),
    shared: shared.flatMap((number) => words.get(number) ?? []),
  }))
}

/** `own`: 1 for a text that is in the catalogue itself, where a term that one text holds leads to no other. */
type Search = { most: number; own: 0 | 1 }

/** The most promising, compared in full, best first. */
export async function candidatesFor(
  db: Db,
  text: Catalogued,
  search: Search,
): Promise<{ other: Candidate; score: number }[]> {
  const candidates = await candidatesByNumbers(db, await promising(db, text, search))
  return candidates
    .map((other) => ({ other, score: likenessTo(text, other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.other.subjectId < b.other.subjectId ? -1 : 1))
}

const likenessTo = ({ profile, field }: Catalogued, other: Candidate): number =>
  likenessBy(
    cosineWithPacked(profile, other.terms),
    field,
    other.field === null ? null : unpackField(other.field),
  )

/** Numbers of the texts that share most with this one, by its heaviest terms. */
async function promising(db: Db, text: Catalogued, { most, own }: Search): Promise<number[]> {
  const rows = await postingsOf(db, await termsToLookUp(db, text, own))
  let last = 0
  for (const { block } of rows) last = Math.max(last, block)
  const sums = new Float32Array((last + 1) * blockSize)
  const touched: number[] = []
  for (const { term, block, postings } of rows)
    addPostings(sums, { postings, block, weight: text.profile.get(term) ?? 0, touched })
  return highest(
    touched.filter((number) => number !== text.number),
    { sums, most },
  )
}

/** The numbers with the highest sums, highest first, without putting all the others in order. */
function highest(numbers: readonly number[], { sums, most }: { sums: Float32Array; most: number }): number[] {
  const byHeight = (a: number, b: number) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b
  let kept: number[] = []
  let lowest = 0
  for (const number of numbers) {
    if ((sums[number] ?? 0) <= lowest) continue
    kept.push(number)
    if (kept.length < 4 * most) continue
    kept = kept.sort(byHeight).slice(0, most)
    lowest = sums[kept.at(-1) ?? 0] ?? 0
  }
  return kept.sort(byHeight).slice(0, most)
}

async function termsToLookUp(db: Db, { profile }: Catalogued, own: 0 | 1): Promise<number[]> {
  const heaviest = [...profile.keys()].slice(0, mostTerms)
  const texts = await textsWithTerms(db, heaviest)
  const chosen: number[] = []
  let postings = 0
  for (const term of heaviest) {
    const count = texts.get(term) ?? 0
    if (count <= own) continue
    postings += count
    if (postings > mostPostings && chosen.length > 0) break
    chosen.push(term)
  }
  return chosen
}
