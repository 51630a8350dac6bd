/** `fold`: in cross-validation, which part of the texts it was held back with. */
export type Answer = { score: number; isSo: boolean; fold?: number }

const f1Of = (right: number, wrong: number, missed: number): number =>
  right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed)

export type Found = { macroF1: number; f1: number; precision: number; recall: number; share: number }

/** What is found when all from the threshold on are called so. `macroF1` is the mean of F1 for both answers. */
export function foundFrom(answers: readonly Answer[], threshold: number): Found {
  const count = (called: boolean, so: boolean) =>
    answers.filter(({ score, isSo }) => score >= threshold === called && isSo === so).length
  const [right, wrong, missed, left] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ]
  const f1 = f1Of(right, wrong, missed)
  return {
    macroF1: (f1 + f1Of(left, missed, wrong)) / 2,
    f1,
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, right + missed),
    share: (right + missed) / answers.length,
  }
}

/**
 * What is found when for each fold the threshold is the one that is best for the others: nothing of a text, not even the
 * threshold, is then chosen with a look at it.
 */
export function foundByOthers(answers: readonly Answer[]): number {
  const folds = Map.groupBy(answers, ({ fold = 0 }) => fold)
  const called = [...folds].flatMap(([held, own]) => {
    const threshold = bestThreshold(answers.filter(({ fold = 0 }) => fold !== held))
    return own.map(({ score, isSo }): Answer => ({ score: score >= threshold ? 1 : 0, isSo }))
  })
  return foundFrom(called, 0.5).macroF1
}

/** In hundredths. */
function bestThreshold(answers: readonly Answer[]): number {
  const tried = Array.from({ length: 81 }, (_, step) => (10 + step) / 100)
  const worth = tried.map((threshold) => foundFrom(answers, threshold).macroF1)
  return tried[worth.indexOf(Math.max(...worth))] ?? 0.5
}

/** The probability that one that is so has a higher score than one that is not (area under the ROC curve). */
export function auc(answers: readonly Answer[]): number {
  const sorted = [...answers].sort((a, b) => a.score - b.score)
  let [below, sum] = [0, 0]
  for (let first = 0; first < sorted.length; ) {
    let end = first
    while (end < sorted.length && sorted[end]?.score === sorted[first]?.score) end++
    const equal = sorted.slice(first, end)
    const so = equal.filter(({ isSo }) => isSo).length
    sum += so * (below + (equal.length - so) / 2)
    below += equal.length - so
    first = end
  }
  return sum / Math.max(1, (answers.length - below) * below)
}

export type Bin = { from: number; count: number; said: number; so: number }

/** In tenths of the score: what was said on average, and the share that is so. */
export const calibration = (answers: readonly Answer[]): Bin[] =>
  Array.from({ length: 10 }, (_, tenth) => {
    const inside = answers.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth)
    return {
      from: tenth / 10,
      count: inside.length,
      said: mean(inside.map(({ score }) => score)),
      so: mean(inside.map(({ isSo }) => (isSo ? 1 : 0))),
    }
  })

/** How far what is said lies from what is so, on average over the texts (expected calibration error). */
export const calibrationError = (answers: readonly Answer[]): number =>
  calibration(answers).reduce(
    (sum, { count, said, so }) => sum + (count === 0 ? 0 : (count * Math.abs(said - so)) / answers.length),
    0,
  )

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
