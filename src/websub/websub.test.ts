import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { askHub } from './ask-hub.ts'
import { hubSignature } from './hub.ts'
import { openHubSender } from './sender.ts'
import { markChanged, nextDueAt } from './store-deliveries.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Taken = { headers: IncomingHttpHeaders; body: string }
type Subscriber = {
  url: string
  asked: URLSearchParams[]
  taken: Taken[]
  /** What it does when asked whether it meant it; the challenge when not given. */
  confirm: ((response: ServerResponse, challenge: string) => void) | null
  take: (response: ServerResponse) => void
}

async function aSubscriber(): Promise<Subscriber> {
  const self: Subscriber = {
    url: '',
    asked: [],
    taken: [],
    confirm: null,
    take: (response) => response.writeHead(204).end(),
  }
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://x')
    if (request.method === 'GET') {
      self.asked.push(searchParams)
      const challenge = searchParams.get('hub.challenge') ?? ''
      if (self.confirm) return self.confirm(response, challenge)
      return response.end(challenge)
    }
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      self.taken.push({ headers: request.headers, body })
      self.take(response)
    })
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub?id=7`
  return self
}

const topic = '/politik/feed.xml'
const address = `https://zeitung.example${topic}`
const insideAllowed = { DEPESCHE_FETCH_ALLOW: '127.0.0.1' }

/** Feeds of which the test says how they read. */
function feeds() {
  const words = new Map([[topic, '<rss>1</rss>']])
  const read = async (path: string) => {
    const body = words.get(path)
    return body === undefined
      ? null
      : { body, contentType: 'application/rss+xml; charset=utf-8', madeOf: ['articles', 'comments:7'] }
  }
  return { words, read }
}

const ask = (
  world: TestWorld,
  callback: string,
  { read, ...changes }: { read: (path: string) => Promise<unknown> } & Record<string, unknown>,
) =>
  askHub(
    world,
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.callback': callback,
      'hub.topic': address,
      ...(changes as Record<string, string>),
    }),
    async (path) => (await read(path)) !== null,
  )

const changed = (world: TestWorld, ...names: string[]) =>
  inTransaction(world, (tx) => markChanged(tx, new Set(names), world.clock.now()))

const subscriptions = (world: TestWorld) =>
  world.db.selectFrom('websub_subscriptions').selectAll().orderBy('created_at').execute()

