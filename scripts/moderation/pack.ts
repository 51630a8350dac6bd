import { createHash } from 'node:crypto'
import { heads } from '../../src/scoring/model/heads.ts'
import { inputNames } from '../../src/scoring/model/inputs.ts'
import { type ModelHead, type Part, parts } from '../../src/scoring/model/model.ts'
import type { ScoredLanguage } from '../../src/scoring/scored.ts'
import type { Learned } from './learn.ts'
import { tableRows } from './prepared.ts'
import type { Plane } from './separate.ts'

const source =
  'Learned from GermEval 2018 (CC BY 4.0), GAHD (CC BY 4.0), Wikinews (CC BY 2.5), Davidson et al. 2017 (MIT), Toxic Spans (CC0 1.0); see NOTICE.'

export type Everything = {
  knownWords: Uint8Array
  language: Plane
  learned: Record<ScoredLanguage, Learned>
}

/** The model as one file: length of the head, head, tables (`ModelHead`). */
export function pack({ knownWords, language, learned }: Everything): Buffer {
  const languageTable = squeeze([language.weights])
  const tables = { de: tablesOf(learned.de), en: tablesOf(learned.en) }
  const body = Buffer.concat(
    [
      knownWords,
      languageTable.bytes,
      ...parts.map((part) => tables.de[part].bytes),
      ...parts.map((part) => tables.en[part].bytes),
    ].map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  )
  const about = (tongue: ScoredLanguage) => ({
    scales: ofParts((part) => tables[tongue][part].scales),
    biases: biasesOf(learned[tongue]),
    stacks: learned[tongue].stacks,
  })
  const head: Omit<ModelHead, 'version'> = {
    source,
    bytes: {
      knownWords: knownWords.length,
      language: languageTable.bytes.length,
      ...ofParts((part) => tableRows[part] * heads.length),
    },
    inputs: inputNames,
    language: { scale: languageTable.scales[0] ?? 1, bias: language.bias },
    languages: { de: about('de'), en: about('en') },
  }
  const version = createHash('sha256').update(JSON.stringify(head)).update(body).digest('hex').slice(0, 12)
  const written = Buffer.from(JSON.stringify({ version, ...head }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(written.length)
  return Buffer.concat([length, written, body])
}

const ofParts = <T>(make: (part: Part) => T): Record<Part, T> => ({
  characters: make('characters'),
  words: make('words'),
  pairs: make('pairs'),
})

const tablesOf = ({ planes }: Learned) =>
  ofParts((part) => squeeze(heads.map((head) => planes[head][part].weights)))

const biasesOf = ({ planes }: Learned) => ofParts((part) => heads.map((head) => planes[head][part].bias))

/** Of a table's weights so few are larger that cutting them changes nothing. */
const cutShare = 0.0001

/**
 * Weights as signed bytes beside each other, a row after the other. A byte stands for its square with its sign, so that the
 * many small weights keep their differences.
 */
function squeeze(columns: readonly Float32Array[]): { bytes: Int8Array; scales: number[] } {
  const rows = columns[0]?.length ?? 0
  const bytes = new Int8Array(rows * columns.length)
  const scales = columns.map((column, at) => {
    const sizes = column
      .filter((weight) => weight !== 0)
      .map(Math.abs)
      .sort()
    const largest = sizes[Math.floor(sizes.length * (1 - cutShare))] ?? 1
    for (let row = 0; row < rows; row++) {
      const weight = column[row] ?? 0
      const size = Math.min(127, Math.round(127 * Math.sqrt(Math.abs(weight) / largest)))
      bytes[row * columns.length + at] = weight < 0 ? -size : size
    }
    return largest / (127 * 127)
  })
  return { bytes, scales }
}
