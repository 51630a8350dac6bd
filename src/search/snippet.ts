import { formOf } from '../topics/index.ts'
import { compoundParts } from './compounds.ts'
import { stemIn, type Word, wordPattern } from './words.ts'

/** A stretch of text; those that were found are `isHit`. Plain text, to be escaped by whoever shows it. */
export type Piece = { text: string; isHit: boolean }

/** Finds the words of a query in a text, in whatever form they stand there. */
export type Highlighter = (text: string) => { begin: number; end: number }[]

const mostHits = 200

/**
 * Marks every form of the words, and the compounds they are a part of. Looks closely only at words that hold the
 * beginning of a stem, so that a long text costs little.
 */
export function openHighlighter(words: readonly Word[]): Highlighter {
  const stems = new Set(words.flatMap((word) => [...word.stems, ...word.parts]))
  const forms = new Set(words.map(({ form }) => form))
  if (stems.size === 0) return () => []
  const beginnings = [...new Set([...stems].map((stem) => stem.slice(0, 6)))].map(patternOf)
  const nearby = new RegExp(beginnings.join('|'), 'giu')
  return (text) => {
    const hits: { begin: number; end: number }[] = []
    let end = 0
    for (const { index } of text.matchAll(nearby)) {
      if (index < end) continue
      const found = wordAround(text, index)
      end = found.end
      if (isOneOf(text.slice(found.begin, found.end), { stems, forms })) hits.push(found)
      if (hits.length === mostHits) break
    }
    return hits
  }
}

function isOneOf(word: string, { stems, forms }: { stems: Set<string>; forms: Set<string> }): boolean {
  const form = formOf(word)
  return (
    forms.has(form) ||
    stems.has(stemIn(form, 'de')) ||
    stems.has(stemIn(form, 'en')) ||
    compoundParts(form).some((part) => stems.has(part))
  )
}

/** A letter of a folded stem as it may stand in a text: with accents, as a transcription, as ß. */
const asWritten: Record<string, string> = {
  a: '(?:ae|[aäáàâãåāăąæ])',
  c: '[cćčç]',
  d: '[dđðď]',
  e: '[eéèêëēęě]',
  g: '[gğģ]',
  i: '[iíìîïīıİ]',
  l: '[lłľ]',
  n: '[nñńňņ]',
  o: '(?:oe|[oöóòôõōőøœ])',
  r: '[rřŕ]',
  s: '[sßśšşș]',
  t: '[tţťțþ]',
  u: '(?:ue|[uüúùûūůű])',
  y: '[yýÿ]',
  z: '[zźżž]',
}

const patternOf = (stem: string): string =>
  stem
    .replace('ss', 's')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\p{L}/gu, (letter) => asWritten[letter] ?? letter)
    .replace(asWritten.s ?? '', `${asWritten.s}{1,2}`)

const isWordSign = /[\p{L}\p{N}\p{M}]/u
const longestWord = 64

function wordAround(text: string, index: number): { begin: number; end: number } {
  let begin = index
  while (begin > 0 && index - begin < longestWord && isWordSign.test(text[begin - 1] ?? '')) begin--
  wordAt.lastIndex = begin
  const found = wordAt.exec(text)
  return { begin, end: Math.max(begin + (found?.[0].length ?? 1), index + 1) }
}
const wordAt = new RegExp(wordPattern.source, 'uy')

/** The whole of a short text, with what was found in it. */
export function marked(text: string, highlight: Highlighter): Piece[] {
  return piecesOf(text, highlight(text), { begin: 0, end: text.length })
}

const snippetLength = 200
const leadIn = 60

/** The stretch of the text that holds most of what was found, or its beginning; begun and ended between words. */
export function snippetOf(text: string, highlight: Highlighter): Piece[] {
  const flat = text.replace(/\s+/g, ' ').trim()
  const hits = highlight(flat)
  const { begin, end } = stretchAround(flat, hits)
  const pieces = piecesOf(
    flat,
    hits.filter((hit) => hit.begin >= begin && hit.end <= end),
    { begin, end },
  )
  return [
    ...(begin > 0 ? [{ text: '… ', isHit: false }] : []),
    ...pieces,
    ...(end < flat.length ? [{ text: ' …', isHit: false }] : []),
  ]
}

function stretchAround(text: string, hits: readonly { begin: number; end: number }[]) {
  let best = { begin: 0, worth: 0 }
  for (const [index, first] of hits.entries()) {
    const inside = hits.slice(index).filter(({ end }) => end <= first.begin + snippetLength - leadIn)
    // Different words tell more than the same one again.
    const different = new Set(
      inside.map(({ begin, end }) => text.slice(begin, begin + Math.min(4, end - begin)).toLowerCase()),
    )
    const worth = different.size * 10 + inside.length
    if (worth > best.worth) best = { begin: Math.max(0, first.begin - leadIn), worth }
  }
  const begin = best.begin === 0 ? 0 : text.indexOf(' ', best.begin) + 1
  const limit = begin + snippetLength
  if (limit >= text.length) return { begin, end: text.length }
  const lastBlank = text.lastIndexOf(' ', limit)
  return { begin, end: lastBlank > begin ? lastBlank : limit }
}

function piecesOf(
  text: string,
  hits: readonly { begin: number; end: number }[],
  { begin, end }: { begin: number; end: number },
): Piece[] {
  const pieces: Piece[] = []
  let place = begin
  for (const hit of hits) {
    if (hit.begin > place) pieces.push({ text: text.slice(place, hit.begin), isHit: false })
    pieces.push({ text: text.slice(hit.begin, hit.end), isHit: true })
    place = hit.end
  }
  if (place < end) pieces.push({ text: text.slice(place, end), isHit: false })
  return pieces
}
