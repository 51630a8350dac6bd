import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder } from '../../corpora.ts'

/** For each query article the grades (0 to 3) of those judged beside it. */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, number>>

/** "Would a reader who asked for more news like the one want the other?", judged on German Wikinews. */
export function readJudgments(): Judgments {
  const judgments = new Map<string, Map<string, number>>()
  const file = join(corpusFolder('wikinews-de-related'), 'judgments_a.tsv')
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [query = '', candidate = '', grade] = line.split('\t')
    const grades = judgments.get(query) ?? new Map()
    judgments.set(query, grades.set(candidate, Number(grade)))
  }
  return judgments
}
