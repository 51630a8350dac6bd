import { type Head, heads } from '../../src/scoring/model/heads.ts'
import { inputsOf, type Margins } from '../../src/scoring/model/inputs.ts'
import { type Part, parts, probabilityOf, type Stack } from '../../src/scoring/model/model.ts'
import { peaksOf } from '../../src/scoring/model/peaks.ts'
import type { Labels } from './labelled.ts'
import { fitLogistic } from './logistic.ts'
import type { Prepared } from './prepared.ts'
import { logRatios, marginsOf, type Plane, separate } from './separate.ts'

export type Planes = Record<Head, Record<Part, Plane>>
export type Learned = { planes: Planes; stacks: Record<Head, Stack> }

/** Texts with their labels; `weighs` says which of them the second step and its calibration learn from. */
export type Lesson = {
  prepared: Prepared
  labels: readonly Labels[]
  weighs(place: number, head: Head): boolean
}

const cost = 1
const epochs = 6
const folds = 5
const ridge = 2

/**
 * Two steps. First a plane for each head between its texts and the others, over each part of the features. Then, on what
 * planes learned without these very texts say of them, a logistic regression that weighs all planes and the evidence: its
 * answers are probabilities, and no plane is trusted for what it has by heart.
 */
export function learn(lesson: Lesson, places: readonly number[]): Learned {
  const unseen = new Map<number, number[]>()
  for (let fold = 0; fold < folds; fold++) {
    const held = places.filter((_, order) => order % folds === fold)
    const planes = learnPlanes(
      lesson,
      places.filter((_, order) => order % folds !== fold),
    )
    inputsBy(lesson.prepared, planes, held).forEach((inputs, row) => {
      unseen.set(held[row] ?? -1, inputs)
    })
  }
  const stackOf = (head: Head): Stack => {
    const told = places.filter((place) => lesson.labels[place]?.[head] !== null && lesson.weighs(place, head))
    const { bias, weights } = fitLogistic(
      told.map((place) => unseen.get(place) ?? []),
      told.map((place) => lesson.labels[place]?.[head] ?? 0),
      ridge,
    )
    return { bias: rounded(bias), weights: weights.map(rounded) }
  }
  return { planes: learnPlanes(lesson, places), stacks: ofHeads(stackOf) }
}

const rounded = (value: number): number => Number(value.toFixed(5))

const ofHeads = <T>(make: (head: Head) => T): Record<Head, T> => ({
  disrespect: make('disrespect'),
  insult: make('insult'),
  profanity: make('profanity'),
  identityAttack: make('identityAttack'),
})

const learnPlanes = ({ prepared, labels }: Lesson, places: readonly number[]): Planes =>
  ofHeads((head) => {
    const told = places.filter((place) => labels[place]?.[head] !== null)
    const signs = new Int8Array(labels.length)
    for (const place of told) signs[place] = labels[place]?.[head] === 1 ? 1 : -1
    const plane = (part: Part) =>
      separate(
        prepared[part],
        { places: told, signs, cost, epochs },
        logRatios(prepared[part], { places: told, signs }),
      )
    return { characters: plane('characters'), words: plane('words'), pairs: plane('pairs') }
  })

/** What the second step weighs of each of these texts. */
function inputsBy(prepared: Prepared, planes: Planes, places: readonly number[]): number[][] {
  const columns = Object.fromEntries(
    parts.map((part) => [part, heads.map((head) => marginsOf(prepared[part], planes[head][part], places))]),
  ) as Record<Part, number[][]>
  return places.map((place, row) => {
    const at = (part: Part) => columns[part].map((column) => column[row] ?? 0)
    const margins: Margins = {
      characters: at('characters'),
      words: at('words'),
      pairs: at('pairs'),
      peaks: peaksOf(wordWeights(prepared, planes.disrespect.characters, place)),
    }
    const evidence = prepared.evidence[place]
    return evidence ? inputsOf(margins, evidence) : []
  })
}

/** What each word of a text weighs on this plane. */
function wordWeights(
  { characters: { rows, offsets }, pieces }: Prepared,
  { weights }: Plane,
  place: number,
): number[] {
  const from = offsets[place] ?? 0
  const length = (offsets[place + 1] ?? 0) - from
  const starts = pieces[place] ?? new Uint32Array()
  return Array.from(starts, (start, piece) => {
    let sum = 0
    for (let at = start; at < (starts[piece + 1] ?? length); at++) sum += weights[rows[from + at] ?? 0] ?? 0
    return sum
  })
}

/** What was learned says of these texts, as probabilities. */
export function probabilitiesOf(
  { planes, stacks }: Learned,
  prepared: Prepared,
  places: readonly number[],
): Record<Head, number[]> {
  const inputs = inputsBy(prepared, planes, places)
  return ofHeads((head) => inputs.map((row) => probabilityOf(stacks[head], row)))
}
