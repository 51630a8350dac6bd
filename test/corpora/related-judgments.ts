import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder } from '../corpora.ts'

/** For each query article the grades (0 to 3) of those judged beside it. */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, number>>

/** A ranking: the best first, each with its score; unjudged articles count as not relevant. */
export type Ranking = readonly { id: string; score: number }[]

const relevant = 2

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

/**
 * Normalised discounted cumulative gain of the first ten (Järvelin & Kekäläinen 2002, gain 2^grade − 1), over the
 * queries that have anything to find.
 */
export function ndcgAt10(judgments: Judgments, rank: (query: string) => Ranking): number {
  const gain = (grade: number) => 2 ** grade - 1
  const discounted = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, place) => sum + gain(grade) / Math.log2(place + 2), 0)
  const values = [...judgments].flatMap(([query, grades]) => {
    const ideal = discounted([...grades.values()].sort((a, b) => b - a))
    return ideal > 0 ? [discounted(rank(query).map(({ id }) => grades.get(id) ?? 0)) / ideal] : []
  })
  return mean(values)
}

/** The share of wanted ones among the first five, over the queries that have any. */
export const precisionAt5 = (judgments: Judgments, rank: (query: string) => Ranking): number =>
  mean(
    [...judgments].flatMap(([query, grades]) =>
      [...grades.values()].some((grade) => grade >= relevant)
        ? [
            rank(query)
              .slice(0, 5)
              .filter(({ id }) => (grades.get(id) ?? 0) >= relevant).length / 5,
          ]
        : [],
    ),
  )

/** Telling readers of all that reaches the threshold: how many told are wanted, how many wanted are told. */
export function alertsAt(judgments: Judgments, rank: (query: string) => Ranking, threshold: number) {
  let told = 0
  let wanted = 0
  let right = 0
  for (const [query, grades] of judgments) {
    const alerts = rank(query).filter(({ score }) => score >= threshold)
    told += alerts.length
    right += alerts.filter(({ id }) => (grades.get(id) ?? 0) >= relevant).length
    wanted += [...grades.values()].filter((grade) => grade >= relevant).length
  }
  const precision = right / told
  const recall = right / wanted
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
