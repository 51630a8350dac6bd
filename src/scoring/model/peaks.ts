/** How many of the words that weigh most, and of those that weigh least, are taken together. */
const few = 3
/** How many words in a row. */
const row = 5
/** So that a peak is about as large as a margin. */
const scale = 1 / 20

/** In this order: the three words that speak most for disrespect, the three that speak most against it, the worst five in a row. */
export const peakNames = ['worst', 'best', 'worstRow'] as const

/** A long text can hold one bad sentence: what its words weigh one by one, beside what they weigh in all. */
export function peaksOf(weights: readonly number[]): [worst: number, best: number, worstRow: number] {
  if (weights.length === 0) return [0, 0, 0]
  const sorted = Float64Array.from(weights).sort()
  let [worst, best] = [0, 0]
  for (let place = 0; place < Math.min(few, sorted.length); place++) {
    best += sorted[place] ?? 0
    worst += sorted[sorted.length - 1 - place] ?? 0
  }
  let worstRow = Number.NEGATIVE_INFINITY
  let sum = 0
  // From each word to the fourth after it, or to the end of the text.
  for (let place = weights.length - 1; place >= 0; place--) {
    sum += weights[place] ?? 0
    if (place + row < weights.length) sum -= weights[place + row] ?? 0
    worstRow = Math.max(worstRow, sum)
  }
  return [worst * scale, best * scale, worstRow * scale]
}
