import { expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { must } from '../platform/result.ts'
import { openPageCounter } from './count-views.ts'
import { viewsPerDay } from './read-counts.ts'
import { topArticles } from './store.ts'

const berlin = async () => 'Europe/Berlin'
const aCounter = (world: TestWorld) => openPageCounter(world, berlin)
const today = { from: '2026-11-23', to: '2026-11-23' }

function view(counter: { countView(path: string): void }, path: string, times: number) {
  for (let time = 0; time < times; time++) counter.countView(path)
}

describeOnEachDatabase('views', (testWorld) => {
  it('are counted by day and article', async () => {
    const world = await testWorld()
    const much = await anArticle(world, { headline: 'Viel gelesen', status: 'published' })
    const little = await anArticle(world, { headline: 'Wenig gelesen', status: 'published' })
    const counter = aCounter(world)
    view(counter, '/', 7)
    view(counter, little.path, 1)
    view(counter, much.path, 3)
    await counter.flush()
    view(counter, much.path, 2)
    world.clock.advance({ days: 1 })
    await counter.stop()

    const days = { from: '2026-11-22', to: '2026-11-24' }
    expect(await viewsPerDay(world.longReads, days)).toEqual([
      { day: '2026-11-22', views: 0 },
      { day: '2026-11-23', views: 11 },
      { day: '2026-11-24', views: 2 },
    ])
    expect(await viewsPerDay(world.longReads, { ...today, articleId: much.id })).toEqual([
      { day: '2026-11-23', views: 3 },
    ])
    expect(await topArticles(world.longReads, { ...days, limit: 5 })).toEqual([
      { articleId: much.id, headline: 'Viel gelesen', path: much.path, views: 5 },
      { articleId: little.id, headline: 'Wenig gelesen', path: little.path, views: 1 },
    ])
    expect(await topArticles(world.longReads, { ...days, limit: 1 })).toHaveLength(1)
  })

  it('are those of readers, not of programs', async () => {
    const world = await testWorld()
    const counter = aCounter(world)
    for (const agent of [
      'Mozilla/5.0 Firefox/140.0',
      'curl/8.14.1',
      'Mozilla/5.0 Firefox/140.0',
      'curl/8.14.1',
    ])
      counter.countRequest({ method: 'GET', headers: { 'user-agent': agent } }, '/')
    await counter.flush()
    expect(await viewsPerDay(world.longReads, today)).toEqual([{ day: '2026-11-23', views: 2 }])
  })

  it('of two processes are added up', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const [one, two] = [aCounter(world), aCounter(other)]
    view(one, '/', 3)
    view(two, '/', 4)
    await one.flush()
    await two.flush()
    expect(await viewsPerDay(world.longReads, today)).toEqual([{ day: '2026-11-23', views: 7 }])
  })

  it('of a moved article are counted together', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Kultur' })
    const article = await anArticle(world, { status: 'published' })
    const counter = aCounter(world)
    view(counter, article.path, 2)
    await counter.flush()
    const change = { section: 'kultur', slug: 'anders' }
    const moved = must(
      await saveArticle(world, { id: article.id, expected: article.revision, change }, anActor()),
    )
    expect(moved.path).not.toBe(article.path)
    view(counter, moved.path, 3)
    await counter.flush()
    expect(await topArticles(world.longReads, { ...today, limit: 5 })).toMatchObject([
      { articleId: article.id, views: 5 },
    ])
  })

  it('of more pages than fit one write are all there', async () => {
    const world = await testWorld()
    const counter = aCounter(world)
    for (let number = 0; number < 450; number++) counter.countView(`/seite-${number}`)
    await counter.flush()
    expect(await viewsPerDay(world.longReads, today)).toEqual([{ day: '2026-11-23', views: 450 }])
  })

  it('do not fill the memory when someone asks for endless addresses', async () => {
    const world = await testWorld()
    const counter = aCounter(world)
    for (let number = 0; number < 25_000; number++) counter.countView(`/${number}`)
    counter.countView('/0')
    await counter.flush()
    expect(await viewsPerDay(world.longReads, today)).toEqual([{ day: '2026-11-23', views: 20_001 }])
  })

  it('are not lost when they cannot be written at the moment', async () => {
    const world = await testWorld()
    let zone = 'nowhere'
    const counter = openPageCounter(world, async () => zone)
    view(counter, '/', 2)
    await expect(counter.flush()).rejects.toThrow()
    zone = 'Europe/Berlin'
    counter.countView('/')
    await counter.flush()
    expect(await viewsPerDay(world.longReads, today)).toEqual([{ day: '2026-11-23', views: 3 }])
  })

  it('are forgotten after 25 months', async () => {
    const world = await testWorld()
    for (const instant of ['2024-10-22T12:00:00Z', '2024-10-23T12:00:00Z']) {
      world.clock.set(instant)
      const counter = aCounter(world)
      counter.countView('/')
      await counter.stop()
    }
    world.clock.set('2026-11-23T12:00:00Z')
    await aCounter(world).flush()
    const kept = await viewsPerDay(world.longReads, { from: '2024-10-22', to: '2024-10-23' })
    expect(kept.map(({ views }) => views)).toEqual([0, 1])
  })
})
