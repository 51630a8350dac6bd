import { type Evidence, evidenceNames } from '../evidence.ts'
import { fieldNames } from '../lexicon/fields.ts'
import { nearNames } from '../rules/near.ts'
import { heads } from './heads.ts'
import { peakNames } from './peaks.ts'

/** On which side of each head's plane a text lies, and how far; and the peaks of its words. */
export type Margins = {
  characters: readonly number[]
  words: readonly number[]
  pairs: readonly number[]
  peaks: readonly number[]
}

/** What the second step weighs, in this order. */
export const inputNames: readonly string[] = [
  ...heads.map((head) => `characters.${head}`),
  ...heads.map((head) => `words.${head}`),
  ...heads.map((head) => `pairs.${head}`),
  ...peakNames.map((name) => `peak.${name}`),
  ...evidenceNames,
  ...fieldNames.map((name) => `field.${name}`),
  ...nearNames.map((name) => `near.${name}`),
]

export function inputsOf(margins: Margins, evidence: Pick<Evidence, 'values' | 'fields' | 'near'>): number[] {
  const { characters, words, pairs, peaks } = margins
  const inputs = [...characters, ...words, ...pairs, ...peaks]
  for (const name of evidenceNames) inputs.push(evidence.values[name])
  inputs.push(...evidence.fields, ...evidence.near)
  return inputs
}
