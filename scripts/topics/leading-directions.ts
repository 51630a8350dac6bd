/**
 * The leading eigenvectors of a symmetric matrix and their eigenvalues, the strongest first, by orthogonal iteration
 * (Golub & Van Loan, „Matrix Computations“, 8.2.4). The same matrix gives the same answer.
 */
export function leadingDirections(
  matrix: readonly (readonly number[])[],
  count: number,
): { directions: number[][]; strengths: number[] } {
  const draw = steadyDraw()
  let directions = orthonormal(Array.from({ length: count }, () => matrix.map(() => draw() - 0.5)))
  let strengths: number[] = []
  for (let round = 0; round < 30; round++) {
    const turned = directions.map((direction) => matrix.map((row) => product(row, direction)))
    strengths = turned.map((direction) => Math.sqrt(product(direction, direction)))
    directions = orthonormal(turned)
  }
  return { directions, strengths }
}

/** Gram and Schmidt's way, each vector freed of those before it. */
function orthonormal(vectors: readonly number[][]): number[][] {
  const done: number[][] = []
  for (const vector of vectors) {
    let rest = vector
    for (const before of done) {
      const share = product(rest, before)
      rest = rest.map((value, place) => value - share * (before[place] ?? 0))
    }
    const length = Math.sqrt(product(rest, rest))
    done.push(rest.map((value) => value / length))
  }
  return done
}

function product(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let place = 0; place < one.length; place++) sum += (one[place] ?? 0) * (other[place] ?? 0)
  return sum
}

/** Numbers from 0 to 1, always the same ones (a linear congruence; nothing here needs more chance than that). */
function steadyDraw(): () => number {
  let state = 7
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
