import type { Rows } from './prepared.ts'

/** A plane between the texts of a label and the others. */
export type Plane = { weights: Float32Array; bias: number }

export type Training = {
  /** Texts to learn from, and on which side each stands. */
  places: readonly number[]
  signs: Int8Array
  /** How much an error costs. */
  cost: number
  epochs: number
}

/**
 * Support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al. 2008, as in LIBLINEAR); `scale`
 * is what a row's count is multiplied with. Order is fixed by a generator of its own: the same texts, the same plane.
 */
export function separate(
  { rows, offsets, tableRows }: Rows,
  training: Training,
  scale: Float32Array | null,
): Plane {
  const { places, signs, cost, epochs } = training
  const weights = new Float32Array(tableRows)
  let bias = 0
  const order = Int32Array.from(places)
  const alphas = new Float64Array(signs.length)
  const norms = new Float64Array(signs.length)
  const diagonal = 0.5 / cost
  const counts = new Float64Array(tableRows)
  for (const place of places) {
    const [from, to] = [offsets[place] ?? 0, offsets[place + 1] ?? 0]
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0
      counts[row] = (counts[row] ?? 0) + (scale ? (scale[row] ?? 0) : 1)
    }
    // A row may stand in a text many times: each step must be as short as the text's true length asks for.
    let square = 0
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0
      square += (counts[row] ?? 0) ** 2
      counts[row] = 0
    }
    norms[place] = square / Math.max(1, to - from) + 1
  }
  const random = generator(7)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1))
      const kept = order[last] ?? 0
      order[last] = order[other] ?? 0
      order[other] = kept
    }
    for (const place of order) {
      const sign = signs[place] ?? 0
      const [from, to] = [offsets[place] ?? 0, offsets[place + 1] ?? 0]
      const length = 1 / Math.sqrt(Math.max(1, to - from))
      let sum = 0
      if (scale)
        for (let at = from; at < to; at++) sum += (weights[rows[at] ?? 0] ?? 0) * (scale[rows[at] ?? 0] ?? 0)
      else for (let at = from; at < to; at++) sum += weights[rows[at] ?? 0] ?? 0
      const alpha = alphas[place] ?? 0
      const gradient = sign * (sum * length + bias) - 1 + diagonal * alpha
      const next = Math.max(0, alpha - gradient / ((norms[place] ?? 1) + diagonal))
      const change = (next - alpha) * sign
      if (change === 0) continue
      alphas[place] = next
      const step = change * length
      if (scale)
        for (let at = from; at < to; at++) {
          const row = rows[at] ?? 0
          weights[row] = (weights[row] ?? 0) + step * (scale[row] ?? 0)
        }
      else
        for (let at = from; at < to; at++) {
          const row = rows[at] ?? 0
          weights[row] = (weights[row] ?? 0) + step
        }
      bias += change
    }
  }
  if (scale) for (let row = 0; row < tableRows; row++) weights[row] = (weights[row] ?? 0) * (scale[row] ?? 0)
  return { weights, bias }
}

/** How much more often a row stands in texts of the label: naive Bayes log-count ratios (Wang & Manning 2012). */
export function logRatios(
  { rows, offsets, tableRows }: Rows,
  { places, signs }: Pick<Training, 'places' | 'signs'>,
): Float32Array {
  const smooth = 1
  const counts = {
    yes: new Float64Array(tableRows).fill(smooth),
    no: new Float64Array(tableRows).fill(smooth),
  }
  for (const place of places) {
    const table = (signs[place] ?? 0) > 0 ? counts.yes : counts.no
    for (let at = offsets[place] ?? 0; at < (offsets[place + 1] ?? 0); at++) {
      const row = rows[at] ?? 0
      table[row] = (table[row] ?? 0) + 1
    }
  }
  const total = (table: Float64Array) => table.reduce((sum, value) => sum + value, 0)
  const [yes, no] = [total(counts.yes), total(counts.no)]
  return Float32Array.from(counts.yes, (count, row) =>
    Math.log(count / yes / ((counts.no[row] ?? smooth) / no)),
  )
}

export function marginsOf(
  { rows, offsets }: Rows,
  { weights, bias }: Plane,
  places: readonly number[],
): number[] {
  return places.map((place) => {
    const [from, to] = [offsets[place] ?? 0, offsets[place + 1] ?? 0]
    let sum = 0
    for (let at = from; at < to; at++) sum += weights[rows[at] ?? 0] ?? 0
    return sum / Math.sqrt(Math.max(1, to - from)) + bias
  })
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
