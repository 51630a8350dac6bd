import { type Folded, fold } from './fold.ts'
import { isLetter, isMasked, leetReading, mayStandInWord, shortened } from './tricks.ts'

/** A word as it is compared. `start` and `end` count UTF-16 code units of the original text. */
export type Word = { form: string; start: number; end: number }

/** A text without the tricks by which words are hidden, and where each of its code units comes from. */
export type Normal = {
  /** Lower case, umlauts as `ae oe ue`, one blank between words. */
  text: string
  words: readonly Word[]
  /** For each code unit of `text` the place in the original where what it stands for begins, and where it ends. */
  starts: readonly number[]
  ends: readonly number[]
}

/** What is known of words: which are in use decides whether `1d10t` is read as one. */
export type Vocabulary = {
  isKnown(form: string): boolean
  /** The bad word that `arschl*ch` shows; null where it shows none. */
  unmasked(raw: string): string | null
}

/**
 * NFKC and lower case; unseen characters, accents and look-alikes resolved; `i d i o t`, `1d10t`, `idiooooot` and
 * `Arsch-loch` read as the words they show. No more than `longestRead` code units are read.
 */
export function normalise(original: string, vocabulary: Vocabulary): Normal {
  const folded = fold(original)
  const writer = openWriter(folded)
  for (let at = 0; at < folded.length; ) {
    const code = folded.codes[at] ?? 32
    const spaced = isLetter(code) ? spacedOut(folded, at) : null
    if (spaced) {
      writeSpaced(writer, spaced, vocabulary)
      at = (spaced.at(-1) ?? at) + 1
    } else if (startsWord(folded, at)) {
      const end = endOfWord(folded, at)
      const around = isPair(folded, end) ? aroundEmoji(folded, at, vocabulary) : null
      if (around) writer.word(codesAt(folded, around), around)
      else writeToken(writer, at, end, vocabulary)
      at = around ? (around.at(-1) ?? at) + 1 : end
    } else {
      writer.sign(at)
      at++
    }
  }
  return writer.done()
}

const startsWord = ({ codes, length }: Folded, at: number): boolean => {
  const code = codes[at] ?? 32
  if (isLetter(code) || isDigit(code)) return true
  return code === 36 && at + 1 < length && isLetter(codes[at + 1] ?? 32)
}
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Letters and digits, and the signs that can stand for letters where a letter or digit follows. */
function endOfWord({ codes, length }: Folded, start: number): number {
  let end = start + 1
  while (end < length) {
    const code = codes[end] ?? 32
    if (isLetter(code) || isDigit(code)) {
      end++
      continue
    }
    let next = end
    while (next < length && next - end < 12 && mayStandInWord(codes[next] ?? 32)) next++
    if (next === end || next >= length || !(isLetter(codes[next] ?? 32) || isDigit(codes[next] ?? 32))) break
    end = next
  }
  return end
}

const leastSpaced = 4

/** The places of at least four single letters that stand apart by the same sign, emoji or blank; null where there are none. */
function spacedOut(folded: Folded, start: number): number[] | null {
  const { codes, length } = folded
  if (start > 0 && isLetter(codes[start - 1] ?? 32)) return null
  const gap = codes[start + 1] ?? 0
  if (isLetter(gap) || isDigit(gap)) return null
  const wide = isPair(folded, start + 1) ? 2 : 1
  const places = [start]
  for (let at = start + 1 + wide; at < length; at += 1 + wide) {
    const isSingle = (isLetter(codes[at] ?? 32) || isDigit(codes[at] ?? 32)) && !isLetter(codes[at + 1] ?? 32)
    const isSameGap = codes[at - wide] === gap && codes[at - 1] === codes[start + wide]
    if (!isSameGap || !isSingle) break
    places.push(at)
  }
  return places.length >= leastSpaced ? places : null
}

/** A sign beyond the basic plane, as most emoji are. */
const isPair = ({ codes }: Folded, at: number): boolean =>
  ((codes[at] ?? 0) & 0xfc00) === 0xd800 && ((codes[at + 1] ?? 0) & 0xfc00) === 0xdc00

const mostEmojiInWord = 8

/** Where emoji stand within a word that is known without them (`Idi😀ot`), the places of its letters. */
function aroundEmoji(folded: Folded, start: number, { isKnown }: Vocabulary): number[] | null {
  const { codes, length } = folded
  const places: number[] = []
  let emoji = 0
  let isEachKnown = true
  for (let at = start; at < length; ) {
    const from = at
    while (at < length && isLetter(codes[at] ?? 32)) places.push(at++)
    if (at === from) break
    if (!isKnown(codesAt(folded, places.slice(places.length - (at - from))))) isEachKnown = false
    while (isPair(folded, at) && emoji < mostEmojiInWord) {
      emoji++
      at += 2
    }
  }
  const word = codesAt(folded, places)
  return !isEachKnown && word.length >= leastSpaced && word.length <= longestWord && isKnown(word)
    ? places
    : null
}

type Writer = ReturnType<typeof openWriter>

