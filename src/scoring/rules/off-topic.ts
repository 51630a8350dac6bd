import { LRUCache } from 'lru-cache'
import { backgroundVocabulary, formOf, partsOf, readBackground, stemOf, wordsOf } from '../../topics/index.ts'
import type { ScoredLanguage, ToScore } from '../scored.ts'

/**
 * Below so many words that tell a subject nothing is said; a few words are enough where they share something with the
 * article. Up to `shortWords` a comment is never called surely off topic.
 */
const leastWords = 5
const leastSharing = 3
const shortWords = 6
/** Of a long article no more is read. */
const longestArticle = 40_000
const longestComment = 4_000
/** A comment answers the comment above it as well as the article. */
const parentWorth = 0.8
const partWorth = 0.5
const nameWorth = 1.25

export type Topicality = (comment: ToScore, language: ScoredLanguage) => number | null

/** Keeps the terms of the articles commented on last. */
export function openTopicality(): Topicality {
  const articles = new LRUCache<string, ReadonlyMap<string, number>>({ max: 64 })
  const stems = new LRUCache<string, readonly string[]>({ max: 20_000 })
  const read = openReader(stems)
  return ({ text, article, parent }, language) => {
    if (!article) return null
    const comment = read(text.slice(0, longestComment), language)
    const about = [article.headline, article.teaser ?? '', article.text ?? '']
      .join('\n')
      .slice(0, longestArticle)
    const key = `${language}${about}`
    const known = articles.get(key) ?? termsIn(read(about, language))
    articles.set(key, known)
    const above = parent ? termsIn(read(parent.slice(0, longestComment), language)) : null
    if (comment.length < leastSharing || known.size < 3) return null
    const share = overlap(comment, known, above)
    if (comment.length < leastWords && share < sharing) return null
    return offTopicAt(share, comment.length)
  }
}

/** A content word: its stem, the parts of a compound, and how rare it is. */
type Content = { stem: string; parts: readonly string[]; worth: number }

function openReader(remembered: LRUCache<string, readonly string[]>) {
  return (text: string, language: ScoredLanguage): Content[] => {
    const { texts, textsWith } = readBackground()
    const contents: Content[] = []
    for (const word of wordsOf(text)) {
      const key = language + word
      let terms = remembered.get(key)
      if (!terms) {
        const form = formOf(word)
        terms = [stemOf(word, language), ...(language === 'de' ? partsOf(form, backgroundVocabulary()) : [])]
        remembered.set(key, terms)
      }
      const [stem = '', ...parts] = terms
      const holding = textsWith.get(stem) ?? 0
      if (stem.length < 3 || holding > texts / 6 || tooCommon[language].has(stem)) continue
      const isName = /^\p{Lu}/u.test(word)
      const worth = Math.log((texts + 1) / (Math.max(1.5, holding) + 0.5)) * (isName ? nameWorth : 1)
      contents.push({ stem, parts, worth })
    }
    return contents
  }
}

/** Words of talk that news hardly hold: rare in the background, and yet they tell no subject. */
const tooCommon: Record<ScoredLanguage, ReadonlySet<string>> = {
  de: stemsOf(
    'de',
    `ich du wir ihr mich dich uns euch mir dir mein meine dein deine unser unsere euer eure man mal ja nein doch halt eben eigentlich einfach wirklich vielleicht natürlich leider
    finde finden findet glaube denke meine meinung weiß wissen sagen gesagt macht machen gemacht gut gute schlecht schön ganz sehr viel viele wenig immer nie wieder schon noch nur
    auch aber oder weil wenn dass warum wieso weshalb wer was wo wie danke artikel kommentar beitrag liebe redaktion leute menschen jeder alle etwas nichts irgendwie sowas hier dort
    jetzt heute gestern morgen würde hätte könnte sollte müsste kann muss soll will geht gehen kommt kommen steht lassen genau richtig falsch endlich schade toll super klar gibt gehört
    frage problem sache mehr weniger besser eher gar dann denn damit dafür dagegen darüber dazu davon`,
  ),
  en: stemsOf(
    'en',
    `the of and to in is that for was on with as by at from it are has been which i you we they he she me us my your our their his her this these those not no yes but or if so because
    what who why how when where there here then than just very really much many more most some any all every think know believe feel say said says make made good bad great people thing
    things way would could should will can may might must do does did done get got go going come want need like also even still only about into over out up down be have had were one
    article comment post thanks`,
  ),
}

function stemsOf(language: ScoredLanguage, words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map((word) => stemOf(word, language)))
}

function termsIn(contents: readonly Content[]): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  for (const { stem, parts } of contents) {
    terms.set(stem, 1)
    for (const part of parts) if (!terms.has(part)) terms.set(part, partWorth)
  }
  return terms
}

/** The share of a comment's content, by its weight, that the article or the comment above speaks of too. */
function overlap(
  comment: readonly Content[],
  article: ReadonlyMap<string, number>,
  parent: ReadonlyMap<string, number> | null,
): number {
  let shared = 0
  let all = 0
  const counted = new Set<string>()
  for (const { stem, parts, worth } of comment) {
    if (counted.has(stem)) continue
    counted.add(stem)
    const held = (term: string): number =>
      Math.max(article.get(term) ?? 0, parentWorth * (parent?.get(term) ?? 0))
    shared += worth * Math.max(held(stem), ...parts.map((part) => partWorth * held(part)))
    all += worth
  }
  return all === 0 ? 0 : shared / all
}

/** Chosen on the project's own examples: at this share a comment of 25 content words is as likely on topic as off it. */
const middle = 0.075
const steepness = 38
/** From this share on a comment speaks of the article's subject. */
const sharing = 2 * middle
const sureOfShort = 0.25

/** Long texts that share nothing tell more than short ones. */
function offTopicAt(share: number, words: number): number {
  const sure = words <= shortWords ? sureOfShort : Math.min(1, 0.55 + words / 80)
  return 1 / (1 + Math.exp(steepness * sure * (share - middle)))
}
