import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { listAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { followReactions } from '../platform/queue/follow-reactions.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import {
  createEndpoint,
  editEndpoint,
  pingEndpoint,
  removeEndpoint,
  renewSecret,
  retryDelivery,
} from './manage-webhooks.ts'
import { sendDueWebhooks } from './send-due.ts'
import { openWebhookSender } from './sender.ts'
import { endpointById, listEndpoints } from './store.ts'
import { listDeliveries } from './store-deliveries.ts'
import { webhookTasks, webhookTasksFor } from './tasks.ts'
import { webhookEvents } from './webhook.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Taken = { headers: IncomingHttpHeaders; body: string }

/** A program that takes webhooks and answers with what `status` says at the moment. */
async function receiver() {
  const taken: Taken[] = []
  const self = { taken, status: 200, url: '' }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      taken.push({ headers: request.headers, body })
      response.writeHead(self.status).end('thanks')
    })
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return self
}

const insideAllowed = { DEPESCHE_FETCH_ALLOW: '127.0.0.1' }
const actor = anActor({ role: 'administrator' })
const everything = { events: webhookEvents }
const firstPage = { before: null, limit: 50 }

/** What the worker does when something has happened: events become tasks, tasks deliveries. */
async function react(world: TestWorld) {
  while ((await followReactions(world, 'reactions', webhookTasksFor)) > 0);
  await openTaskWorker(world, webhookTasks).drain()
}

async function endpointAt(world: TestWorld, url: string) {
  const { endpoint, secret } = must(await createEndpoint(world, { url, ...everything }, actor))
  return { id: endpoint.id, secret }
}

