import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { openPageCounter } from '../page-counts/index.ts'
import type { PageCounts } from './contract/page-counts.ts'
import { pageCountsApi } from './page-counts.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') =>
  callerAs(world, [pageCountsApi(world)], role)

describeOnEachDatabase('the API of page counts', (testWorld) => {
  it('tells what was read, by day and by article', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { headline: 'Gelesen', status: 'published' })
    const counter = openPageCounter(world, async () => 'Europe/Berlin')
    for (const path of ['/', article.path, article.path]) counter.countView(path)
    await counter.flush()
    const editor = await as(world)

    const { body } = await editor.call('GET', '/page-counts')
    const counts = body as unknown as PageCounts
    expect(counts).toMatchObject({ from: '2026-10-25', to: '2026-11-23', total: 3 })
    expect(counts.days).toHaveLength(30)
    expect(counts.days.at(-1)).toEqual({ day: '2026-11-23', views: 3 })

    const today = 'from=2026-11-23&to=2026-11-23'
    expect((await editor.call('GET', `/page-counts?${today}&article=${article.id}`)).body).toMatchObject({
      total: 2,
    })
    expect((await editor.call('GET', `/page-counts/articles?${today}`)).body).toMatchObject({
      items: [
        { id: article.id, headline: 'Gelesen', url: `https://zeitung.example${article.path}`, views: 2 },
      ],
    })
    expect(
      (await editor.call('GET', '/page-counts/articles?from=2026-01-01&to=2026-01-31')).body.items,
    ).toEqual([])
  })

  it('refuses a period that is none', async () => {
    const world = await testWorld()
    const cases = ['from=yesterday', 'from=2026-11-23&to=2026-11-22', 'from=2020-01-01', 'from=2026-02-30']
    for (const query of cases) {
      expect(
        (await (await as(world)).call('GET', `/page-counts?${query}`)).status,
        JSON.stringify(query),
      ).toBe(422)
    }
  })

  it('is for editors', async () => {
    const world = await testWorld()
    expect((await (await as(world, 'author')).call('GET', '/page-counts')).status).toBe(403)
    expect((await (await as(world, null)).call('GET', '/page-counts')).status).toBe(401)
  })
})
