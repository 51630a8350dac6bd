import { expect, it } from 'vitest'
import { anArticle } from '../../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type ImportedComment, importComments } from '../index.ts'
import { type CommentSearch, findComments } from './find-comments.ts'
import { indexDueComments } from './index-comments.ts'
import { wantedIn, wordsOf } from './words.ts'

it.each([
  ['Größe, GRÖSSE und grosse!', ['grosse', 'grosse', 'und', 'grosse']],
  ['3,50 € für „Café“', ['3', '50', 'fur', 'cafe']],
  ["'; drop table", ['drop', 'table']],
  ['Ελλάδα 日本', ['ελλαδα', '日本']],
  ['😀 …', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

it('longer words are found by their beginning', () => {
  expect(wantedIn('in Sandby sandby')).toEqual([
    { word: 'in', isBegun: false },
    { word: 'sandby', isBegun: true },
  ])
})

const comment = (key: string, given: Partial<ImportedComment> = {}): ImportedComment => ({
  key,
  parentKey: null,
  authorName: 'Lena Leserin',
  authorEmail: null,
  authorUrl: null,
  authorId: null,
  network: null,
  text: `Beitrag ${key}`,
  createdAt: `2020-01-01T10:00:${key.padStart(2, '0')}.000Z`,
  status: 'approved',
  ...given,
})

describeOnEachDatabase('a search over all comments', (testWorld) => {
  const bring = (world: TestWorld, articleId: string, comments: ImportedComment[], isNew = true) =>
    inTransaction(world, (tx) => importComments(tx, world, [{ articleId, isNew, comments }]))
  const found = async (world: TestWorld, search: Partial<CommentSearch>): Promise<string[]> => {
    const { ids } = await findComments(world, { typed: '', after: null, limit: 50, ...search })
    const rows = await world.db.selectFrom('comments').select(['id', 'import_key']).execute()
    return ids.map((id) => rows.find((row) => row.id === id)?.import_key ?? '')
  }

  it('finds words of text and name, whatever their state, the newest first', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    await bring(world, id, [
      comment('1', { text: 'Die Größe der Fähre', status: 'spam' }),
      comment('2', { text: 'grossen Dank für die Fähren', network: '203.0.113.0/24' }),
      comment('3', { text: 'Nichts davon', authorName: 'Fritz Fähre', status: 'pending' }),
    ])
    expect(await found(world, { typed: 'fahre' })).toEqual(['3', '2', '1'])
    expect(await found(world, { typed: 'GRÖSSE der' })).toEqual(['1'])
    expect(await found(world, { typed: 'gross fähren' })).toEqual(['2'])
    expect(await found(world, { typed: 'fahre', status: 'spam' })).toEqual(['1'])
    expect(await found(world, { typed: 'fahre', from: '2020-01-01T10:00:02.000Z' })).toEqual(['3', '2'])
    expect(await found(world, { typed: 'fahre', to: '2020-01-01T10:00:02.000Z' })).toEqual(['1'])
    expect(await found(world, { typed: '„“"\' OR * ähh' })).toEqual([])
    expect(await found(world, {})).toEqual(['3', '2', '1'])
    expect(await found(world, { network: '203.0.113.0/24' })).toEqual(['2'])
    expect(await found(world, { articleId: id, status: 'pending' })).toEqual(['3'])
    expect(await found(world, { articleId: 'another' })).toEqual([])
  })

  it('follows a change of the words, and forgets what is gone', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    await bring(world, id, [comment('1', { text: 'alt' }), comment('2')])
    expect(await found(world, { typed: 'alt' })).toEqual(['1'])
    await bring(world, id, [comment('1', { text: 'neu' })], false)
    expect(await found(world, { typed: 'alt' })).toEqual([])
    expect(await found(world, { typed: 'neu' })).toEqual(['1'])
    await world.db.deleteFrom('comments').where('import_key', '=', '1').execute()
    await indexDueComments(world)
    expect(await world.db.selectFrom('search_comments').selectAll().execute()).toHaveLength(1)
    expect(await world.db.selectFrom('search_comments_due').selectAll().execute()).toEqual([])
    expect(await found(world, { typed: 'neu' })).toEqual([])
  })

  it('is read page by page, with words and without, also where many were written in one moment', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    const at = { createdAt: '2020-01-01T10:00:00.000Z' }
    await bring(
      world,
      id,
      Array.from({ length: 25 }, (_, n) => comment(String(n), at)),
    )
    while ((await indexDueComments(world)) > 0);
    for (const typed of ['beitrag', '']) {
      const seen: string[] = []
      let after: CommentSearch['after'] = null
      do {
        const page = await findComments(world, { typed, after, limit: 10 })
        seen.push(...page.ids)
        after = page.next
      } while (after)
      expect(new Set(seen).size, typed).toBe(25)
      expect(seen, typed).toHaveLength(25)
    }
  })
})
