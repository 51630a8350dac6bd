import { type EvidenceName, evidenceNames } from '../../src/scoring/evidence.ts'
import { type Head, heads, type Stack } from '../../src/scoring/model/model.ts'
import type { Labels } from './labelled.ts'
import { fitLogistic, logistic } from './logistic.ts'
import { evidenceRow, type Prepared } from './prepared.ts'
import { logRatios, marginsOf, type Plane, separate } from './separate.ts'

export type Planes = Record<Head, { characters: Plane; words: Plane }>
export type Learned = { planes: Planes; stacks: Record<Head, Stack> }

/** Texts with their labels; `weighs` says which of them the second step and its calibration learn from. */
export type Lesson = {
  prepared: Prepared
  labels: readonly Labels[]
  weighs(place: number, head: Head): boolean
}

const cost = 1
const epochs = 6
const folds = 3
const ridge = 1

/**
 * Two steps. First a plane for each head between its texts and the others, over characters and over words. Then, on what
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
    const columns = marginsBy(lesson.prepared, planes, held)
    held.forEach((place, row) => {
      unseen.set(
        place,
        columns.map((column) => column[row] ?? 0),
      )
    })
  }
  const stackOf = (head: Head): Stack => {
    const told = places.filter((place) => lesson.labels[place]?.[head] !== null && lesson.weighs(place, head))
    const inputs = told.map((place) => [...(unseen.get(place) ?? []), ...evidenceOf(lesson.prepared, place)])
    const { bias, weights } = fitLogistic(
      inputs,
      told.map((place) => lesson.labels[place]?.[head] ?? 0),
      ridge,
    )
    const evidence = Object.fromEntries(
      evidenceNames.map((name, at) => [name, rounded(weights[2 * heads.length + at] ?? 0)]),
    ) as Record<EvidenceName, number>
    return { bias: rounded(bias), margins: weights.slice(0, 2 * heads.length).map(rounded), evidence }
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
    const plane = (part: 'characters' | 'words') =>
      separate(
        prepared[part],
        { places: told, signs, cost, epochs },
        logRatios(prepared[part], { places: told, signs }),
      )
    return { characters: plane('characters'), words: plane('words') }
  })

const marginsBy = (prepared: Prepared, planes: Planes, places: readonly number[]): number[][] => [
  ...heads.map((head) => marginsOf(prepared.characters, planes[head].characters, places)),
  ...heads.map((head) => marginsOf(prepared.words, planes[head].words, places)),
]

const evidenceOf = ({ evidence }: Prepared, place: number): number[] => {
  const values = evidence[place]
  return values ? evidenceRow(values) : []
}

/** What was learned says of these texts, as probabilities. */
export function probabilitiesOf(
  { planes, stacks }: Learned,
  prepared: Prepared,
  places: readonly number[],
): Record<Head, number[]> {
  const columns = marginsBy(prepared, planes, places)
  return ofHeads((head) => {
    const { bias, margins, evidence } = stacks[head]
    return places.map((place, row) => {
      const values = prepared.evidence[place]
      const fromMargins = margins.reduce((sum, weight, at) => sum + weight * (columns[at]?.[row] ?? 0), bias)
      return logistic(
        evidenceNames.reduce((sum, name) => sum + (evidence[name] ?? 0) * (values?.[name] ?? 0), fromMargins),
      )
    })
  })
}
