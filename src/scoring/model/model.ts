import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'
import type { EvidenceName } from '../evidence.ts'
import type { ScoredLanguage } from '../scored.ts'
import type { Features } from './features.ts'
import type { KnownWords } from './known-words.ts'

/** What the model judges; threat, spam and off topic are rules. */
export const heads = ['disrespect', 'insult', 'profanity', 'identityAttack'] as const
export type Head = (typeof heads)[number]

/** The second step of a head: a logistic regression over the first step's margins and the evidence. */
export type Stack = {
  bias: number
  margins: readonly number[]
  evidence: Partial<Record<EvidenceName, number>>
}

/** A language's weights, a signed byte each: for every row of a table the heads stand beside each other. */
export type LanguageModel = {
  characters: Int8Array
  words: Int8Array
  /** What a byte is worth, and what is added, for each head. */
  scales: { characters: readonly number[]; words: readonly number[] }
  biases: { characters: readonly number[]; words: readonly number[] }
  stacks: Record<Head, Stack>
}

export type Model = {
  version: string
  languages: Record<ScoredLanguage, LanguageModel>
  /** Above zero: German. */
  language: { table: Int8Array; scale: number; bias: number }
  knownWords: KnownWords
}

/** The head of the file, as JSON; the tables follow it in this order: known words, language, then for de and en both. */
export type ModelHead = {
  version: string
  source: string
  bytes: { knownWords: number; language: number; characters: number; words: number }
  language: { scale: number; bias: number }
  languages: Record<ScoredLanguage, Pick<LanguageModel, 'scales' | 'biases' | 'stacks'>>
}

export const modelFile = 'src/scoring/model/moderation.bin'

/** Made by `npm run train:moderation`. The tables are views of the file's bytes: nothing is copied. */
export function readModel(): Model {
  const bytes = readFileSync(join(packageRoot, modelFile))
  const headLength = bytes.readUInt32LE(0)
  const head = JSON.parse(bytes.toString('utf8', 4, 4 + headLength)) as ModelHead
  let at = 4 + headLength
  const next = (length: number): Int8Array => {
    const table = new Int8Array(bytes.buffer, bytes.byteOffset + at, length)
    at += length
    return table
  }
  const known = next(head.bytes.knownWords)
  const language = { ...head.language, table: next(head.bytes.language) }
  const tables = () => ({ characters: next(head.bytes.characters), words: next(head.bytes.words) })
  const languages = {
    de: { ...head.languages.de, ...tables() },
    en: { ...head.languages.en, ...tables() },
  }
  const knownWords = new Uint8Array(known.buffer, known.byteOffset, known.length)
  return { version: head.version, languages, language, knownWords }
}

export type Margins = { characters: number[]; words: number[] }

/** How far on which side of each head's plane a text lies: characters and words apart, each text at length 1. */
export function marginsOf(model: LanguageModel, features: Features): Margins {
  return {
    characters: sums(model.characters, features.characters, features.characterCount).map(
      (sum, head) =>
        (sum * (model.scales.characters[head] ?? 0)) / Math.sqrt(features.characterCount || 1) +
        (model.biases.characters[head] ?? 0),
    ),
    words: sums(model.words, features.words, features.wordCount).map(
      (sum, head) =>
        (sum * (model.scales.words[head] ?? 0)) / Math.sqrt(features.wordCount || 1) +
        (model.biases.words[head] ?? 0),
    ),
  }
}

/** The four heads of a row are read together. */
function sums(table: Int8Array, hashes: Uint32Array, count: number): [number, number, number, number] {
  const mask = table.length / heads.length - 1
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let place = 0; place < count; place++) {
    const row = ((hashes[place] ?? 0) & mask) << 2
    a += squared(table[row] ?? 0)
    b += squared(table[row + 1] ?? 0)
    c += squared(table[row + 2] ?? 0)
    d += squared(table[row + 3] ?? 0)
  }
  return [a, b, c, d]
}

/** A byte stands for its square: so the many small weights keep their differences. */
export const squared = (byte: number): number => byte * Math.abs(byte)

export function probabilityOf(
  { bias, margins, evidence }: Stack,
  inputs: readonly number[],
  values: Record<EvidenceName, number>,
): number {
  let sum = bias
  margins.forEach((weight, place) => {
    sum += weight * (inputs[place] ?? 0)
  })
  for (const [name, weight] of Object.entries(evidence)) sum += weight * values[name as EvidenceName]
  return 1 / (1 + Math.exp(-sum))
}
