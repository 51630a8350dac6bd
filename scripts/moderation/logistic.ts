export type Logistic = { bias: number; weights: number[] }

/** Logistic regression with a ridge, by Newton's method: few inputs, a handful of rounds. */
export function fitLogistic(
  inputs: readonly (readonly number[])[],
  answers: readonly (0 | 1)[],
  ridge: number,
): Logistic {
  const size = (inputs[0]?.length ?? 0) + 1
  const weights = new Array<number>(size).fill(0)
  const lossOf = (tried: readonly number[]): number =>
    inputs.reduce(
      (sum, input, text) => {
        const guess = input.reduce(
          (total, value, place) => total + value * (tried[place] ?? 0),
          tried[size - 1] ?? 0,
        )
        return (
          sum + Math.log1p(Math.exp(-Math.abs(guess))) + Math.max(0, answers[text] === 1 ? -guess : guess)
        )
      },
      tried.reduce(
        (sum, weight, place) => (place === size - 1 ? sum : sum + (ridge * weight * weight) / 2),
        0,
      ),
    )
  for (let round = 0; round < 25; round++) {
    const gradient = weights.map((weight, place) => (place === size - 1 ? 0 : -ridge * weight))
    const curve = weights.map((_, row) =>
      weights.map((__, column) => (row === column ? (row === size - 1 ? 1e-6 : ridge) : 0)),
    )
    inputs.forEach((input, text) => {
      const row = [...input, 1]
      const guess = logistic(row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0))
      const slope = Math.max(1e-6, guess * (1 - guess))
      const error = (answers[text] ?? 0) - guess
      for (let one = 0; one < size; one++) {
        const value = row[one] ?? 0
        if (value === 0) continue
        gradient[one] = (gradient[one] ?? 0) + error * value
        const line = curve[one] ?? []
        for (let other = 0; other < size; other++)
          line[other] = (line[other] ?? 0) + slope * value * (row[other] ?? 0)
      }
    })
    const step = solve(curve, gradient)
    const before = lossOf(weights)
    let share = 1
    const moved = () => weights.map((weight, place) => weight + share * (step[place] ?? 0))
    // Far from the answer a whole step can lead away from it.
    while (share > 1e-4 && lossOf(moved()) > before) share /= 2
    moved().forEach((weight, place) => {
      weights[place] = weight
    })
    if (Math.max(...step.map(Math.abs)) * share < 1e-6) break
  }
  return { bias: weights[size - 1] ?? 0, weights: weights.slice(0, -1) }
}

export const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** Gaussian elimination with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, place) => [...row, right[place] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    const head = rows[pivot] ?? []
    rows[pivot] = rows[column] ?? []
    rows[column] = head
    for (let row = 0; row < size; row++) {
      const line = rows[row]
      if (row === column || !line) continue
      const share = (line[column] ?? 0) / (head[column] || 1e-12)
      if (share !== 0)
        for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - share * (head[at] ?? 0)
    }
  }
  return rows.map((row, place) => (row[size] ?? 0) / (row[place] || 1e-12))
}
