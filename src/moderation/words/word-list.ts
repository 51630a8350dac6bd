/** An entry that was met, and where: offsets are UTF-16 code units of the text. */
export type WordMatch = { pattern: string; start: number; end: number }

export type WordMatcher = { match(text: string): WordMatch[] }

/** Letters, digits, marks, and signs nobody sees, which are put between letters to slip through. */
const wordSign = /[\p{L}\p{N}\p{M}\p{Cf}@$]+/gu
const longestWord = 64
const mostMatches = 50

type Word = { form: string; start: number; end: number }

/** Small letters without invisible signs and accents on top; umlauts stay, „ß“ is „ss“ as in Swiss spelling. */
const formOf = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replaceAll('ß', 'ss')
    .slice(0, longestWord)

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const found of text.matchAll(wordSign)) {
    const form = formOf(found[0])
    if (form) words.push({ form, start: found.index, end: found.index + found[0].length })
  }
  return words
}

/** What an entry says, or null when it names no word: `*` stands for any letters within a word, at most three times. */
export function normalPattern(entry: string): string | null {
  const parts = entry
    .trim()
    .split(/[^\p{L}\p{N}\p{M}\p{Cf}@$*]+/u)
    .map((part) => formOf(part).replace(/\*+/g, '*'))
    .filter((part) => part !== '')
  const pattern = parts.join(' ')
  const isWild = pattern.includes('*')
  if (pattern.length > 120 || parts.length > 8 || (isWild && parts.length > 1)) return null
  if (pattern.replace(/[* ]/g, '').length < (isWild ? 2 : 1) || pattern.split('*').length > 4) return null
  return pattern
}

/**
 * Compiles entries as `normalPattern` makes them. Whole words, beginnings, ends and middles are looked up in sets, so
 * that ten thousand entries take no longer than ten; only wildcards within a word are gone through, those of the
 * word's first letter.
 */
export function compileWords(patterns: readonly string[]): WordMatcher {
  const phrases = new Map<string, string>()
  const lengths = new Set<number>()
  const starts = new Map<string, string>()
  const ends = new Map<string, string>()
  const middles = new Map<string, string>()
  const inner = new Map<string, Inner[]>()
  for (const pattern of patterns) {
    const bare = pattern.replaceAll('*', '')
    const stars = pattern.length - bare.length
    if (stars === 0) {
      phrases.set(pattern, pattern)
      lengths.add(pattern.split(' ').length)
    } else if (stars === 1 && pattern.endsWith('*')) starts.set(bare, pattern)
    else if (stars === 1 && pattern.startsWith('*')) ends.set(bare, pattern)
    else if (stars === 2 && pattern.startsWith('*') && pattern.endsWith('*')) middles.set(bare, pattern)
    else {
      const first = pattern.startsWith('*') ? '*' : pattern.charAt(0)
      const known = inner.get(first)
      if (known) known.push(innerOf(pattern))
      else inner.set(first, [innerOf(pattern)])
    }
  }
  const startLengths = lengthsOf(starts)
  const endLengths = lengthsOf(ends)
  const middleLengths = lengthsOf(middles)

  const patternOf = ({ form }: Word): string | undefined => {
    for (const length of startLengths) {
      if (length > form.length) continue
      const found = starts.get(form.slice(0, length))
      if (found) return found
    }
    for (const length of endLengths) {
      if (length > form.length) continue
      const found = ends.get(form.slice(form.length - length))
      if (found) return found
    }
    for (const length of middleLengths)
      for (let at = 0; at + length <= form.length; at++) {
        const found = middles.get(form.slice(at, at + length))
        if (found) return found
      }
    for (const tried of [inner.get(form.charAt(0)), inner.get('*')]) {
      const found = tried?.find((each) => isInner(each, form))
      if (found) return found.pattern
    }
    return undefined
  }

  const phraseAt = (words: readonly Word[], at: number): WordMatch | null => {
    for (const length of lengths) {
      const taken = words.slice(at, at + length)
      const first = taken[0]
      const last = taken.at(-1)
      if (!first || !last || taken.length < length) continue
      const pattern = phrases.get(taken.map(({ form }) => form).join(' '))
      if (pattern) return { pattern, start: first.start, end: last.end }
    }
    return null
  }

  return {
    match(text) {
      const words = wordsOf(text)
      const matches: WordMatch[] = []
      const wild = new Map<string, string | undefined>()
      for (const [at, word] of words.entries()) {
        if (matches.length >= mostMatches) break
        const phrase = phraseAt(words, at)
        if (phrase) matches.push(phrase)
        else {
          if (!wild.has(word.form)) wild.set(word.form, patternOf(word))
          const pattern = wild.get(word.form)
          if (pattern) matches.push({ pattern, start: word.start, end: word.end })
        }
      }
      return matches
    },
  }
}

const lengthsOf = (entries: ReadonlyMap<string, string>): number[] => [
  ...new Set([...entries.keys()].map((key) => key.length)),
]

/** A wildcard within a word: its beginning and end are compared first, which mostly settles it. */
type Inner = { pattern: string; begins: string; ends: string }

const innerOf = (pattern: string): Inner => {
  const parts = pattern.split('*')
  return { pattern, begins: parts[0] ?? '', ends: parts.at(-1) ?? '' }
}

const isInner = ({ pattern, begins, ends }: Inner, form: string): boolean =>
  form.startsWith(begins) && form.endsWith(ends) && expressionOf(pattern).test(form)

/** The signs of a pattern are letters, digits, marks, `@` and `$`: only the last means something in an expression. */
const expressionOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('$', '\\$').split('*').join('.*')}$`, 'su')
