import type { Scored, Scorer } from '../scoring/index.ts'
import { type Attribute, scoreOf, spansOf } from './attributes.ts'
import type { AnalyzeRequest } from './read-request.ts'

type Score = { value: number; type: 'PROBABILITY' }
type AttributeScores = {
  summaryScore: Score
  spanScores: { begin: number; end: number; score: Score }[]
}
/** As the Comment Analyzer API answers. Offsets count UTF-16 code units. */
export type AnalyzeAnswer = {
  attributeScores: Partial<Record<Attribute, AttributeScores>>
  languages: string[]
  detectedLanguages: string[]
  clientToken?: string
}

/** What `comments:analyze` answers: an attribute below its threshold, or of which nothing can be told, is left out. */
export function analyze(scorer: Scorer, request: AnalyzeRequest): AnalyzeAnswer {
  const scored = scorer.score(request.toScore)
  const answer: AnalyzeAnswer = {
    attributeScores: {},
    languages: [scored.language],
    detectedLanguages: [scored.language],
  }
  for (const { attribute, threshold } of request.wanted) {
    const value = scoreOf(attribute, scored)
    if (value === null || value < threshold) continue
    answer.attributeScores[attribute] = {
      spanScores: spanScores(request, { attribute, scored, value }),
      summaryScore: probability(value),
    }
  }
  if (request.clientToken !== null) answer.clientToken = request.clientToken
  return answer
}

const probability = (value: number): Score => ({ value, type: 'PROBABILITY' })

/** Where spans were not asked for, and where no word stands out, the whole text is one. */
function spanScores(
  { withSpans, toScore }: AnalyzeRequest,
  { attribute, scored, value }: { attribute: Attribute; scored: Scored; value: number },
): AttributeScores['spanScores'] {
  const score = probability(value)
  const spans = withSpans ? spansOf(attribute, scored) : []
  return spans.length === 0
    ? [{ begin: 0, end: toScore.text.length, score }]
    : spans.map(({ start, end }) => ({ begin: start, end, score }))
}
