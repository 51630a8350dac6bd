import type { Judgments } from './judgments.ts'

/** The best first, each with its score. */
export type Ranking = readonly { id: string; score: number }[]
export type Rank = (query: string) => Ranking

/** From this grade on a reader who asked for more of the kind wants to be told. */
const wanted = 2
/** Of five told, four are to be welcome. */
const leastPrecision = 0.8

/**
 * Normalised discounted cumulative gain of the first ten (Järvelin & Kekäläinen 2002, gain 2^grade − 1), over the
 * queries that have anything to find. Unjudged articles count as not relevant.
 */
export function ndcgAt10(judgments: Judgments, rank: Rank): number {
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
export const precisionAt5 = (judgments: Judgments, rank: Rank): number =>
  mean(
    [...judgments].flatMap(([query, grades]) =>
      [...grades.values()].some((grade) => grade >= wanted)
        ? [
            rank(query)
              .slice(0, 5)
              .filter(({ id }) => (grades.get(id) ?? 0) >= wanted).length / 5,
          ]
        : [],
    ),
  )

export type Alerts = { threshold: number; precision: number; recall: number; f1: number }

/** What one query adds to a curve: the scores of what was found, with whether it was wanted, and how many were. */
type Told = { query: string; found: { score: number; isWanted: boolean }[]; wanted: number }

const toldBy = (judgments: Judgments, rank: Rank): Told[] =>
  [...judgments].map(([query, grades]) => ({
    query,
    found: rank(query).map(({ id, score }) => ({ score, isWanted: (grades.get(id) ?? 0) >= wanted })),
    wanted: [...grades.values()].filter((grade) => grade >= wanted).length,
  }))

/** Telling readers of all that reaches the threshold: how many told are wanted, how many wanted are told. */
export function alertsAt(judgments: Judgments, rank: Rank, threshold: number): Alerts {
  return alerts(toldBy(judgments, rank), threshold)
}

function alerts(told: readonly Told[], threshold: number): Alerts {
  const found = told.flatMap((one) => one.found.filter(({ score }) => score >= threshold))
  const right = found.filter(({ isWanted }) => isWanted).length
  return { threshold, ...rates(right, found.length, sum(told.map((one) => one.wanted))) }
}

function rates(right: number, found: number, all: number): Omit<Alerts, 'threshold'> {
  const precision = found === 0 ? 1 : right / found
  const recall = right / all
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** Each point of the curve, by falling threshold. */
export function curveOf(judgments: Judgments, rank: Rank): Alerts[] {
  return curve(toldBy(judgments, rank))
}

function curve(told: readonly Told[]): Alerts[] {
  const all = sum(told.map((one) => one.wanted))
  let right = 0
  return told
    .flatMap(({ found }) => found)
    .sort((a, b) => b.score - a.score)
    .map(({ score, isWanted }, place) => {
      if (isWanted) right++
      return { threshold: score, ...rates(right, place + 1, all) }
    })
}

/** The point with the best F1 among those where enough of those told are welcome. */
export function bestPoint(points: readonly Alerts[]): Alerts {
  const enough = points.filter(({ precision }) => precision >= leastPrecision)
  return enough.reduce((best, point) => (point.f1 > best.f1 ? point : best), {
    threshold: Number.POSITIVE_INFINITY,
    ...rates(0, 0, 1),
  })
}

/** The alerts when each query's threshold is chosen on all others: what a threshold is worth on a query it has not seen. */
export function leaveOneOut(judgments: Judgments, rank: Rank): Omit<Alerts, 'threshold'> {
  const told = toldBy(judgments, rank)
  let [right, found] = [0, 0]
  for (const left of told) {
    const { threshold } = bestPoint(curve(told.filter((one) => one !== left)))
    const here = left.found.filter(({ score }) => score >= threshold)
    found += here.length
    right += here.filter(({ isWanted }) => isWanted).length
  }
  return rates(right, found, sum(told.map((one) => one.wanted)))
}

/** Spearman's rank correlation. */
export const correlation = (one: readonly number[], other: readonly number[]): number =>
  pearson(ranksOf(one), ranksOf(other))

/** Equal values share the mean of their ranks. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length).fill(0)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end < order.length && order[end]?.value === order[start]?.value) end++
    for (const { place } of order.slice(start, end)) ranks[place] = (start + end - 1) / 2
    start = end
  }
  return ranks
}

function pearson(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)]
  const products = sum(one.map((value, place) => (value - a) * ((other[place] ?? 0) - b)))
  const spread = (values: readonly number[], middle: number) =>
    Math.sqrt(sum(values.map((value) => (value - middle) ** 2)))
  return products / (spread(one, a) * spread(other, b))
}

export const mean = (values: readonly number[]): number => sum(values) / values.length
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
