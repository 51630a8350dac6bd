import { expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../../test/builders.ts'
import { describeOnEachDatabase } from '../../../test/worlds.ts'
import { indexArticles, searchPublished } from '../index.ts'
import { isSearchable, searchesAnsweredBy } from './index.ts'

it.each([
  ['Warnow', true],
  ['„neue Brücke“', true],
  ['der die das', false],
  ['-Brücke', false],
  ['…', false],
])('whether %s can be looked for: %s', (words, can) => {
  expect(isSearchable(words)).toBe(can)
})

describeOnEachDatabase('searches that are kept', (testWorld) => {
  const answered = [
    'Brücke',
    'brücken',
    'Warnow Neubau',
    '„über die Warnow“',
    'Brücke -Hamburg',
    'Neubau marode',
  ]
  const not = ['Hamburg', 'Warnow Hamburg', '„Warnow Brücke“', 'Brücke -Neubau', 'Bruecke Elbe', 'und', '']

  it('are answered by an article that holds all their words, just as the search itself finds it', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, {
      status: 'published',
      headline: 'Brücke über die Warnow wird neu gebaut',
      body: paragraphs('Die marode Brücke wird abgerissen. Der Neubau kostet zwölf Millionen Euro.'),
    })
    expect(await searchesAnsweredBy(world.db, id, [...not, ...answered])).toEqual(answered)
    await indexArticles(world, [id])
    for (const typed of [...answered, ...not]) {
      const page = await searchPublished(world, { typed, filter: {}, offset: 0, limit: 5 })
      const found = page.holds === 'all' && page.correctedTo === null && page.hits.length > 0
      expect([typed, found]).toEqual([typed, answered.includes(typed)])
    }
  })

  it('are answered by nothing that readers do not see', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'draft', headline: 'Brücke' })
    expect(await searchesAnsweredBy(world.db, id, ['Brücke'])).toEqual([])
  })
})
