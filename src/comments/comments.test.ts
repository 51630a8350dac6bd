import { describe, expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { eventsAfter } from '../platform/events/events.ts'
import { anchorOf, type ImportedComment, threadKey } from './comment.ts'
import { type ImportedThread, importComments, parentsFirst } from './import-comments.ts'
import { approvedComments, approvedCount, latestComments, placeAfter } from './store.ts'

const aComment = (key: string, given: Partial<ImportedComment> = {}): ImportedComment => ({
  key,
  parentKey: null,
  authorName: `Leserin ${key}`,
  authorEmail: `${key}@example.org`,
  authorUrl: null,
  authorId: null,
  network: '203.0.113.0/24',
  text: `Text ${key}`,
  createdAt: '2015-05-01T10:00:00.000Z',
  status: 'approved',
  ...given,
})

const bring = (world: TestWorld, ...threads: ImportedThread[]) =>
  inTransaction(world, (tx) => importComments(tx, world, threads))
const texts = async (world: TestWorld, articleId: string) =>
  (await approvedComments(world.db, articleId, { after: null, limit: 1000 })).comments.map(
    ({ text, depth }) => `${depth} ${text}`,
  )

describe('a comment', () => {
  it.each([
    [{ id: 'x', importKey: '12' }, 'comment-12'],
    [{ id: 'x', importKey: null }, 'comment-x'],
    [{ id: 'x', importKey: '1" onclick="' }, 'comment-x'],
  ])('%j is linked to as %s', (comment, anchor) => {
    expect(anchorOf(comment)).toBe(anchor)
  })

  it('sorts behind what it answers, before what was written at the top later', () => {
    const id = '0198f000-0000-7000-8000-000000000001'
    const top = { threadKey: threadKey({ id, createdAt: '2015-05-01T10:00:00.000Z' }, null) }
    const answer = threadKey({ id, createdAt: '2026-05-01T10:00:00.000Z' }, top)
    const later = threadKey({ id, createdAt: '2015-05-01T10:00:01.000Z' }, null)
    const old = threadKey({ id, createdAt: '1920-05-01T10:00:01.000Z' }, null)
    expect([later, answer, top.threadKey, old].toSorted()).toEqual([old, top.threadKey, answer, later])
  })

  it('has a key of bounded length, however deep it stands', () => {
    const comment = { id: '0198f000-0000-7000-8000-000000000001', createdAt: '2015-05-01T10:00:00.000Z' }
    let key = threadKey(comment, null)
    for (let depth = 0; depth < 500; depth++) key = threadKey(comment, { threadKey: key })
    expect(key).toMatch(/^[0-9a-z]{204}$/)
  })

  it.each([
    [
      [
        ['b', 'a'],
        ['a', null],
      ],
      'a b',
    ],
    [
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      'b a',
    ],
    [[['a', 'a']], 'a'],
    [
      [
        ['a', 'gone'],
        ['c', 'b'],
        ['b', 'a'],
      ],
      'a b c',
    ],
  ] as [[string, string | null][], string][])('%j is written in the order %s', (given, order) => {
    const ordered = parentsFirst(given.map(([key, parentKey]) => ({ key, parentKey })))
    expect(ordered.map(({ key }) => key).join(' ')).toBe(order)
  })
})

describeOnEachDatabase('comments of an archive', (testWorld) => {
  it('stand where they stood, and only approved ones are seen', async () => {
    const world = await testWorld()
    const { id: articleId } = await anArticle(world, { status: 'published' })
    const at = (minute: number) => `2015-05-01T10:${String(minute).padStart(2, '0')}:00.000Z`
    const counts = await bring(world, {
      articleId,
      isNew: true,
      comments: [
        aComment('4', { parentKey: '1', createdAt: at(3) }),
        aComment('1', { createdAt: at(0) }),
        aComment('2', { createdAt: at(1) }),
        aComment('3', { parentKey: '1', createdAt: at(2), status: 'spam' }),
        aComment('5', { parentKey: '3', createdAt: at(9) }),
        aComment('6', { parentKey: 'gone', createdAt: at(4), status: 'pending' }),
      ],
    })
    expect(counts).toEqual({ made: 6, updated: 0, unchanged: 0, skipped: 0 })
    expect(await texts(world, articleId)).toEqual(['0 Text 1', '2 Text 5', '1 Text 4', '0 Text 2'])
    expect(await approvedCount(world.db, articleId)).toBe(4)
    expect((await latestComments(world.db, articleId, 2)).map(({ text }) => text)).toEqual([
      'Text 5',
      'Text 4',
    ])
    const [first] = (await approvedComments(world.db, articleId, { after: null, limit: 1 })).comments
    expect(JSON.stringify(first)).not.toMatch(/example\.org|203\.0/)
  })

  it('are read page by page', async () => {
    const world = await testWorld()
    const { id: articleId } = await anArticle(world, { status: 'published' })
    const comments = Array.from({ length: 25 }, (_, index) => aComment(String(index)))
    await bring(world, { articleId, isNew: true, comments })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await approvedComments(world.db, articleId, { after, limit: 10 })
      seen.push(...page.comments.map(({ text }) => text))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(comments.map(({ text }) => text))
    const place = await placeAfter(world.db, articleId, 20)
    expect((await approvedComments(world.db, articleId, { after: place, limit: 10 })).comments).toHaveLength(
      5,
    )
    expect(await placeAfter(world.db, articleId, 26)).toBeNull()
  })

  it('come once, follow a change of the archive, and keep what somebody here decided', async () => {
    const world = await testWorld()
    const { id: articleId } = await anArticle(world, { status: 'published' })
    const comments = [aComment('1'), aComment('2'), aComment('3')]
    await bring(world, { articleId, isNew: true, comments })
    const events = (await eventsAfter(world.db, 0)).length
    expect(await bring(world, { articleId, isNew: false, comments })).toMatchObject({ made: 0, unchanged: 3 })
    expect((await eventsAfter(world.db, 0)).length).toBe(events)

    await world.db
      .updateTable('comments')
      .set({ decided_by: 'x', status: 'removed' })
      .where('import_key', '=', '2')
      .execute()
    const changed = [
      aComment('1', { text: 'Neu' }),
      aComment('2', { text: 'Neu' }),
      aComment('3'),
      aComment('4', { parentKey: '1' }),
    ]
    expect(await bring(world, { articleId, isNew: false, comments: changed })).toEqual({
      made: 1,
      updated: 1,
      unchanged: 1,
      skipped: 1,
    })
    expect(await texts(world, articleId)).toEqual(['0 Neu', '1 Text 4', '0 Text 3'])
  })
})
