import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alertThreshold, relatedAmong, type TopicText } from '../../../src/topics/index.ts'
import { likeness } from '../../../src/topics/likeness.ts'
import { topicsOf } from '../../../src/topics/related.ts'
import { corpusFolder } from '../../corpora.ts'
import { oldArticles } from '../wikinews.ts'
import { readJudgments } from './judgments.ts'
import {
  type Alerts,
  alertsAt,
  bestPoint,
  correlation,
  curveOf,
  leaveOneOut,
  ndcgAt10,
  precisionAt5,
  type Rank,
  type Ranking,
} from './measures.ts'
import { bm25, type Compare, tfIdfCosine } from './rivals.ts'

export const methods = ['Depesche', 'BM25', 'TF-IDF cosine'] as const
export type Method = (typeof methods)[number]

export type RelatedFigures = {
  ndcgAt10: number
  precisionAt5: number
  /** At the threshold of its own curve with the best F1 where precision is at least 0.8. */
  best: Alerts
  leaveOneOut: Omit<Alerts, 'threshold'>
}
export type Figures = {
  related: Record<Method, RelatedFigures>
  shipped: Alerts
  curve: Alerts[]
  headlines: Record<Language, Record<Method, number>>
  subjects: Record<Language, Record<Method, number>>
}
type Language = 'de' | 'en'

/** Found for each query; beyond them nothing is near any threshold. */
const mostFound = 200

/** Everything that docs/topics.md says of how good the matching is. Takes some seconds. */
export function topicFigures(): Figures {
  const judgments = readJudgments()
  const articles = oldArticles().map(({ id, title, text }) => ({
    id,
    headline: title,
    text,
    language: 'de' as const,
  }))
  const found = new Map(relatedAmong(articles, mostFound).map(({ id, related }) => [id, related]))
  const ranks: Record<Method, Rank> = {
    Depesche: (query) => found.get(query) ?? [],
    BM25: rankBy(articles, bm25(articles)),
    'TF-IDF cosine': rankBy(articles, tfIdfCosine(articles)),
  }
  return {
    related: ofEach((method) => {
      const rank = ranks[method]
      return {
        ndcgAt10: ndcgAt10(judgments, rank),
        precisionAt5: precisionAt5(judgments, rank),
        best: bestPoint(curveOf(judgments, rank)),
        leaveOneOut: leaveOneOut(judgments, rank),
      }
    }),
    shipped: alertsAt(judgments, ranks.Depesche, alertThreshold),
    curve: curveOf(judgments, ranks.Depesche),
    headlines: { de: headlineFigures('de'), en: headlineFigures('en') },
    subjects: { de: subjectFigures('de'), en: subjectFigures('en') },
  }
}

const ofEach = <T>(figure: (method: Method) => T): Record<Method, T> => ({
  Depesche: figure('Depesche'),
  BM25: figure('BM25'),
  'TF-IDF cosine': figure('TF-IDF cosine'),
})

function rankBy(articles: readonly { id: string }[], compare: Compare): Rank {
  const places = new Map(articles.map(({ id }, place) => [id, place]))
  const known = new Map<string, Ranking>()
  return (query) => {
    const before = known.get(query)
    if (before) return before
    const place = places.get(query) ?? -1
    const ranking = articles
      .map(({ id }, other) => ({ id, score: other === place ? -1 : compare(place, other) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, mostFound)
    known.set(query, ranking)
    return ranking
  }
}

const comparing = (texts: readonly TopicText[]): Record<Method, Compare> => {
  const topics = topicsOf(texts)
  const nothing = { profile: new Map<string, number>(), field: null }
  return {
    Depesche: (one, other) => likeness(topics[one] ?? nothing, topics[other] ?? nothing),
    BM25: bm25(texts),
    'TF-IDF cosine': tfIdfCosine(texts),
  }
}

/** Rank correlation with what people said of how alike two headlines are (STS benchmark, `headlines`). */
function headlineFigures(language: Language): Record<Method, number> {
  const pairs = ['train.tsv', 'dev.tsv']
    .flatMap((name) => tableOf(join(corpusFolder('stsb-de-en'), name)))
    .filter(({ source }) => source === 'headlines')
  const texts = pairs.flatMap((pair) =>
    [1, 2].map((number) => ({ headline: pair[`${language}_${number}`] ?? '', text: '', language })),
  )
  const compare = comparing(texts)
  const scores = pairs.map(({ score }) => Number(score))
  return ofEach((method) =>
    correlation(
      pairs.map((_, place) => compare[method](2 * place, 2 * place + 1)),
      scores,
    ),
  )
}

/** Share of sentences whose subject the ten most alike sentences tell (SIB-200, seven subjects). */
function subjectFigures(language: Language): Record<Method, number> {
  const prefix = { de: 'deu_Latn', en: 'eng_Latn' }[language]
  const rowsOf = (part: string) => tableOf(join(corpusFolder('sib200'), `${prefix}_${part}.tsv`))
  const known = rowsOf('train')
  const asked = rowsOf('dev')
  const compare = comparing([...known, ...asked].map(({ text = '' }) => ({ headline: '', text, language })))
  return ofEach((method) => {
    const right = asked.filter(({ category }, place) => {
      const neighbours = known
        .map((row, other) => ({
          subject: row.category ?? '',
          score: compare[method](known.length + place, other),
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 10)
      return mostVoted(neighbours) === category
    })
    return right.length / asked.length
  })
}

function mostVoted(neighbours: readonly { subject: string; score: number }[]): string {
  const votes = new Map<string, number>()
  for (const { subject, score } of neighbours) votes.set(subject, (votes.get(subject) ?? 0) + score)
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Tab-separated lines with a header; a field may stand in quotes, which are then doubled inside. */
function tableOf(file: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const names = header.trimEnd().split('\t')
  return lines.map((line) => {
    const values = line.trimEnd().split('\t').map(unquoted)
    return Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']))
  })
}

const unquoted = (value: string): string =>
  /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('""', '"') : value
