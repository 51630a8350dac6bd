import { expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { findAuthor } from '../../authors/index.ts'
import { must } from '../../platform/result.ts'
import { findTag } from '../../tags/index.ts'
import { saveArticle } from '../index.ts'
import {
  type ArticleCard,
  cardsByIds,
  listPublished,
  type PublishedFilter,
  publishedAddresses,
  publishedArticleAt,
  publishedCount,
  publishedMonths,
} from './index.ts'

const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`

const publishedAt = (
  world: TestWorld,
  headline: string,
  publishAt: string,
  given: Parameters<typeof anArticle>[1] = {},
) => anArticle(world, { headline, status: 'published', publishAt, ...given })

const list = (world: TestWorld, filter: Partial<PublishedFilter> = {}): Promise<ArticleCard[]> =>
  listPublished(world.db, { limit: 50, ...filter }, world.clock.now())

const headlines = (cards: readonly { headline: string }[]): string[] => cards.map(({ headline }) => headline)

/** All pages of two, one after the other. */
async function pages(world: TestWorld, filter: Partial<PublishedFilter>): Promise<string[][]> {
  const found: string[][] = []
  let before: PublishedFilter['before'] = null
  for (;;) {
    const cards = await list(world, { ...filter, before, limit: 2 })
    const last = cards.at(-1)
    if (!last) return found
    found.push(headlines(cards))
    before = { publishedAt: last.publishedAt, id: last.id }
  }
}

describeOnEachDatabase('what readers see', (testWorld) => {
  it('is listed newest first, articles of the same moment by the later one', async () => {
    const world = await testWorld()
    for (const [headline, minute] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
      ['d', 3],
    ] as const)
      await publishedAt(world, headline, at(minute))
    await anArticle(world, { headline: 'Entwurf' })
    expect(headlines(await list(world))).toEqual(['d', 'b', 'c', 'a'])
  })

  it('is paged without gaps and doubles, in every kind of list', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Sport' })
    for (const [index, headline] of ['a', 'b', 'c', 'd', 'e'].entries())
      await publishedAt(world, headline, at(index < 3 ? 1 : 2), {
        tags: ['Rat'],
        authors: ['Erika Muster'],
        section: 'sport',
      })
    await publishedAt(world, 'anderswo', at(5))
    const sport = await aSection(world, { name: 'Sport' })
    const expected = [['e', 'd'], ['c', 'b'], ['a']]
    expect(await pages(world, { sectionId: sport.id })).toEqual(expected)
    expect(await pages(world, { tagId: (await findTag(world.db, 'Rat'))?.id })).toEqual(expected)
    expect(await pages(world, { authorId: (await findAuthor(world.db, 'Erika Muster'))?.id })).toEqual(
      expected,
    )
    expect(await pages(world, { from: at(1), to: at(2) })).toEqual(expected)
  })

  it('can be asked for by time and language', async () => {
    const world = await testWorld()
    await publishedAt(world, 'früh', at(1))
    await publishedAt(world, 'mitten', at(2), { language: 'en', tags: ['Rat'] })
    await publishedAt(world, 'spät', at(3), { tags: ['Rat'] })
    const tagId = (await findTag(world.db, 'Rat'))?.id
    expect(headlines(await list(world, { from: at(2) }))).toEqual(['spät', 'mitten'])
    expect(headlines(await list(world, { to: at(2) }))).toEqual(['mitten', 'früh'])
    expect(headlines(await list(world, { from: at(3), tagId }))).toEqual(['spät'])
    expect(headlines(await list(world, { to: at(2), tagId }))).toEqual(['mitten'])
    expect(headlines(await list(world, { language: 'en' }))).toEqual(['mitten'])
  })

  it('is not seen before its time, even when it stands there already', async () => {
    const world = await testWorld()
    const article = await publishedAt(world, 'a', at(1))
    const earlier = '2026-11-20T10:00:59.999Z'
    expect(await listPublished(world.db, { limit: 5 }, earlier)).toEqual([])
    expect(await publishedArticleAt(world.db, article.path, earlier)).toBeNull()
    expect(await cardsByIds(world.db, [article.id], earlier)).toEqual([])
    expect(await publishedAddresses(world.db, { after: null, limit: 5 }, earlier)).toEqual([])
  })

  it('is given as cards in the order asked for, without those that are not there', async () => {
    const world = await testWorld()
    const a = await publishedAt(world, 'a', at(1))
    const b = await publishedAt(world, 'b', at(2))
    const draft = await anArticle(world, { headline: 'Entwurf' })
    expect(
      headlines(await cardsByIds(world.db, [a.id, draft.id, 'none', b.id, a.id], world.clock.now())),
    ).toEqual(['a', 'b', 'a'])
    expect(await cardsByIds(world.db, [], world.clock.now())).toEqual([])
  })

  it('shows the teaser in lists, or else the standfirst', async () => {
    const world = await testWorld()
    await publishedAt(world, 'a', at(1), { standfirst: 'Vorspann', teaser: 'Anriss' })
    await publishedAt(world, 'b', at(2), { standfirst: 'Vorspann' })
    expect((await list(world)).map(({ teaser }) => teaser)).toEqual(['Vorspann', 'Anriss'])
  })

  it('is told for sitemaps, oldest first, page by page', async () => {
    const world = await testWorld()
    for (const [index, headline] of ['a', 'b', 'c'].entries())
      await publishedAt(world, headline, at(index === 0 ? 1 : 2))
    const first = await publishedAddresses(world.db, { after: null, limit: 2 }, world.clock.now())
    expect(headlines(first)).toEqual(['a', 'b'])
    const last = first.at(-1)
    const after = last ? { publishedAt: last.publishedAt, id: last.id } : null
    expect(headlines(await publishedAddresses(world.db, { after, limit: 2 }, world.clock.now()))).toEqual([
      'c',
    ])
    expect(
      headlines(
        await publishedAddresses(world.db, { after: null, limit: 5, from: at(2) }, world.clock.now()),
      ),
    ).toEqual(['b', 'c'])
  })

  it('is counted, in all and by month', async () => {
    const world = await testWorld()
    await publishedAt(world, 'a', '2025-12-31T23:59:59.999Z')
    await publishedAt(world, 'b', '2026-01-01T00:00:00.000Z')
    await publishedAt(world, 'c', '2026-01-31T23:59:59.999Z')
    expect(await publishedCount(world.db)).toBe(3)
    expect(await publishedMonths(world.longReads)).toEqual([
      { month: '2026-01', count: 2 },
      { month: '2025-12', count: 1 },
    ])
  })

  it('stays as it was seen while its author and section change their names', async () => {
    const world = await testWorld()
    const article = await publishedAt(world, 'a', at(1), { authors: ['Erika Muster', { agency: 'dpa' }] })
    must(
      await saveArticle(
        world,
        { id: article.id, expected: 1, change: { authors: [{ agency: 'epd' }], keepDraft: true } },
        anActor(),
      ),
    )
    expect((await list(world))[0]?.bylines).toMatchObject([{ name: 'Erika Muster' }, { name: 'dpa' }])
  })
})
