import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { followReactions } from '../platform/queue/follow-reactions.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import { changeSettings, readSettings } from '../settings/index.ts'
import { indexNowKey, submission, verdictOn } from './index-now.ts'
import { indexNowState } from './index-now-state.ts'
import { indexNowTasks, indexNowTasksFor } from './tasks.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Sent = { host: string; key: string; keyLocation: string; urlList: string[] }

/** A search engine that answers with what `status` says at the moment. */
async function anEngine() {
  const self = { url: '', status: 200, sent: [] as Sent[] }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      self.sent.push(JSON.parse(body))
      response.writeHead(self.status).end()
    })
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/indexnow`
  return self
}

async function switchOn(world: TestWorld, indexNowEndpoint: string, indexNow = true) {
  const { machines } = await readSettings(world.db)
  const value = { ...machines, indexNow, indexNowEndpoint }
  must(await changeSettings(world, { group: 'machines', value, by: null }))
}

/** What the worker does when something has happened, and again when as many seconds have passed. */
async function react(world: TestWorld, seconds = 0) {
  while ((await followReactions(world, 'reactions', (events) => events.flatMap(indexNowTasksFor))) > 0);
  await openTaskWorker(world, indexNowTasks).drain()
  world.clock.advance({ seconds })
  await openTaskWorker(world, indexNowTasks).drain()
}

const insideAllowed = { DEPESCHE_FETCH_ALLOW: '127.0.0.1' }
const actor = anActor({ role: 'administrator' })

it('what an answer means', () => {
  expect([200, 202, 400, 403, 422, 429, 500, 503, null].map(verdictOn)).toEqual([
    'taken',
    'taken',
    'refused',
    'later',
    'refused',
    'later',
    'later',
    'later',
    'later',
  ])
})

it('addresses leave as they stand on pages', () => {
  expect(JSON.parse(submission('https://zeitung.example', 'k', ['/münchen/a?b']))).toEqual({
    host: 'zeitung.example',
    key: 'k',
    keyLocation: 'https://zeitung.example/k.txt',
    urlList: ['https://zeitung.example/m%C3%BCnchen/a%3Fb'],
  })
  expect(indexNowKey({ secret: 'x' })).toMatch(/^[0-9a-f]{32}$/)
  expect(indexNowKey({ secret: 'x' })).not.toBe(indexNowKey({ secret: 'y' }))
})

describeOnEachDatabase('telling search engines', (testWorld) => {
  it('tells nothing until it is switched on, and nothing later of what was before', async () => {
    const world = await testWorld(insideAllowed)
    const engine = await anEngine()
    await switchOn(world, engine.url, false)
    await anArticle(world, { status: 'published' })
    await react(world, 30)
    await switchOn(world, engine.url)
    await anArticle(world, { status: 'draft' })
    await react(world, 30)
    expect(engine.sent).toEqual([])
    expect(await indexNowState(world)).toMatchObject({ isOn: true, waiting: 0, last: null })
  })

  it('gathers what is new, changed, moved and gone, and tells of each once', async () => {
    const world = await testWorld(insideAllowed)
    const engine = await anEngine()
    await switchOn(world, engine.url)
    const one = await anArticle(world, { headline: 'Eins', status: 'published' })
    const two = await anArticle(world, { headline: 'Zwei', status: 'published' })
    must(
      await saveArticle(
        world,
        { id: one.id, expected: one.revision, change: { headline: 'Eins, geändert' } },
        actor,
      ),
    )
    await react(world, 10)
    expect(engine.sent).toEqual([])
    await react(world, 15)
    expect(engine.sent).toHaveLength(1)
    const [{ urlList = [], keyLocation = '' } = {} as Sent] = engine.sent
    expect(urlList.toSorted()).toEqual(
      [one.path, two.path].map((path) => `https://zeitung.example${path}`).toSorted(),
    )
    expect(keyLocation).toBe(`https://zeitung.example/${indexNowKey(world.config)}.txt`)
    expect(await indexNowState(world)).toMatchObject({
      waiting: 0,
      last: { status: 200, addresses: 2, problem: null },
    })

    must(
      await saveArticle(
        world,
        { id: two.id, expected: two.revision, change: { status: 'unpublished' } },
        actor,
      ),
    )
    await react(world, 25)
    expect(engine.sent.at(-1)?.urlList).toEqual([`https://zeitung.example${two.path}`])
  })

  it('tries again what was not taken for now, later each time, and forgets it after two days', async () => {
    const world = await testWorld(insideAllowed)
    const engine = await anEngine()
    await switchOn(world, engine.url)
    engine.status = 403
    await anArticle(world, { status: 'published' })
    await react(world, 25)
    expect(await indexNowState(world)).toMatchObject({ waiting: 1, last: { problem: 'key-not-found' } })
    engine.status = 429
    await react(world, 61)
    expect(await indexNowState(world)).toMatchObject({ waiting: 1, last: { problem: 'too-many' } })
    expect(engine.sent).toHaveLength(2)
    await react(world, 61)
    expect(engine.sent).toHaveLength(2)
    engine.status = 202
    await react(world, 61)
    expect(engine.sent).toHaveLength(3)
    expect(await indexNowState(world)).toMatchObject({ waiting: 0, last: { problem: null } })

    engine.status = 500
    await anArticle(world, { status: 'published' })
    for (let round = 0; round < 14; round++) await react(world, 6 * 3600)
    expect(await indexNowState(world)).toMatchObject({ waiting: 0 })
  })

  it('does not send again what was refused for good, and says what to mend', async () => {
    const world = await testWorld(insideAllowed)
    const engine = await anEngine()
    await switchOn(world, engine.url)
    engine.status = 422
    await anArticle(world, { status: 'published' })
    await react(world, 25)
    await react(world, 3600)
    expect(engine.sent).toHaveLength(1)
    expect(await indexNowState(world)).toMatchObject({
      waiting: 0,
      last: { status: 422, problem: 'addresses-refused' },
    })
  })

  it('never goes to an address within, whatever the settings say', async () => {
    const world = await testWorld()
    const engine = await anEngine()
    await switchOn(world, engine.url)
    await anArticle(world, { status: 'published' })
    await react(world, 25)
    expect(engine.sent).toEqual([])
    expect(await indexNowState(world)).toMatchObject({ waiting: 1, last: { problem: 'no-answer' } })
  })
})
