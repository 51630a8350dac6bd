import { expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { eventsAfter } from '../platform/events/events.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import type { Pin } from './front-page.ts'
import { frontPage } from './read-front-page.ts'
import { savePins } from './save-pins.ts'
import { readPinBoard } from './store.ts'
import { frontPageTasks } from './tasks.ts'

const aPin = (articleId: string, given: Partial<Pin> = {}): Pin => ({
  slot: 'lead',
  articleId,
  headline: null,
  mediaId: null,
  until: null,
  ...given,
})

async function published(
  world: TestWorld,
  headline: string,
  given: { section?: string; language?: string; translationOf?: string } = {},
) {
  world.clock.advance({ minutes: 1 })
  return anArticle(world, { headline, status: 'published', ...given })
}

const save = (world: TestWorld, pins: Pin[], expected = 0) => savePins(world, { pins, expected }, anActor())
const shown = (world: TestWorld) => frontPage(world.db, 'de', world.clock.now())
const frontPageChanges = async (world: TestWorld) =>
  (await eventsAfter(world.db, 0)).filter(({ type }) => type === 'front-page.changed').length

describeOnEachDatabase('the front page', (testWorld, kind) => {
  it('fills by date, with a strip for each section', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Politik' })
    await aSection(world, { name: 'Kultur' })
    for (let number = 1; number <= 15; number++) await published(world, `Politik ${number}`)
    for (let number = 1; number <= 2; number++)
      await published(world, `Kultur ${number}`, { section: 'kultur' })
    const page = await shown(world)
    expect(page.lead?.headline).toBe('Kultur 2')
    expect(page.secondRank.map(({ headline }) => headline)).toEqual([
      'Kultur 1',
      'Politik 15',
      'Politik 14',
      'Politik 13',
    ])
    expect(page.latest.map(({ headline }) => headline).slice(0, 2)).toEqual(['Politik 12', 'Politik 11'])
    expect(page.strips.map(({ section, articles }) => [section.name, articles.length])).toEqual([
      ['Politik', 4],
    ])
  })

  it('shows a pinned article in the words chosen for there, until its time', async () => {
    const world = await testWorld()
    const old = await published(world, 'Alt')
    await published(world, 'Neu')
    const until = '2026-11-23T10:00:00.000Z'
    const board = must(await save(world, [aPin(old.id, { headline: 'Der Tag im Rat', until })]))
    expect(board).toMatchObject({
      version: 1,
      changedBy: 'Erika Redakteurin',
      pins: [{ articleId: old.id, until }],
    })
    expect((await shown(world)).lead).toMatchObject({ id: old.id, headline: 'Der Tag im Rat' })

    const worker = openTaskWorker(world, frontPageTasks)
    expect(await worker.drain()).toBe(0)
    const before = await frontPageChanges(world)
    world.clock.set(until)
    expect((await shown(world)).lead?.headline).toBe('Neu')
    expect(await worker.drain()).toBe(1)
    expect(await frontPageChanges(world)).toBe(before + 1)
  })

  it('takes a pinned article that is published later when its time has come', async () => {
    const world = await testWorld()
    await published(world, 'Neu')
    const draft = await anArticle(world, { headline: 'Kommt noch' })
    must(await save(world, [aPin(draft.id)]))
    expect((await shown(world)).lead?.headline).toBe('Neu')
    must(
      await saveArticle(
        world,
        { id: draft.id, expected: draft.revision, change: { status: 'published' } },
        anActor(),
      ),
    )
    expect((await shown(world)).lead?.headline).toBe('Kommt noch')
  })

  it('shows one of an article and its translation: that in the language of the place', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Politik' })
    await aSection(world, { name: 'English', language: 'en' })
    const german = await published(world, 'Zuschlag für die Genossenschaft')
    await published(world, 'Site goes to cooperative', {
      section: 'english',
      language: 'en',
      translationOf: german.id,
    })
    await published(world, 'Only in English', { section: 'english', language: 'en' })
    const page = await shown(world)
    expect(page.lead?.headline).toBe('Only in English')
    expect(page.secondRank.map(({ headline }) => headline)).toEqual(['Zuschlag für die Genossenschaft'])
    expect(page.strips.map(({ section, articles }) => [section.name, articles[0]?.headline])).toEqual([
      ['English', 'Site goes to cooperative'],
    ])
  })

  it('refuses to save over what somebody else saved', async () => {
    const world = await testWorld()
    const one = await published(world, 'Eins')
    const two = await published(world, 'Zwei')
    must(await save(world, [aPin(one.id)]))
    expect(await save(world, [aPin(two.id)])).toMatchObject({
      refusal: 'revision-outdated',
      detail: { current: 1 },
    })
    expect((await readPinBoard(world.db)).pins).toMatchObject([{ articleId: one.id }])
    expect(must(await save(world, [], 1))).toMatchObject({ version: 2, pins: [] })
  })

  it('lets only one of two editors who save at the same moment win', async () => {
    const world = await testWorld()
    // Two SQLite connections on one thread would wait for each other; a process has but one.
    const other = kind === 'postgres' ? await world.secondProcess() : world
    const one = await published(world, 'Eins')
    const results = await Promise.all([save(world, [aPin(one.id)]), save(other, [])])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await readPinBoard(world.db)).version).toBe(1)
  })

  it('names the pin whose article or picture does not exist', async () => {
    const world = await testWorld()
    const one = await published(world, 'Eins')
    expect(await save(world, [aPin(one.id), aPin('nothing', { slot: 'second' })])).toMatchObject({
      refusal: 'unknown-article',
      detail: { field: 'pins.1.articleId' },
    })
    expect(await save(world, [aPin(one.id, { mediaId: 'nothing' })])).toMatchObject({
      refusal: 'unknown-media',
      detail: { field: 'pins.0.mediaId' },
    })
    expect((await readPinBoard(world.db)).version).toBe(0)
  })
})