function openWriter(folded: Folded) {
  const parts: string[] = []
  const words: Word[] = []
  const starts: number[] = []
  const ends: number[] = []
  let last = 32
  const put = (text: string, place: (index: number) => number) => {
    parts.push(text)
    for (let index = 0; index < text.length; index++) {
      const from = place(index)
      starts.push(folded.starts[from] ?? 0)
      ends.push(folded.ends[from] ?? 0)
    }
    last = text.charCodeAt(text.length - 1)
  }
  return {
    folded,
    /** Blanks in a row are one; any other sign stands no more than twice in a row. */
    sign(at: number) {
      const code = folded.codes[at] ?? 32
      if (code === 32 && last === 32) return
      put(String.fromCharCode(code), () => at)
    },
    /** `places`: where each letter of the form stands in the folded text. */
    word(form: string, places: readonly number[]) {
      if (form === '') return
      put(form, (index) => places[index] ?? 0)
      const first = places[0] ?? 0
      const end = places[form.length - 1] ?? first
      words.push({ form, start: folded.starts[first] ?? 0, end: folded.ends[end] ?? 0 })
    },
    blank(at: number) {
      if (last !== 32) put(' ', () => at)
    },
    done: (): Normal => ({ text: parts.join(''), words, starts, ends }),
  }
}

const codesAt = ({ codes }: Folded, places: readonly number[]): string =>
  String.fromCharCode(...places.map((place) => codes[place] ?? 32))

function writeSpaced(writer: Writer, places: readonly number[], { isKnown }: Vocabulary): void {
  const raw = codesAt(writer.folded, places)
  const form = leetReading(raw, isKnown) ?? raw
  for (const { from, to } of wordsWithin(form, isKnown)) {
    if (from > 0) writer.blank(places[from] ?? 0)
    writer.word(form.slice(from, to), places.slice(from, to))
  }
}

const longestWord = 24

/** `dubisteinidiot` → its words, by the fewest that are known; what is known nowhere stays whole. */
function wordsWithin(form: string, isKnown: (form: string) => boolean): { from: number; to: number }[] {
  if (form.length > 400 || (form.length < 10 && isKnown(form))) return [{ from: 0, to: form.length }]
  const cost = new Array<number>(form.length + 1).fill(Number.POSITIVE_INFINITY)
  const back = new Array<number>(form.length + 1).fill(0)
  cost[0] = 0
  for (let to = 1; to <= form.length; to++)
    for (let from = Math.max(0, to - longestWord); from < to; from++) {
      const length = to - from
      const worth = length > 1 && isKnown(form.slice(from, to)) ? 1 + 2 / length : 2.5 * length
      const sum = (cost[from] ?? 0) + worth
      if (sum < (cost[to] ?? 0)) {
        cost[to] = sum
        back[to] = from
      }
    }
  const cuts: { from: number; to: number }[] = []
  for (let to = form.length; to > 0; to = back[to] ?? 0) cuts.unshift({ from: back[to] ?? 0, to })
  if (cuts.filter(({ from, to }) => to - from === 1).length > form.length / 3)
    return [{ from: 0, to: form.length }]
  return cuts
}

function writeToken(writer: Writer, start: number, end: number, vocabulary: Vocabulary): void {
  const { folded } = writer
  const places: number[] = []
  let isPlain = true
  for (let at = start; at < end; at++) {
    places.push(at)
    if (!isLetter(folded.codes[at] ?? 32)) isPlain = false
  }
  const raw = codesAt(folded, places)
  const reading = isPlain ? raw : leetReading(raw, vocabulary.isKnown)
  const shown = reading === null && isMasked(raw) ? vocabulary.unmasked(raw) : null
  if (reading === null) {
    if (shown === null) writePieces(writer, start, end, vocabulary)
    else writer.word(shown, spreadOver(shown, { start, length: raw.length }))
    return
  }
  writeShortened(writer, { form: reading, places }, vocabulary)
}

function writeShortened(
  writer: Writer,
  { form, places }: { form: string; places: readonly number[] },
  { isKnown }: Vocabulary,
): void {
  const kept = shortened(form, isKnown)
  if (kept === null) writer.word(form, places)
  else
    writer.word(
      kept.map((index) => form[index]).join(''),
      kept.map((index) => places[index] ?? 0),
    )
}

/** The places of a masked word's letters: evenly, as nobody knows which sign hides which of them. */
const spreadOver = (shown: string, { start, length }: { start: number; length: number }): number[] =>
  Array.from(shown, (_, index) => start + Math.floor((index * length) / shown.length))

/** What cannot be read as one word: its letters and digits apart from its signs. */
function writePieces(writer: Writer, start: number, end: number, vocabulary: Vocabulary): void {
  const { codes } = writer.folded
  const isPart = (at: number): boolean => isLetter(codes[at] ?? 32) || isDigit(codes[at] ?? 32)
  for (let at = start; at < end; ) {
    if (!isPart(at)) {
      writer.sign(at)
      at++
      continue
    }
    let to = at + 1
    while (to < end && isPart(to)) to++
    const places = Array.from({ length: to - at }, (_, index) => at + index)
    const form = codesAt(writer.folded, places)
    writeShortened(writer, { form, places }, vocabulary)
    at = to
  }
}
