import type { Db } from '../../platform/db/db.ts'
import { statisticsBehind } from '../statistics.ts'
import { countTexts, subjectsReckonedAmongLess } from './store.ts'

/** By how much a young catalogue may grow until the weights of its older texts are out of date. */
const growth = 1.6
/** Among so many texts, how rare a word is does not change much any more. */
const settled = 2000

/** Subjects whose weights were reckoned when the catalogue was small and has grown since: to be entered anew. */
export async function subjectsOutOfDate(
  db: Db,
  { kind, limit }: { kind: string; limit: number },
): Promise<string[]> {
  const { texts } = statisticsBehind(await countTexts(db, kind), () => 0)
  return subjectsReckonedAmongLess(db, { kind, among: Math.floor(Math.min(texts / growth, settled)), limit })
}
