import { openFeatures, readFeatures } from '../../src/scoring/model/features.ts'
import { normalise, type Vocabulary } from '../../src/scoring/text/normalise.ts'
import { type Plane, separate } from './separate.ts'

const tableRows = 1 << 16

/** A plane between German and English texts over characters and words together. */
export function learnToTell(
  { german, english }: { german: readonly string[]; english: readonly string[] },
  vocabulary: Vocabulary,
): Plane {
  const features = openFeatures()
  const [short, other] = [withPieces(german), withPieces(english)]
  const lists = [...short, ...other].map((text) => {
    readFeatures(features, normalise(text, vocabulary))
    const hashes = [
      ...features.characters.subarray(0, features.characterCount),
      ...features.words.subarray(0, features.wordCount),
    ]
    return Int32Array.from(hashes, (hash) => (hash & (tableRows - 1)) >>> 0)
  })
  const offsets = new Int32Array(lists.length + 1)
  lists.forEach((list, place) => {
    offsets[place + 1] = (offsets[place] ?? 0) + list.length
  })
  const rows = new Int32Array(offsets[lists.length] ?? 0)
  lists.forEach((list, place) => {
    rows.set(list, offsets[place] ?? 0)
  })
  const signs = Int8Array.from(lists, (_, place) => (place < short.length ? 1 : -1))
  const places = lists.map((_, place) => place)
  return separate({ rows, offsets, tableRows }, { places, signs, cost: 1, epochs: 5 }, null)
}

/** Comments are often short: a few words out of the middle of every text are learned from, too. */
const withPieces = (texts: readonly string[]): string[] =>
  texts.flatMap((whole, place) => {
    const words = whole
      .replace(/[@#]\S+|https?:\S+/g, ' ')
      .trim()
      .split(/\s+/)
    const from = (7 * place) % Math.max(1, words.length - 3)
    const piece = (start: number) => words.slice(start, start + 2 + (place % 4)).join(' ')
    return [words.join(' '), piece(from), piece(Math.floor(from / 2))]
  })
