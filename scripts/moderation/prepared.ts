import { type Evidence, gatherEvidence } from '../../src/scoring/evidence.ts'
import type { Lexicon } from '../../src/scoring/lexicon/lexicon.ts'
import { type Features, readFeatures } from '../../src/scoring/model/features.ts'
import type { Part } from '../../src/scoring/model/model.ts'
import type { ScoredLanguage } from '../../src/scoring/scored.ts'
import { longestRead } from '../../src/scoring/text/fold.ts'
import { normalise, type Vocabulary } from '../../src/scoring/text/normalise.ts'

/** Rows of a table for each text, one after the other. */
export type Rows = { rows: Int32Array; offsets: Int32Array; tableRows: number }

export type Prepared = Record<Part, Rows> & {
  count: number
  /** Where among the characters' rows of a text each of its words begins. */
  pieces: Uint32Array[]
  evidence: Pick<Evidence, 'values' | 'fields' | 'near'>[]
}

export const tableRows = { characters: 1 << 19, words: 1 << 18, pairs: 1 << 18 }

/** The texts as the scorer will see them. */
export function prepare(
  texts: readonly string[],
  {
    lexicon,
    vocabulary,
    features,
    language,
  }: { lexicon: Lexicon; vocabulary: Vocabulary; features: Features; language: ScoredLanguage },
): Prepared {
  const lists: Record<Part, number[][]> = { characters: [], words: [], pairs: [] }
  const pieces: Uint32Array[] = []
  const evidence = texts.map((text) => {
    const original = text.slice(0, longestRead)
    const normal = normalise(original, vocabulary)
    readFeatures(features, normal, lexicon.isHarmless)
    const rowsOf = (hashes: Uint32Array, count: number, rows: number) =>
      Array.from(hashes.subarray(0, count), (hash) => (hash & (rows - 1)) >>> 0)
    lists.characters.push(rowsOf(features.characters, features.characterCount, tableRows.characters))
    lists.words.push(rowsOf(features.words, features.wordCount, tableRows.words))
    lists.pairs.push(rowsOf(features.pairs, features.pairCount, tableRows.pairs))
    pieces.push(features.pieces.slice(0, features.pieceCount))
    const { values, fields, near } = gatherEvidence(lexicon, { original, normal, language })
    return { values, fields, near }
  })
  return {
    count: texts.length,
    characters: joined(lists.characters, tableRows.characters),
    words: joined(lists.words, tableRows.words),
    pairs: joined(lists.pairs, tableRows.pairs),
    pieces,
    evidence,
  }
}

function joined(lists: readonly number[][], rowsInTable: number): Rows {
  const offsets = new Int32Array(lists.length + 1)
  lists.forEach((list, place) => {
    offsets[place + 1] = (offsets[place] ?? 0) + list.length
  })
  const rows = new Int32Array(offsets[lists.length] ?? 0)
  lists.forEach((list, place) => {
    rows.set(list, offsets[place] ?? 0)
  })
  return { rows, offsets, tableRows: rowsInTable }
}
