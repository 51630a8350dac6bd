import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createArticle } from '../../src/articles/index.ts'
import { must } from '../../src/platform/result.ts'
import { indexArticles } from '../../src/search/index.ts'
import { searchArticles } from '../../src/search/search-articles.ts'
import { anActor, aSection, paragraphs } from '../builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../worlds.ts'
import { oldArticles } from './wikinews.ts'

type Question = { kind: string; search: string; expected: string[] }

const questions: Question[] = readFileSync(join(import.meta.dirname, 'search-questions.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind = '', search = '', expected = ''] = line.split('\t')
    return { kind, search, expected: expected.split(',') }
  })

/** German Wikinews as the archive of a paper; ids of there by ours. */
async function publishAll(world: TestWorld): Promise<Map<string, string>> {
  const section = (await aSection(world)).slug
  const names = new Map<string, string>()
  for (const { id, title, text, date } of oldArticles()) {
    const article = must(
      await createArticle(
        world,
        {
          headline: title,
          body: paragraphs(...text.split(/\n+/).filter((each) => each.trim())),
          language: 'de',
          section,
          status: 'published',
          publishAt: date < '1000' ? '2013-04-05T00:00:00.000Z' : `${date.slice(0, 10)}T00:00:00.000Z`,
        },
        anActor(),
      ),
    )
    names.set(article.id, id)
  }
  await indexArticles(world, [...names.keys()], { inOneGo: true })
  return names
}

const firstTen = new Map<string, string[][]>()

describeOnEachDatabase('sixty searches over German Wikinews', (testWorld, kind) => {
  it('show what was expected among the first three', async () => {
    const world = await testWorld()
    const names = await publishAll(world)
    const tens: string[][] = []
    const missed: string[] = []
    const firsts: number[] = []
    for (const { kind, search, expected } of questions) {
      const { found, holds, corrected } = await searchArticles(world, search)
      const ids = found.map(({ articleId }) => names.get(articleId) ?? '')
      tens.push(ids.slice(0, 10))
      const place = ids.findIndex((id) => expected.includes(id))
      if (place === 0) firsts.push(place)
      if (place < 0 || place > 2)
        missed.push(
          `${kind}: ${search} (${place}, ${holds}, ${JSON.stringify(corrected)}) ${ids.slice(0, 3)}`,
        )
    }
    console.info(
      `${kind}: ${questions.length - missed.length} of ${questions.length} within three, ${firsts.length} first`,
    )
    if (missed.length > 0) console.info(missed.join('\n'))
    firstTen.set(kind, tens)
    expect(questions).toHaveLength(60)
    expect((questions.length - missed.length) / questions.length).toBeGreaterThanOrEqual(0.9)
  })
})

it('both databases show the same first ten', () => {
  expect(firstTen.get('postgres')).toEqual(firstTen.get('sqlite'))
})
