import { describe, expect, it } from 'vitest'
import { anActor, anArticle, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must } from '../platform/result.ts'
import { enterTexts, readText } from '../topics/index.ts'
import { indexRelated } from './index-related.ts'
import { articleKind, mostNeighbours, neighboursWith, type Related, shown, showsOthers } from './related.ts'
import { relatedArticles, shownBeside } from './related-articles.ts'
import { articleTexts } from './store.ts'
import { catchUpTask, relatedTasksFor } from './tasks.ts'

const neighbour = (id: string, score: number, isSameReport = false): Related => ({
  id,
  score,
  isSameReport,
  shared: ['Werft'],
})

describe('the neighbours of an article', () => {
  const dozen = Array.from({ length: mostNeighbours }, (_, n) => neighbour(`n${n}`, 0.9 - n / 100))

  it('are the dozen most like it, one more pushing out the last', () => {
    const after = neighboursWith(dozen, neighbour('new', 0.85))
    expect(after).toHaveLength(mostNeighbours)
    expect(after.map(({ id }) => id)).toContain('new')
    expect(after.map(({ id }) => id)).not.toContain('n11')
    expect(neighboursWith(dozen, neighbour('new', 0.1))).toEqual(dozen)
  })

  it('take the new likeness of one that changed', () => {
    expect(neighboursWith(dozen, neighbour('n0', 0.2)).at(-1)).toEqual(neighbour('n0', 0.2))
  })

  it('are shown when they are alike enough and do not say the same', () => {
    const all = [neighbour('copy', 0.9, true), neighbour('near', 0.5), neighbour('far', 0.25)]
    expect(shown(all).map(({ id }) => id)).toEqual(['near'])
    expect(shown([neighbour('far', 0.19)])).toEqual([])
    expect(showsOthers(all, all.slice(1))).toBe(false)
    expect(showsOthers(all, all.slice(2))).toBe(true)
    expect(shown(dozen)).toHaveLength(4)
  })
})

const werft =
  'Die Werft Nordlicht in Sandby hat Insolvenz angemeldet. Die Beschäftigten bangen um ihre Arbeit.'
const investor = 'Ein Investor steigt bei der Werft Nordlicht in Sandby ein und rettet die Beschäftigten.'
const derby = 'Die Handballerinnen haben das Derby in der Halle verloren, die Torhüterin hielt acht Würfe.'

describeOnEachDatabase('related articles', (testWorld) => {
  const publish = async (world: TestWorld, headline: string, text: string): Promise<string> =>
    (await anArticle(world, { headline, body: paragraphs(text), status: 'published' })).id
  const idsBeside = async (world: TestWorld, id: string) =>
    (await relatedArticles(world.db, id, 10)).map((found) => found.id)

  it('know each other, with the words they share, and forget who goes', async () => {
    const world = await testWorld()
    const first = await publish(world, 'Werft meldet Insolvenz an', werft)
    const other = await publish(world, 'Handball', derby)
    await indexRelated(world, [first, other])
    expect(await idsBeside(world, first)).toEqual([])
    const second = await publish(world, 'Investor für die Werft', investor)
    await indexRelated(world, [second])
    expect(await idsBeside(world, first)).toEqual([second])
    const [found] = await shownBeside(world.db, second)
    expect(found).toMatchObject({ id: first, isSameReport: false })
    expect(found?.shared).toContain('Nordlicht')
    expect((await relatedArticles(world.db, first, 20)).map(({ id }) => id)).toEqual([second])

    must(await saveArticle(world, { id: second, expected: 1, change: { status: 'unpublished' } }, anActor()))
    await indexRelated(world, [second])
    expect(await idsBeside(world, first)).toEqual([])
    expect(await relatedArticles(world.db, second, 20)).toEqual([])
  })

  it('follow a change of the words', async () => {
    const world = await testWorld()
    const ids = [
      await publish(world, 'Werft meldet Insolvenz an', werft),
      await publish(world, 'Investor für die Werft', investor),
      await publish(world, 'Handball', derby),
    ]
    const [first = '', second = '', third = ''] = ids
    await indexRelated(world, ids)
    must(
      await saveArticle(
        world,
        {
          id: second,
          expected: 1,
          change: { headline: 'Handball: Derby verloren', body: paragraphs(derby, 'Ende.') },
        },
        anActor(),
      ),
    )
    await indexRelated(world, [second])
    expect(await idsBeside(world, first)).toEqual([])
    expect(await idsBeside(world, third)).toEqual([second])
  })

  it('are met by a process that comes after one which died between entering and meeting', async () => {
    const world = await testWorld()
    const first = await publish(world, 'Werft meldet Insolvenz an', werft)
    const second = await publish(world, 'Investor für die Werft', investor)
    const texts = await articleTexts(world.db, [first, second])
    await inTransaction(world, (tx) =>
      enterTexts(tx, { kind: articleKind, texts: texts.map((text) => readText(text.id, text)) }),
    )
    expect(await idsBeside(world, first)).toEqual([])
    await catchUpTask.run(world, {})
    expect(await idsBeside(world, first)).toEqual([second])
  })

  it('say which pages show others now', async () => {
    const world = await testWorld()
    const told: string[][] = []
    world.events.follow((event) => {
      if (event.type === 'related.changed') told.push(event.payload.articleIds.toSorted())
    })
    const first = await publish(world, 'Werft meldet Insolvenz an', werft)
    await indexRelated(world, [first])
    expect(told).toEqual([])
    const second = await publish(world, 'Investor für die Werft', investor)
    await indexRelated(world, [second])
    expect(told).toEqual([[first, second].toSorted()])
    await indexRelated(world, [second])
    expect(told).toHaveLength(1)
  })

  it('are caught up with when the catalogue misses some, or has too many', async () => {
    const world = await testWorld()
    const first = await publish(world, 'Werft meldet Insolvenz an', werft)
    const second = await publish(world, 'Investor für die Werft', investor)
    await catchUpTask.run(world, {})
    expect(await idsBeside(world, first)).toEqual([second])
    must(await saveArticle(world, { id: second, expected: 1, change: { status: 'unpublished' } }, anActor()))
    await catchUpTask.run(world, {})
    expect(await idsBeside(world, first)).toEqual([])
    const waiting = () => world.db.selectFrom('tasks').select('name').execute()
    expect(await waiting()).toHaveLength(2)
    await catchUpTask.run(world, {})
    expect(await waiting()).toHaveLength(2) // nothing left to do, so no further run
  })
})

it('what readers see of an article is compared anew', () => {
  const places = { path: '/a', paths: ['/a'], sectionIds: [], tagIds: [], authorIds: [], translationIds: [] }
  const event = { seq: 1, at: '2026-11-23T09:00:00.000Z' }
  expect(
    relatedTasksFor({ ...event, type: 'article.published', payload: { articleId: 'a', ...places } }),
  ).toEqual([{ name: 'related.index', payload: { articleIds: ['a'] } }])
  expect(relatedTasksFor({ ...event, type: 'article.saved', payload: { articleId: 'a' } })).toEqual([])
})
