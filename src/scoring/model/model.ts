import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'
import type { ScoredLanguage } from '../scored.ts'
import type { Features } from './features.ts'
import { type Head, heads } from './heads.ts'
import { inputNames, type Margins } from './inputs.ts'
import type { KnownWords } from './known-words.ts'
import { peaksOf } from './peaks.ts'

/** The three kinds of features, each with a table of its own. */
export const parts = ['characters', 'words', 'pairs'] as const
export type Part = (typeof parts)[number]

/** The second step of a head: a logistic regression over the first step's margins and the evidence (`inputNames`). */
export type Stack = { bias: number; weights: readonly number[] }

/** A language's weights, a signed byte each: for every row of a table the heads stand beside each other. */
export type LanguageModel = {
  tables: Record<Part, Int8Array>
  /** What a byte is worth, and what is added, for each head. */
  scales: Record<Part, readonly number[]>
  biases: Record<Part, readonly number[]>
  stacks: Record<Head, Stack>
}

export type Model = {
  version: string
  languages: Record<ScoredLanguage, LanguageModel>
  /** Above zero: German. */
  language: { table: Int8Array; scale: number; bias: number }
  knownWords: KnownWords
}

/** The head of the file, as JSON; the tables follow it in this order: known words, language, then for de and en all parts. */
export type ModelHead = {
  version: string
  source: string
  bytes: Record<Part | 'knownWords' | 'language', number>
  inputs: readonly string[]
  language: { scale: number; bias: number }
  languages: Record<ScoredLanguage, Pick<LanguageModel, 'scales' | 'biases' | 'stacks'>>
}

export const modelFile = 'src/scoring/model/moderation.bin'

/**
 * Made by `npm run train:moderation`. The tables are views of the file's bytes: nothing is copied.
 * @throws when the model was trained for other inputs than this code gathers
 */
export function readModel(): Model {
  const bytes = readFileSync(join(packageRoot, modelFile))
  const headLength = bytes.readUInt32LE(0)
  const head = JSON.parse(bytes.toString('utf8', 4, 4 + headLength)) as ModelHead
  if (head.inputs.join() !== inputNames.join())
    throw new Error(`${modelFile} weighs other evidence than is gathered: npm run train:moderation`)
  let at = 4 + headLength
  const next = (length: number): Int8Array => {
    const table = new Int8Array(bytes.buffer, bytes.byteOffset + at, length)
    at += length
    return table
  }
  const known = next(head.bytes.knownWords)
  const language = { ...head.language, table: next(head.bytes.language) }
  const tables = (): LanguageModel['tables'] => ({
    characters: next(head.bytes.characters),
    words: next(head.bytes.words),
    pairs: next(head.bytes.pairs),
  })
  const languages = {
    de: { ...head.languages.de, tables: tables() },
    en: { ...head.languages.en, tables: tables() },
  }
  const knownWords = new Uint8Array(known.buffer, known.byteOffset, known.length)
  return { version: head.version, languages, language, knownWords }
}

/** How far on which side of each head's plane a text lies, each part apart and at length 1; and the peaks of disrespect. */
export function marginsOf(model: LanguageModel, features: Features): Margins {
  const { characters, pieces, characterCount, pieceCount } = features
  const byCharacters = openSum(model.tables.characters)
  const weights: number[] = []
  let before = 0
  for (let piece = 0; piece < pieceCount; piece++) {
    const end = piece + 1 < pieceCount ? (pieces[piece + 1] ?? 0) : characterCount
    byCharacters.add(characters, pieces[piece] ?? 0, end)
    const soFar = byCharacters.sums[0] ?? 0
    weights.push((soFar - before) * (model.scales.characters[0] ?? 0))
    before = soFar
  }
  const byWords = openSum(model.tables.words)
  byWords.add(features.words, 0, features.wordCount)
  const byPairs = openSum(model.tables.pairs)
  byPairs.add(features.pairs, 0, features.pairCount)
  const margins = (part: Part, sums: readonly number[], count: number): number[] =>
    sums.map(
      (sum, head) =>
        (sum * (model.scales[part][head] ?? 0)) / Math.sqrt(count || 1) + (model.biases[part][head] ?? 0),
    )
  return {
    characters: margins('characters', byCharacters.sums, characterCount),
    words: margins('words', byWords.sums, features.wordCount),
    pairs: margins('pairs', byPairs.sums, features.pairCount),
    peaks: peaksOf(weights),
  }
}

/** The four heads of a row are read together. */
function openSum(table: Int8Array) {
  const mask = table.length / heads.length - 1
  const sums: [number, number, number, number] = [0, 0, 0, 0]
  return {
    sums,
    add(hashes: Uint32Array, from: number, to: number): void {
      let [a, b, c, d] = sums
      for (let place = from; place < to; place++) {
        const row = ((hashes[place] ?? 0) & mask) << 2
        a += squared(table[row] ?? 0)
        b += squared(table[row + 1] ?? 0)
        c += squared(table[row + 2] ?? 0)
        d += squared(table[row + 3] ?? 0)
      }
      sums[0] = a
      sums[1] = b
      sums[2] = c
      sums[3] = d
    },
  }
}

/** A byte stands for its square: so the many small weights keep their differences. */
export const squared = (byte: number): number => byte * Math.abs(byte)

export function probabilityOf({ bias, weights }: Stack, inputs: readonly number[]): number {
  let sum = bias
  for (let place = 0; place < weights.length; place++) sum += (weights[place] ?? 0) * (inputs[place] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}