describeOnEachDatabase('webhooks', (testWorld) => {
  it('tell a program what happened to an article, signed', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    const { id, secret } = await endpointAt(world, program.url)
    const article = await anArticle(world, {
      headline: 'Rat beschließt Haushalt',
      standfirst: 'Nach sechs Stunden.',
      status: 'published',
    })
    await react(world)
    expect(await openWebhookSender(world).drain()).toBe(1)

    const [{ headers, body } = { headers: {}, body: '' }] = program.taken
    const message = JSON.parse(body)
    expect(message).toMatchObject({
      event: 'article.published',
      occurredAt: world.clock.now(),
      data: {
        id: article.id,
        url: `https://zeitung.example${article.path}`,
        path: article.path,
        status: 'published',
        headline: 'Rat beschließt Haushalt',
        teaser: 'Nach sechs Stunden.',
        section: { slug: 'politik', name: 'Politik' },
      },
    })
    const [, t = '', hex = ''] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['depesche-signature'])) ?? []
    expect(Number(t)).toBe(Date.parse(world.clock.now()) / 1000)
    expect(hex).toBe(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'))
    expect(headers).toMatchObject({
      'depesche-event': 'article.published',
      'content-type': 'application/json; charset=utf-8',
    })

    const [delivery] = await listDeliveries(world.db, id, firstPage)
    expect(delivery).toMatchObject({
      event: 'article.published',
      eventId: message.id,
      attempts: 1,
      deliveredAt: world.clock.now(),
    })
    expect(delivery?.tries).toMatchObject([{ number: 1, status: 200, error: null }])
  })

  it('tell of a comment that waits, without the address of its writer', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    must(await createEndpoint(world, { url: program.url, events: ['comment.pending'] }, actor))
    const article = await anArticle(world, { status: 'published' })
    const id = await aWaitingComment(world, { articleId: article.id })
    await inTransaction(world, (tx) =>
      announce(tx, world.clock, 'comment.pending', { commentId: id, articleId: article.id }),
    )
    await react(world)
    expect(await openWebhookSender(world).drain()).toBe(1)
    const body = program.taken[0]?.body ?? ''
    expect(JSON.parse(body)).toMatchObject({
      event: 'comment.pending',
      data: {
        id,
        articleId: article.id,
        url: `https://zeitung.example${article.path}#comment-${id}`,
        status: 'pending',
        author: { name: 'Ada Leser' },
      },
    })
    expect(body).not.toContain('@')
  })

  it('tell of changes and of the withdrawal, to those that asked', async () => {
    const world = await testWorld(insideAllowed)
    const [all, one] = [await receiver(), await receiver()]
    await endpointAt(world, all.url)
    must(await createEndpoint(world, { url: one.url, events: ['article.unpublished'] }, actor))
    const article = await anArticle(world, { status: 'published' })
    const saved = must(
      await saveArticle(world, { id: article.id, expected: 1, change: { headline: 'Neu' } }, actor),
    )
    must(
      await saveArticle(
        world,
        { id: article.id, expected: saved.revision, change: { status: 'unpublished' } },
        actor,
      ),
    )
    await react(world)
    await openWebhookSender(world).drain()
    const told = ({ taken }: { taken: Taken[] }) => taken.map(({ body }) => JSON.parse(body).event).sort()
    expect(told(all)).toEqual(['article.published', 'article.unpublished', 'article.updated'])
    expect(told(one)).toEqual(['article.unpublished'])
    expect(JSON.parse(one.taken[0]?.body ?? '').data).toMatchObject({
      status: 'unpublished',
      headline: 'Neu',
    })
  })

  it('record an event once however often the task runs', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    const { id } = await endpointAt(world, program.url)
    await anArticle(world, { status: 'published' })
    await followReactions(world, 'one', webhookTasksFor)
    await followReactions(world, 'again', webhookTasksFor)
    await openTaskWorker(world, webhookTasks).drain()
    expect(await listDeliveries(world.db, id, firstPage)).toHaveLength(1)
  })

  it('are tried again with the same bytes until they are taken', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    program.status = 503
    const { id } = await endpointAt(world, program.url)
    await anArticle(world, { status: 'published' })
    await react(world)
    const sender = openWebhookSender(world)
    expect(await sender.drain()).toBe(1)
    expect(await sender.drain()).toBe(0)
    expect((await endpointById(world.db, id))?.failingSince).toBe(world.clock.now())
    world.clock.advance({ seconds: 10 })
    expect(await sender.drain()).toBe(1)
    program.status = 200
    world.clock.advance({ seconds: 30 })
    expect(await sender.drain()).toBe(1)

    expect(new Set(program.taken.map(({ body }) => body)).size).toBe(1)
    expect(new Set(program.taken.map(({ headers }) => headers['depesche-signature'])).size).toBe(3)
    const [delivery] = await listDeliveries(world.db, id, firstPage)
    expect(delivery?.tries.map(({ status }) => status)).toEqual([503, 503, 200])
    expect(await endpointById(world.db, id)).toMatchObject({ failingSince: null, disabledAt: null })
  })

  it('are given up after a day', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    program.status = 500
    const { id } = await endpointAt(world, program.url)
    must(await pingEndpoint(world, id))
    const sender = openWebhookSender(world)
    for (let hour = 0; hour < 30; hour++) {
      await sender.drain()
      world.clock.advance({ hours: 1 })
    }
    const [delivery] = await listDeliveries(world.db, id, firstPage)
    expect(delivery).toMatchObject({ nextTryAt: null, deliveredAt: null })
    expect(delivery?.failedAt).not.toBeNull()
    const tries = program.taken.length
    expect(must(await retryDelivery(world, { endpointId: id, deliveryId: delivery?.id ?? '' }))).toBeNull()
    program.status = 200
    await sender.drain()
    expect(program.taken).toHaveLength(tries + 1)
    expect((await listDeliveries(world.db, id, firstPage))[0]).toMatchObject({
      failedAt: null,
      deliveredAt: world.clock.now(),
    })
  })

  it('stop for an endpoint that is gone, and go on when a person enables it', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    program.status = 410
    const { id } = await endpointAt(world, program.url)
    const sender = openWebhookSender(world)
    for (let time = 0; time < 3; time++) {
      must(await pingEndpoint(world, id))
      await sendDueWebhooks(world)
    }
    const disabled = await endpointById(world.db, id)
    expect(disabled).toMatchObject({ disabledReason: 'gone', disabledAt: world.clock.now() })
    const log = await listAudit(world.db, { action: 'webhook.disabled' }, { limit: 5 })
    expect(log.items).toMatchObject([{ subject: { id }, detail: { reason: 'gone' } }])
    expect(await pingEndpoint(world, id)).toMatchObject({ refusal: 'webhook-disabled' })

    const tries = program.taken.length
    world.clock.advance({ days: 2 })
    await anArticle(world, { status: 'published' })
    await react(world)
    expect(await sender.drain()).toBe(0)
    must(await editEndpoint(world, { id, input: { enabled: true }, expected: 1 }, actor))
    expect(await sender.drain()).toBe(0)
    expect(program.taken).toHaveLength(tries)
    program.status = 200
    must(await pingEndpoint(world, id))
    expect(await sender.drain()).toBe(1)
    expect(await endpointById(world.db, id)).toMatchObject({
      disabledAt: null,
      disabledReason: null,
      goneAnswers: 0,
    })
  })

  it('never reach inside unless the administrator lets them', async () => {
    const world = await testWorld()
    const program = await receiver()
    expect(await createEndpoint(world, { url: program.url, ...everything }, actor)).toMatchObject({
      refusal: 'webhook-url-not-allowed',
    })
    // A name that leads inside is seen when something is sent.
    const { endpoint } = must(
      await createEndpoint(world, { url: 'https://inside.invalid/', ...everything }, actor),
    )
    must(await pingEndpoint(world, endpoint.id))
    await sendDueWebhooks(world)
    const [delivery] = await listDeliveries(world.db, endpoint.id, firstPage)
    expect(delivery?.tries).toMatchObject([{ status: null, error: 'host-unknown' }])
  })

  it('are signed with the new secret once it is renewed', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    const { id, secret } = await endpointAt(world, program.url)
    const renewed = must(await renewSecret(world, id, actor))
    expect(renewed).not.toBe(secret)
    must(await pingEndpoint(world, id))
    await sendDueWebhooks(world)
    const [{ headers, body } = { headers: {}, body: '' }] = program.taken
    const [, t, hex] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['depesche-signature'])) ?? []
    expect(hex).toBe(createHmac('sha256', renewed).update(`${t}.${body}`).digest('hex'))
  })

  it('are changed by one person at a time', async () => {
    const world = await testWorld(insideAllowed)
    const { id } = await endpointAt(world, 'https://hooks.example/')
    const edited = must(
      await editEndpoint(
        world,
        { id, input: { events: ['article.updated'], enabled: false }, expected: 1 },
        actor,
      ),
    )
    expect(edited).toMatchObject({ revision: 2, events: ['article.updated'], disabledReason: 'by-hand' })
    expect(await editEndpoint(world, { id, input: { description: 'x' }, expected: 1 }, actor)).toMatchObject({
      refusal: 'revision-outdated',
      detail: { current: 2 },
    })
  })

  it('take what waits with them when they are removed', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    const { id } = await endpointAt(world, program.url)
    must(await pingEndpoint(world, id))
    must(await removeEndpoint(world, id, actor))
    expect(await sendDueWebhooks(world)).toBe(0)
    expect(await listEndpoints(world.db)).toEqual([])
    expect(await removeEndpoint(world, id, actor)).toMatchObject({ refusal: 'not-found' })
  })

  it('are sent by a sender of their own, which forgets old ones', async () => {
    const world = await testWorld(insideAllowed)
    const program = await receiver()
    const { id } = await endpointAt(world, program.url)
    must(await pingEndpoint(world, id))
    await sendDueWebhooks(world)
    world.clock.advance({ days: 31 })
    must(await pingEndpoint(world, id))
    const sender = openWebhookSender(world)
    sender.start()
    await expect
      .poll(async () => (await listDeliveries(world.db, id, firstPage)).map(({ deliveredAt }) => deliveredAt))
      .toEqual([world.clock.now()])
    await sender.stop()
    expect(program.taken).toHaveLength(2)
  })
})
