import { formOf, germanStem, stemOf } from '../topics/index.ts'
import { compoundParts } from './compounds.ts'

/** One word as it is looked for: by its form, its stems, and the parts it is made of. */
export type Word = {
  typed: string
  /** Lower case, umlauts and their transcriptions one, no accents: names are recognised by it. */
  form: string
  /** German and English; mostly one and the same. */
  stems: readonly string[]
  /** Of a German compound, at least two; none otherwise. */
  parts: readonly string[]
}

/** Where a word stands: what is between the words is dropped, single signs too. */
export const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/**
 * Words that stand in nearly every text and tell nothing about it; neither kept nor looked for. „war“ and „will“ are
 * names of things in English, „oder“ is a river.
 */
const commonWords: ReadonlySet<string> = new Set(
  `der die das den dem des ein eine einer einem einen eines und in im an am auf zu zum zur von vom mit fur ist
  sind wird wurde werden nicht auch sich es er sie als bei aus nach um dass hat haben sei so noch nur wie uber durch
  the of and to is that for on with as by at it was are be this from has have`
    .split(/\s+/)
    .map(formOf),
)
export const isCommonWord = (form: string): boolean => commonWords.has(form)

/** A word of these is one of the language of searches, not what is searched for. */
export const isOperator = (typed: string): boolean => /^(AND|OR|NOT|UND|ODER|NICHT|und|oder|or)$/.test(typed)

const longestWord = 64

/** The words of a text in their order, at most `most`; what no word can be as long as is cut. */
export function* wordsIn(text: string, most: number): Generator<string> {
  let count = 0
  for (const [found] of text.matchAll(wordPattern)) {
    const typed = found.length > longestWord ? found.slice(0, longestWord) : found
    if (typed.length < 2) continue
    if (++count > most) return
    yield typed
  }
}

export type Language = 'de' | 'en'
export const stemIn = (form: string, language: Language): string =>
  language === 'de' ? germanStem(form) : stemOf(form, 'en')

export function wordOf(typed: string): Word {
  const form = formOf(typed)
  return {
    typed,
    form,
    stems: [...new Set([stemIn(form, 'de'), stemIn(form, 'en')])],
    parts: compoundParts(form),
  }
}
