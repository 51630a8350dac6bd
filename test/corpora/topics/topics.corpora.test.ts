import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../../src/platform/db/db.ts'
import { enterTexts, findAlike, readText, relatedAmong } from '../../../src/topics/index.ts'
import { describeOnEachDatabase } from '../../worlds.ts'
import { oldArticles } from '../wikinews.ts'
import { withFigures } from './as-text.ts'
import { type Figures, topicFigures } from './figures.ts'
import { readJudgments } from './judgments.ts'
import { ndcgAt10 } from './measures.ts'

let known: Figures | null = null
const figures = (): Figures => {
  known ??= topicFigures()
  return known
}

describe('news like this, by the judged pairs of German Wikinews', () => {
  it('is ranked better than by BM25 and TF-IDF cosine in the same run', () => {
    const { Depesche, BM25, 'TF-IDF cosine': cosine } = figures().related
    expect(Depesche.ndcgAt10).toBeGreaterThanOrEqual(0.8)
    expect(Depesche.ndcgAt10).toBeGreaterThan(cosine.ndcgAt10 + 0.03)
    expect(Depesche.ndcgAt10).toBeGreaterThan(BM25.ndcgAt10 + 0.1)
    expect(Depesche.precisionAt5).toBeGreaterThan(cosine.precisionAt5)
  })

  it('tells readers at the shipped threshold what they want', () => {
    const { shipped, related } = figures()
    expect(shipped.precision).toBeGreaterThanOrEqual(0.8)
    expect(shipped.f1).toBeGreaterThanOrEqual(0.75)
    expect(shipped.f1).toBeGreaterThan(related['TF-IDF cosine'].best.f1)
    expect(related.Depesche.leaveOneOut.f1).toBeGreaterThan(related['TF-IDF cosine'].leaveOneOut.f1)
  })

  it('is told of in docs/topics.md with these figures', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../docs/topics.md'), 'utf8')
    expect(document).toBe(withFigures(document, figures()))
  })
})

describeOnEachDatabase('the catalogue', (testWorld) => {
  it('finds among the articles of German Wikinews what a comparison of all with all finds', async () => {
    const world = await testWorld()
    const kind = 'article'
    const articles = oldArticles().map(({ id, title, text }) => ({
      id,
      headline: title,
      text,
      language: 'de' as const,
    }))
    for (const _ of ['first', 'again, when all words are known'])
      for (let start = 0; start < articles.length; start += 50)
        await inTransaction(world, (tx) =>
          enterTexts(tx, {
            kind,
            texts: articles.slice(start, start + 50).map((article) => readText(article.id, article)),
          }),
        )
    const judgments = readJudgments()
    const compared = new Map(relatedAmong(articles, 10).map(({ id, related }) => [id, related]))
    const found = new Map<string, { id: string; score: number }[]>()
    let same = 0
    for (const query of judgments.keys()) {
      const alike = await findAlike(world.db, { kind, subjectId: query, k: 10 })
      found.set(
        query,
        alike.map(({ subjectId, score }) => ({ id: subjectId, score })),
      )
      const expected = new Set(compared.get(query)?.map(({ id }) => id))
      same += alike.filter(({ subjectId }) => expected.has(subjectId)).length / 10
    }
    expect(same / judgments.size).toBeGreaterThan(0.97)
    expect(ndcgAt10(judgments, (query) => found.get(query) ?? [])).toBeGreaterThanOrEqual(0.8)
  })
})
