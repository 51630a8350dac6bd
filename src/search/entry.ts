import { LRUCache } from 'lru-cache'
import { formOf } from '../topics/index.ts'
import { compoundParts } from './compounds.ts'
import { isCommonWord, type Language, stemIn, wordsIn } from './words.ts'

/** An article as it is indexed: for readers what is published, for the newsroom its newest revision. */
export type Indexable = {
  articleId: string
  revision: number
  /** Milliseconds since 1970: newer articles are looked at first. */
  time: number
  language: string
  headline: string
  kicker: string | null
  standfirst: string | null
  text: string
  /** Names of tags with their aliases, of authors, of places in the dateline. */
  names: readonly string[]
  sectionId: string
  tagIds: readonly string[]
  authorIds: readonly string[]
}

/**
 * What is kept of an article. `headline` and `beside` are words as ` form~stem~=part==part=`, so that ranking sees with
 * one look how a word stands there; `lead` and `main` are stems between `~`. `columns` are stems between blanks, for
 * the full-text index.
 */
export type Entry = {
  headline: string
  beside: string
  lead: string
  main: string
  columns: {
    headline: string[]
    beside: string[]
    text: string[]
    parts: string[]
    marks: string[]
  }
  vocabulary: Map<string, { shown: string; stem: string }>
}

/** Longer texts are found by their first words: a book of 8,000 words says early what it is about. */
const mostWords = 8000
const mostInHeadline = 100
const mostBeside = 400
const leadLength = 400
const mostMain = 12
/** After so many words the thread that serves pages gets its turn. */
const wordsInOneGo = 500

type Read = { form: string; stem: string; parts: readonly string[]; isCommon: boolean }

const readWords = {
  de: new LRUCache<string, Read>({ max: 20_000 }),
  en: new LRUCache<string, Read>({ max: 2000 }),
}

function readWord(typed: string, language: Language): Read {
  const known = readWords[language].get(typed)
  if (known) return known
  const form = formOf(typed)
  const word = {
    form,
    stem: stemIn(form, language),
    parts: compoundParts(form),
    isCommon: isCommonWord(form),
  }
  readWords[language].set(typed, word)
  return word
}

/** What the index keeps of an article; `pause` is awaited between stretches of a long text. */
export async function entryOf(article: Indexable, pause: () => Promise<void>): Promise<Entry> {
  const language: Language = /^en\b/i.test(article.language) ? 'en' : 'de'
  const vocabulary: Entry['vocabulary'] = new Map()
  const read = async (text: string, most: number): Promise<Read[]> => {
    const words: Read[] = []
    let seen = 0
    for (const typed of wordsIn(text, most)) {
      if (++seen % wordsInOneGo === 0) await pause()
      const word = readWord(typed, language)
      if (word.isCommon) continue
      if (!vocabulary.has(word.form) && isForVocabulary(word.form))
        vocabulary.set(word.form, { shown: typed, stem: word.stem })
      words.push(word)
    }
    return words
  }
  const headline = await read(article.headline, mostInHeadline)
  const beside = await read([article.kicker, ...article.names].join(' · '), mostBeside)
  const lead = article.standfirst ?? article.text.slice(0, leadLength)
  const text = await read(`${article.standfirst ?? ''}\n${article.text}`, mostWords)
  const leadCount = text.length && (await read(lead, mostBeside)).length
  return {
    headline: encoded(headline),
    beside: encoded(beside),
    lead: stemLine(text.slice(0, leadCount)),
    main: mainStems(text),
    columns: {
      headline: headline.map(({ stem }) => stem),
      beside: [...new Set([...beside.flatMap(({ stem, parts }) => [stem, ...parts]), ...partsIn(headline)])],
      text: text.map(({ stem }) => stem),
      parts: [...new Set(partsIn(text))],
      marks: marksOf(article),
    },
    vocabulary,
  }
}

const isForVocabulary = (form: string): boolean =>
  form.length >= 3 && form.length <= 40 && /^\p{L}+$/u.test(form)

const encoded = (words: readonly Read[]): string =>
  words
    .map(({ form, stem, parts }) => ` ${form}~${stem}~${parts.map((part) => `=${part}=`).join('')}`)
    .join('')

const stemLine = (words: readonly Read[]): string =>
  [...new Set(words.flatMap(({ stem, parts }) => [stem, ...parts]))].map((stem) => `~${stem}~`).join('')

const partsIn = (words: readonly Read[]): string[] => words.flatMap(({ parts }) => parts)

/** The stems said most often, three times at least: what the text is about. */
function mainStems(words: readonly Read[]): string {
  const counts = new Map<string, number>()
  for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= 3)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostMain)
    .map(([stem]) => `~${stem}~`)
    .join('')
}

/** What is no word stands in the index as one: section, tags and authors, so that filters cost no look elsewhere. */
const marksOf = ({ sectionId, tagIds, authorIds }: Indexable): string[] => [
  markOf('section', sectionId),
  ...tagIds.map((id) => markOf('tag', id)),
  ...authorIds.map((id) => markOf('author', id)),
]

export const markOf = (kind: 'section' | 'tag' | 'author', id: string): string =>
  `~${kind[0]}${id.toLowerCase().replace(/[^a-z0-9]/g, '')}`
