import type { Alternative, Group, Match } from './match.ts'
import { isCommonWord, isOperator, type Word, wordOf, wordPattern } from './words.ts'

/** What was typed, understood. Nothing that can be typed is an error. */
export type Query = {
  typed: string
  /** At most eight, each once; those of phrases among them. */
  words: Word[]
  /** Words that have to stand side by side; two at least. */
  phrases: Word[][]
  /** What may not stand in the article. */
  without: Word[][]
  /** Words beyond the eighth. */
  ignored: string[]
  /** Why there is nothing to look for; null when there is. */
  empty: 'nothing-typed' | 'no-words' | 'only-common-words' | 'only-exclusions' | null
}

const longestQuery = 400
const mostWords = 8
const mostExclusions = 4

/** A phrase in any quotes, with or without a minus before it, or a run without blanks. Quotes without partner are none. */
const piecePattern =
  /([-−])?(?:[„“"”]([^„“"”]*)[“”"]|»([^«»]*)«|«([^«»]*)»|‚([^‚‘]*)‘)|\S+?(?=[\s„“"”»«]|$)/gu

/** @param typed of any length: what comes after 400 characters is not looked at */
export function readQuery(typed: string): Query {
  const text = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, ' ')
    .trim()
    .slice(0, longestQuery)
  const query: Query = { typed: text, words: [], phrases: [], without: [], ignored: [], empty: null }
  let sawCommon = false
  const add = (words: readonly Word[]): Word[] =>
    words.filter((word) => {
      if (query.words.some(({ form }) => form === word.form)) return true
      if (query.words.length < mostWords) return query.words.push(word)
      query.ignored.push(word.typed)
      return false
    })
  for (const [piece, minus, ...quoted] of text.matchAll(piecePattern)) {
    const inside = quoted.find((each) => each !== undefined)
    const isWithout = minus !== undefined || (inside === undefined && /^[-−][\p{L}\p{N}]/u.test(piece))
    const all = (inside ?? piece).match(wordPattern) ?? []
    const telling = all.filter(
      (each) =>
        each.length > 1 && !isCommonWord(wordOf(each).form) && (inside !== undefined || !isOperator(each)),
    )
    sawCommon ||= telling.length < all.filter((each) => each.length > 1).length
    const words = telling.map(wordOf)
    if (words.length === 0) continue
    if (isWithout) {
      if (query.without.length < mostExclusions) query.without.push(words)
      continue
    }
    const added = add(words)
    if (inside !== undefined && added.length > 1) query.phrases.push(added)
  }
  return { ...query, empty: emptiness(query, sawCommon) }
}

/** Whether anything can be looked for: not where only common words, exclusions or signs stand. */
export const isSearchable = (typed: string): boolean => readQuery(typed).empty === null

function emptiness({ typed, words, without }: Query, sawCommon: boolean): Query['empty'] {
  if (words.length > 0) return null
  if (without.length > 0) return 'only-exclusions'
  if (sawCommon) return 'only-common-words'
  return typed === '' ? 'nothing-typed' : 'no-words'
}

/** The query with other words in place of some: for a slip put right. */
export function withWords(query: Query, instead: ReadonlyMap<string, string>): Query {
  let typed = query.typed
  for (const [from, to] of instead) typed = typed.replaceAll(from, to)
  return readQuery(typed)
}

/** As a word can stand in a text: as one of its forms, or as its parts. */
const waysOf = ({ stems, parts }: Word): Alternative[] => [
  ...stems.map((stem): Alternative => ({ tokens: [stem] })),
  ...(parts.length > 1 ? [{ tokens: parts.slice(0, 2) }] : []),
]

const groupOf = (word: Word): Group => ({ any: waysOf(word) })

/** Side by side in each language: mixed forms stand in no text. */
const phraseGroup = (words: readonly Word[]): Group => ({
  any: [0, 1].map((language) => ({
    tokens: words.map(({ stems }) => stems[language] ?? stems[0] ?? ''),
    isPhrase: true,
  })),
})

/** The query without words that stand nowhere, and the phrases they are in. */
export const withoutWords = (query: Query, forms: ReadonlySet<string>): Query => ({
  ...query,
  words: query.words.filter(({ form }) => !forms.has(form)),
  phrases: query.phrases.filter((words) => !words.some(({ form }) => forms.has(form))),
})

type Wanted = { marks: readonly string[] }

/** All words and phrases; nothing of what is excluded. */
export const matchOfAll = (query: Query, { marks }: Wanted): Match => ({
  all: [...query.words.map(groupOf), ...query.phrases.map(phraseGroup)],
  none: exclusionsOf(query),
  marks,
})

/** At least `count` of the words; phrases as words only. */
export function matchOfSome(query: Query, count: number, { marks }: Wanted): Match {
  const any = choose(query.words.slice(0, mostInCombinations), count).map((words) => words.map(groupOf))
  return { all: [], some: any, none: exclusionsOf(query), marks }
}

export const mostInCombinations = 6

/** Two neighbouring words side by side, in this order or the other; null for a single word. */
export function matchOfNeighbours(query: Query, wanted: Wanted): Match | null {
  const [one, two] = query.words
  if (!one || !two || query.words.length > 3) return null
  const pairs = query.words.slice(1).map((word, index) => [query.words[index] ?? one, word])
  return {
    ...matchOfAll(query, wanted),
    all: [
      ...query.words.map(groupOf),
      ...query.phrases.map(phraseGroup),
      ...pairs.map((pair) => ({ any: [...phraseGroup(pair).any, ...phraseGroup(pair.toReversed()).any] })),
    ],
  }
}

const exclusionsOf = ({ without }: Query): Group[] =>
  without.map((words) =>
    words.length > 1
      ? phraseGroup(words)
      : { any: (words[0]?.stems ?? []).map((stem) => ({ tokens: [stem] })) },
  )

/** All ways to choose `count` of the list. */
export function choose<T>(list: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return list.flatMap((item, index) =>
    choose(list.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  )
}