describeOnEachDatabase('the hub', (testWorld) => {
  it('asks the callback, then sends the feed when it reads differently, signed, and once', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const subscriber = await aSubscriber()
    const sender = openHubSender(world, read)
    expect(await ask(world, subscriber.url, { read, 'hub.secret': 'geheim' })).toMatchObject({ ok: true })
    expect(await subscriptions(world)).toEqual([])
    await sender.drain()
    const [asked] = subscriber.asked
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      id: '7',
      'hub.mode': 'subscribe',
      'hub.topic': address,
      'hub.lease_seconds': '864000',
    })
    expect(await subscriptions(world)).toMatchObject([{ topic, lease_until: '2026-12-03T09:00:00.000Z' }])
    expect(subscriber.taken).toEqual([])

    // As it was: nobody is told. A comment changes no feed of articles.
    await changed(world, 'articles')
    await sender.drain()
    words.set(topic, '<rss>2</rss>')
    await changed(world, 'comments:7', 'tags')
    await sender.drain()
    expect(subscriber.taken).toEqual([])

    await changed(world, 'articles')
    await sender.drain()
    await sender.drain()
    expect(subscriber.taken).toHaveLength(1)
    const { headers, body } = subscriber.taken[0] ?? { headers: {}, body: '' }
    expect(body).toBe('<rss>2</rss>')
    expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    expect(headers.link).toBe(`<https://zeitung.example/websub>; rel="hub", <${address}>; rel="self"`)
    expect(headers['x-hub-signature']).toBe(hubSignature('geheim', body))
  })

  it('sends what is newest to whom an older one was on its way, and tries again what was not taken', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const subscriber = await aSubscriber()
    const sender = openHubSender(world, read)
    await ask(world, subscriber.url, { read })
    await sender.drain()
    subscriber.take = (response) => response.writeHead(503).end()
    words.set(topic, 'zwei')
    await changed(world, 'articles')
    await sender.drain()
    words.set(topic, 'drei')
    await changed(world, 'articles')
    await sender.drain()
    expect(subscriber.taken.map(({ body }) => body)).toEqual(['zwei', 'drei'])
    expect(subscriber.taken[0]?.headers['x-hub-signature']).toBeUndefined()
    await sender.drain()
    expect(subscriber.taken).toHaveLength(2)
    world.clock.advance({ seconds: 61 })
    subscriber.take = (response) => response.writeHead(200).end('danke')
    await sender.drain()
    expect(subscriber.taken.map(({ body }) => body)).toEqual(['zwei', 'drei', 'drei'])
    expect(await subscriptions(world)).toMatchObject([{ content_id: null, failing_since: null }])
  })

  it('loses nothing when the process ends while it sends: what was claimed goes again', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const subscriber = await aSubscriber()
    await ask(world, subscriber.url, { read })
    await openHubSender(world, read).drain()
    words.set(topic, 'neu')
    await changed(world, 'articles')
    // The end is never written down, as if the process had ended.
    const dying = {
      ...world,
      db: world.db,
      clock: { now: () => world.clock.now() },
      events: {
        ...world.events,
        catchUp: async () => {
          if (subscriber.taken.length > 0) throw new Error('killed')
        },
      },
    }
    subscriber.take = () => {}
    const second = await world.secondProcess()
    void openHubSender(dying, read)
      .drain()
      .catch(() => {})
    await expect.poll(() => subscriber.taken.length).toBe(1)
    for (const server of servers) server.closeAllConnections()
    subscriber.take = (response) => response.writeHead(204).end()
    await expect.poll(async () => (await subscriptions(world)).map(({ attempts }) => attempts)).toEqual([1])
    world.clock.advance({ seconds: 61 })
    await openHubSender(second, read).drain()
    expect(subscriber.taken.map(({ body }) => body)).toEqual(['neu', 'neu'])
  })

  it('ends what says 410, what ran out, what fails for five days, and what it is told to end', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const gone = await aSubscriber()
    const failing = await aSubscriber()
    const leaving = await aSubscriber()
    const brief = await aSubscriber()
    const sender = openHubSender(world, read)
    for (const subscriber of [gone, failing, leaving]) await ask(world, subscriber.url, { read })
    await ask(world, brief.url, { read, 'hub.lease_seconds': '3600' })
    await sender.drain()
    expect(await subscriptions(world)).toHaveLength(4)

    gone.take = (response) => response.writeHead(410).end()
    failing.take = (response) => response.writeHead(500).end()
    words.set(topic, 'zwei')
    await changed(world, 'articles')
    await sender.drain()
    expect(await subscriptions(world)).toHaveLength(3)

    await ask(world, leaving.url, { read, 'hub.mode': 'unsubscribe' })
    await sender.drain()
    expect(leaving.asked.at(-1)?.get('hub.mode')).toBe('unsubscribe')
    expect(await subscriptions(world)).toHaveLength(2)

    world.clock.advance({ seconds: 3601 })
    words.set(topic, 'drei')
    await changed(world, 'articles')
    await sender.drain()
    expect(brief.taken.map(({ body }) => body)).toEqual(['zwei'])

    world.clock.advance({ seconds: 5 * 86_400 })
    words.set(topic, 'vier')
    await changed(world, 'articles')
    await openHubSender(world, read).drain()
    expect(await subscriptions(world)).toEqual([])
  })

  it('sends what changed while the callback was being asked', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const subscriber = await aSubscriber()
    subscriber.confirm = (response, challenge) => {
      words.set(topic, 'inzwischen')
      void changed(world, 'articles').then(() => response.end(challenge))
    }
    await ask(world, subscriber.url, { read })
    await openHubSender(world, read).drain()
    expect(subscriber.taken.map(({ body }) => body)).toEqual(['inzwischen'])
  })

  it('does not let those that hang hold up what comes later', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const hanging = await aSubscriber()
    const quick = await aSubscriber()
    for (const { url } of [hanging, quick]) await ask(world, url, { read })
    await openHubSender(world, read).drain()
    hanging.take = () => {}
    const sender = openHubSender(world, read)
    sender.start()
    for (const body of ['zwei', 'drei']) {
      words.set(topic, body)
      await changed(world, 'articles')
      sender.wake()
      await expect.poll(() => quick.taken.at(-1)?.body, { timeout: 4000 }).toBe(body)
    }
    for (const server of servers) server.closeAllConnections()
    await sender.stop()
  })

  it('waits for nothing that ran out', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const subscriber = await aSubscriber()
    await ask(world, subscriber.url, { read, 'hub.lease_seconds': '3600' })
    const sender = openHubSender(world, read)
    await sender.drain()
    subscriber.take = (response) => response.writeHead(500).end()
    words.set(topic, 'zwei')
    await changed(world, 'articles')
    await sender.drain()
    expect(await nextDueAt(world.db, world.clock.now())).not.toBeNull()
    world.clock.advance({ seconds: 3600 })
    expect(await nextDueAt(world.db, world.clock.now())).toBeNull()
  })

  it('makes nothing of wishes that the callback did not confirm, nor of a forged end', async () => {
    const world = await testWorld(insideAllowed)
    const { read } = feeds()
    const subscriber = await aSubscriber()
    const sender = openHubSender(world, read)
    for (const confirm of [
      (response: ServerResponse) => response.writeHead(404).end(),
      (response: ServerResponse) => response.end('something else'),
      (response: ServerResponse) => response.end('x'.repeat(1_000_000)),
      (response: ServerResponse, challenge: string) =>
        response.writeHead(302, { location: `${subscriber.url}&to=${challenge}` }).end(challenge),
    ]) {
      subscriber.confirm = confirm
      await ask(world, subscriber.url, { read })
      await sender.drain()
      expect(await subscriptions(world)).toEqual([])
      expect(await world.db.selectFrom('websub_requests').selectAll().execute()).toEqual([])
    }
    subscriber.confirm = null
    await ask(world, subscriber.url, { read })
    await sender.drain()
    subscriber.confirm = (response) => response.writeHead(404).end()
    await ask(world, subscriber.url, { read, 'hub.mode': 'unsubscribe' })
    await ask(world, subscriber.url, { read, 'hub.secret': 'fremd' })
    await sender.drain()
    expect(await subscriptions(world)).toMatchObject([{ secret: null }])
  })

  it('asks again when a callback does not answer, and then no more', async () => {
    const world = await testWorld(insideAllowed)
    const { read } = feeds()
    const subscriber = await aSubscriber()
    const sender = openHubSender(world, read)
    subscriber.confirm = (response) => response.writeHead(503).end()
    await ask(world, subscriber.url, { read })
    for (let round = 0; round < 5; round++) {
      await sender.drain()
      world.clock.advance({ seconds: 601 })
    }
    expect(subscriber.asked).toHaveLength(3)
  })

  it('does not follow a subscriber to where it leads, and reads no more than it needs', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const leading = await aSubscriber()
    const inner = await aSubscriber()
    const flooding = await aSubscriber()
    leading.take = (response) => response.writeHead(307, { location: inner.url }).end()
    let sent = 0
    flooding.take = (response) => {
      const flood = () => {
        while (!response.destroyed && sent < 1_000_000_000) {
          sent += 65_536
          if (!response.write('x'.repeat(65_536))) return void response.once('drain', flood)
        }
      }
      response.writeHead(200)
      flood()
    }
    const sender = openHubSender(world, read)
    for (const { url } of [leading, flooding]) await ask(world, url, { read })
    await sender.drain()
    words.set(topic, 'zwei')
    await changed(world, 'articles')
    await sender.drain()
    expect(inner.taken).toEqual([])
    expect(sent).toBeLessThan(50_000_000)
    expect((await subscriptions(world)).map(({ failing_since }) => failing_since !== null)).toEqual([
      true,
      true,
    ])
  })

  it('never calls a private address, whatever name or notation leads there', async () => {
    const world = await testWorld()
    const { read } = feeds()
    const subscriber = await aSubscriber()
    const { port } = new URL(subscriber.url)
    for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost'])
      expect(await ask(world, `http://${host}:${port}/`, { read })).toMatchObject({ refusal: 'bad-request' })
    // A name is looked up only when it is called.
    await ask(world, `http://localtest.me:${port}/`, { read })
    await openHubSender(world, read).drain()
    expect(subscriber.asked).toEqual([])
  })

  it('tells subscribers of a feed that is gone, and forgets them', async () => {
    const world = await testWorld(insideAllowed)
    const { words, read } = feeds()
    const subscriber = await aSubscriber()
    const sender = openHubSender(world, read)
    await ask(world, subscriber.url, { read })
    await sender.drain()
    words.delete(topic)
    await changed(world, 'articles')
    await sender.drain()
    expect(subscriber.asked.at(-1)?.get('hub.mode')).toBe('denied')
    expect(await subscriptions(world)).toEqual([])
    expect(await ask(world, subscriber.url, { read })).toMatchObject({ refusal: 'unknown-topic' })
  })

  it('lets no host fill it with wishes', async () => {
    const world = await testWorld(insideAllowed)
    const { read } = feeds()
    const answers = []
    for (let number = 0; number < 102; number++)
      answers.push(await ask(world, `http://127.0.0.1:9/${number}`, { read }))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100)
    expect(answers.at(-1)).toMatchObject({ refusal: 'too-many' })
    // Another one of the same callback takes the place of the first.
    expect(await world.db.selectFrom('websub_requests').selectAll().execute()).toHaveLength(100)
  })
})
