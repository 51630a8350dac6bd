import { replacementOfFigures } from './typographic-figures.ts'

/** What to put in place of the last `remove` characters, the one just typed included. */
export type Replacement = { remove: number; insert: string }

type Quotes = { open: string; close: string; openSingle: string; closeSingle: string }

const german: Quotes = { open: '„', close: '“', openSingle: '‚', closeSingle: '‘' }
const english: Quotes = { open: '“', close: '”', openSingle: '‘', closeSingle: '’' }
const guillemets: Quotes = { open: '«', close: '»', openSingle: '‹', closeSingle: '›' }

/** Quotation marks by language; the longer code wins (`de-CH` before `de`). */
const quotesByLanguage: Record<string, Quotes> = {
  de: german,
  'de-CH': guillemets,
  en: english,
  // Narrow no-break spaces stand inside French guillemets.
  fr: { open: '«\u202f', close: '\u202f»', openSingle: '‹\u202f', closeSingle: '\u202f›' },
  es: { ...guillemets, openSingle: '“', closeSingle: '”' },
  it: { ...guillemets, openSingle: '“', closeSingle: '”' },
  pl: { open: '„', close: '”', openSingle: '‚', closeSingle: '’' },
}

export const quotesFor = (language: string): Quotes =>
  quotesByLanguage[language] ?? quotesByLanguage[language.slice(0, 2)] ?? english

const apostrophe = '’'

/**
 * Typographic signs as one types: straight quotes become those of the language, `--` and a hyphen between spaces
 * become a dash, three dots an ellipsis, 10-12 a range, „5 %“ holds together. `before` is the text of the paragraph up to the cursor, `typed` the one
 * character just typed after it. Null when it stays as typed.
 */
export function typographicReplacement(before: string, typed: string, language: string): Replacement | null {
  const quotes = quotesFor(language)
  if (typed === '"') return { remove: 1, insert: doubleQuote(before, quotes) }
  if (typed === "'") return { remove: 1, insert: singleQuote(before, quotes) }
  if (typed === '-' && before.endsWith('–')) return { remove: 2, insert: '—' }
  if (typed === '-' && before.endsWith('-') && !before.endsWith('--')) return { remove: 2, insert: '–' }
  if (typed === ' ' && /\S -$/u.test(before)) return { remove: 2, insert: '– ' }
  if (typed === '.' && before.endsWith('..') && !before.endsWith('...')) return { remove: 3, insert: '…' }
  return replacementOfFigures(before, typed, language) ?? apostropheInWord(before, typed, quotes)
}

/** A text as it would stand there had it been typed sign by sign. */
export function typeset(text: string, language: string): string {
  let written = ''
  for (const typed of text) {
    const replacement = typographicReplacement(written, typed, language)
    written += typed
    if (replacement) written = written.slice(0, written.length - replacement.remove) + replacement.insert
  }
  return written
}

function doubleQuote(before: string, quotes: Quotes): string {
  if (before.endsWith(quotes.open)) return quotes.close
  return opensAfter(before, quotes) ? quotes.open : quotes.close
}

function singleQuote(before: string, quotes: Quotes): string {
  if (before.endsWith(quotes.openSingle)) return quotes.closeSingle
  if (opensAfter(before, quotes)) return quotes.openSingle
  return isSingleOpen(before, quotes) ? quotes.closeSingle : apostrophe
}

/** A quotation begins at the start, after space, bracket or dash, and after another opening mark. */
function opensAfter(before: string, quotes: Quotes): boolean {
  if (before === '' || /[\s([{/–—-]$/u.test(before)) return true
  return before.endsWith(quotes.open) || before.endsWith(quotes.openSingle)
}

function isSingleOpen(before: string, { openSingle, closeSingle }: Quotes): boolean {
  const open = before.lastIndexOf(openSingle)
  return open >= 0 && before.indexOf(closeSingle, open + openSingle.length) < 0
}

/** „‚Ich hab‘“ turns out to be an apostrophe when a letter follows: ‚Ich hab’s. */
function apostropheInWord(before: string, typed: string, { closeSingle }: Quotes): Replacement | null {
  if (closeSingle === apostrophe || !/^\p{L}$/u.test(typed)) return null
  if (!before.endsWith(closeSingle) || !/\p{L}/u.test(before.at(-closeSingle.length - 1) ?? '')) return null
  return { remove: closeSingle.length + 1, insert: apostrophe + typed }
}
