import { readBackground } from '../topics/index.ts'
import type { Query } from './query.ts'
import { type Candidate, numbersPerMillisecond } from './store.ts'
import type { Word } from './words.ts'

/** Chosen with the sixty searches of `test/corpora/search-questions.tsv`; a change there shows in their figures. */
const worth = {
  headline: { form: 10, stem: 9, part: 5.5 },
  beside: { form: 7, stem: 6.5, part: 4 },
  lead: 4,
  main: 2.5,
  text: 1.5,
  allInHeadline: 4,
  inOrder: 2,
  neighbours: 3,
  coverage: 3,
  fresh: 2,
} as const
const freshHalfLife = 2 * 365 * 24 * 3600 * 1000

/** A candidate with its score. `whole`: every word is there, not some of them. */
export type Ranked = { articleId: string; number: number; score: number }

/**
 * Best first: headline over names over lead over text, the whole word over one of its forms over a part of a compound,
 * rare words over common, neighbours over words far apart, fresh over old (gently: two years are worth a word's half).
 * Nothing but what is given decides, so that both databases give the same.
 */
export function rank(candidates: readonly Candidate[], query: Query, nowMilliseconds: number): Ranked[] {
  const weights = weightsOf(query.words)
  return candidates
    .map((candidate) => ({
      articleId: candidate.articleId,
      number: candidate.number,
      score: scoreOf(candidate, query.words, { weights, nowMilliseconds }),
    }))
    .sort((a, b) => b.score - a.score || b.number - a.number)
}

function scoreOf(
  candidate: Candidate,
  words: readonly Word[],
  { weights, nowMilliseconds }: { weights: readonly number[]; nowMilliseconds: number },
): number {
  let score = 0
  let inHeadline = 0
  let order = 0
  let lastPlace = -1
  for (const [index, word] of words.entries()) {
    const place = placeIn(candidate.headline, word)
    if (place >= 0) {
      inHeadline++
      if (place > lastPlace && index > 0 && lastPlace >= 0) order++
    }
    lastPlace = place
    score += (weights[index] ?? 0) * worthOf(candidate, word)
  }
  if (inHeadline === words.length) score += worth.allInHeadline
  if (words.length > 1) score += (worth.inOrder * order) / (words.length - 1)
  if (candidate.near) score += worth.neighbours
  score += (worth.coverage * inHeadline) / Math.max(4, countOf(candidate.headline))
  const age = Math.max(0, nowMilliseconds - candidate.number / numbersPerMillisecond)
  return score + worth.fresh * 2 ** (-age / freshHalfLife)
}

/** Each word's share: rare ones by the shipped statistics count more, half of it being the same for all. */
function weightsOf(words: readonly Word[]): number[] {
  const { texts, textsWith } = readBackground()
  const rarities = words.map(({ stems }) =>
    Math.log((texts + 1) / (Math.max(0, ...stems.map((stem) => textsWith.get(stem) ?? 0)) + 0.5)),
  )
  const sum = rarities.reduce((a, b) => a + b, 0) || 1
  return rarities.map((rarity) => 0.5 / words.length + (0.5 * rarity) / sum)
}

function worthOf({ headline, beside, lead, main }: Candidate, word: Word): number {
  const inText = word.stems.some((stem) => lead.includes(`~${stem}~`)) ? worth.lead : worth.text
  const often = word.stems.some((stem) => main.includes(`~${stem}~`)) ? worth.main : 0
  return (
    Math.max(inText, worthIn(headline, word, worth.headline), worthIn(beside, word, worth.beside)) + often
  )
}

function worthIn(
  line: string,
  { form, stems, parts }: Word,
  values: { form: number; stem: number; part: number },
): number {
  if (line.includes(` ${form}~`)) return values.form
  if (stems.some((stem) => line.includes(`~${stem}~`))) return values.stem
  if (stems.some((stem) => line.includes(`=${stem}=`))) return values.part
  const isThere = (part: string) => line.includes(`~${part}~`) || line.includes(`=${part}=`)
  return parts.length > 1 && parts.slice(0, 2).every(isThere) ? values.part : 0
}

function placeIn(line: string, { form, stems }: Word): number {
  const exact = line.indexOf(` ${form}~`)
  if (exact >= 0) return exact
  for (const stem of stems) {
    const place = Math.max(line.indexOf(`~${stem}~`), line.indexOf(`=${stem}=`))
    if (place >= 0) return place
  }
  return -1
}

const countOf = (line: string): number => line.split(' ').length - 1
