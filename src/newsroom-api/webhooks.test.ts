import { expect, it } from 'vitest'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { openWebhookSender, webhookEvents as roomEvents } from '../webhooks/index.ts'
import { webhookEvents } from './contract/webhooks.ts'
import { webhooksApi } from './webhooks.ts'

const as = (world: TestWorld, role: TokenRole | null = 'administrator') =>
  callerAs(world, [webhooksApi(world)], role)
const input = { url: 'https://hooks.invalid/depesche', events: ['article.published'] }

it('the contract names the events there are', () => {
  expect(webhookEvents).toEqual(roomEvents)
})

describeOnEachDatabase('the API of webhooks', (testWorld) => {
  it('tells the secret once', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    const made = await administrator.call('POST', '/webhooks', input)
    expect(made).toMatchObject({
      status: 201,
      body: { ...input, description: null, enabled: true, revision: 1, createdBy: 'Test administrator' },
    })
    expect(made.body.secret).toMatch(/^whsec_[\w-]{43}$/)
    const { secret, ...shown } = made.body
    expect((await administrator.call('GET', `/webhooks/${made.body.id}`)).body).toEqual(shown)
    expect((await administrator.call('GET', '/webhooks')).body).toEqual({ items: [shown], nextCursor: null })
    const renewed = await administrator.call('POST', `/webhooks/${made.body.id}/secret`)
    expect(renewed.status).toBe(200)
    expect(renewed.body.secret).not.toBe(secret)
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const cases: [Record<string, unknown>, string][] = [
      [{ url: 'http://hooks.invalid/' }, 'url'],
      [{ url: 'https://127.0.0.1/' }, 'url'],
      [{ url: 'https://localhost/' }, 'url'],
      [{ url: 'hooks' }, 'url'],
      [{ events: [] }, 'events'],
      [{ events: ['article.read'] }, 'events.0'],
    ]
    for (const [given, field] of cases) {
      const answer = await (await as(world)).call('POST', '/webhooks', { ...input, ...given })
      expect(answer, JSON.stringify(given)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
    }
  })

  it('changes one only on the revision it was read at', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    const { id } = (await administrator.call('POST', '/webhooks', input)).body
    expect((await administrator.call('PATCH', `/webhooks/${id}`, { enabled: false })).status).toBe(428)
    const disabled = await administrator.call(
      'PATCH',
      `/webhooks/${id}`,
      { enabled: false },
      { 'if-match': '1' },
    )
    expect(disabled).toMatchObject({
      status: 200,
      body: { enabled: false, disabledReason: 'by-hand', revision: 2 },
    })
    expect((await administrator.call('POST', `/webhooks/${id}/ping`)).status).toBe(409)
    expect(
      (await administrator.call('PATCH', `/webhooks/${id}`, { enabled: true }, { 'if-match': '1' })).status,
    ).toBe(412)
    expect(
      (await administrator.call('PATCH', `/webhooks/${id}`, { enabled: true }, { 'if-match': '2' })).status,
    ).toBe(200)
  })

  it('sends a test and shows what became of it', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    const { id } = (await administrator.call('POST', '/webhooks', input)).body
    const ping = await administrator.call('POST', `/webhooks/${id}/ping`)
    expect(ping.status).toBe(202)
    await openWebhookSender(world).drain()
    const deliveries = await administrator.call('GET', `/webhooks/${id}/deliveries`)
    expect(deliveries.body).toMatchObject({
      items: [
        {
          id: ping.body.deliveryId,
          event: 'ping',
          status: 'waiting',
          tries: [{ number: 1, status: null, error: 'host-unknown' }],
        },
      ],
      nextCursor: null,
    })
    const retry = `/webhooks/${id}/deliveries/${ping.body.deliveryId}/retry`
    expect((await administrator.call('POST', retry)).status).toBe(202)
    expect((await administrator.call('POST', `/webhooks/${id}/deliveries/nothing/retry`)).status).toBe(404)
  })

  it('removes one', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    const { id } = (await administrator.call('POST', '/webhooks', input)).body
    expect((await administrator.call('DELETE', `/webhooks/${id}`)).status).toBe(204)
    expect((await administrator.call('GET', `/webhooks/${id}`)).status).toBe(404)
  })

  it('is for administrators', async () => {
    const world = await testWorld()
    expect((await (await as(world, 'editor')).call('GET', '/webhooks')).status).toBe(403)
    expect((await (await as(world, null)).call('POST', '/webhooks', input)).status).toBe(401)
  })
})
