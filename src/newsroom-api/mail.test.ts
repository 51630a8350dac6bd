import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { anActor } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { fakeDns } from '../../test/dns.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { listKeys } from '../deliveries/dkim/index.ts'
import { suppressionReasons as roomReasons, suppress } from '../deliveries/suppressions/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { Dns } from '../platform/dns.ts'
import { must } from '../platform/result.ts'
import { changeSettings } from '../settings/index.ts'
import { suppressionReasons } from './contract/mail.ts'
import type { ApiEnv } from './kit.ts'
import { mailApi } from './mail.ts'
import { suppressionsApi } from './suppressions.ts'

const as = (world: TestWorld, role: TokenRole = 'administrator', dns: Dns = fakeDns({})) =>
  callerAs(world, [mailApi(world, dns), suppressionsApi(world)], role)

it('the contract names the reasons there are', () => {
  expect(suppressionReasons).toEqual(roomReasons)
})

describeOnEachDatabase('the API of mail', (testWorld) => {
  it('tells how mail leaves and what comes back', async () => {
    const world = await testWorld({ DEPESCHE_BOUNCE_PORT: '2525' })
    expect((await (await as(world)).call('GET', '/mail')).body).toEqual({
      hasSmtp: false,
      sender: 'no-reply@zeitung.example',
      bounces: { way: 'port', lookedAt: null, error: null, reports: {} },
      refusals: { count: 0, lastAnswer: null },
    })
  })

  it('a key is made, waits for its record, signs and is removed; its private half is told nowhere', async () => {
    const world = await testWorld()
    const value = { senderAddress: 'post@zeitung.example', bounceAddress: '' }
    must(await changeSettings(world, { group: 'mail', value, by: null }))
    const administrator = await as(world)
    const made = await administrator.call('POST', '/mail/dkim-keys')
    expect(made).toMatchObject({
      status: 201,
      body: {
        id: 'd20261123',
        domain: 'zeitung.example',
        status: 'waiting-for-record',
        record: { name: 'd20261123._domainkey.zeitung.example' },
      },
    })
    expect(JSON.stringify(made.body)).not.toMatch(/private|BEGIN/i)
    expect((await administrator.call('POST', '/mail/dkim-keys')).status).toBe(409)
    expect((await administrator.call('POST', '/mail/dkim-keys/d20261123/start')).body).toMatchObject({
      status: 409,
      type: expect.stringContaining('record-missing'),
    })
    const [key] = await listKeys(world)
    const dns = fakeDns({ txt: { [key?.record.name ?? '']: [key?.record.value ?? ''] } })
    const started = await (await as(world, 'administrator', dns)).call(
      'POST',
      '/mail/dkim-keys/d20261123/start',
    )
    expect(started.body).toMatchObject({ items: [{ id: 'd20261123', status: 'signing' }] })
    expect((await administrator.call('DELETE', '/mail/dkim-keys/d20261123')).status).toBe(204)
    expect((await administrator.call('DELETE', '/mail/dkim-keys/d20261123')).status).toBe(404)
    expect((await administrator.call('GET', '/mail/dkim-keys')).body).toEqual({ items: [] })
  })

  it('without a domain no key is made, and the answer says what to do', async () => {
    const world = await testWorld({ DEPESCHE_PUBLIC_URL: 'http://localhost:4000' })
    const refused = await (await as(world)).call('POST', '/mail/dkim-keys')
    expect(refused).toMatchObject({ status: 422, body: { title: expect.any(String) } })
  })

  it('addresses are added, found, lifted with a reason, and exported', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    await inTransaction(world, (tx) =>
      suppress(tx, world, { address: '=cmd@leser.example', reason: 'bounced', detail: '550 5.1.1' }),
    )
    await inTransaction(world, (tx) => suppress(tx, world, { address: 'e@leser.example', reason: 'erased' }))
    world.clock.advance({ minutes: 1 })
    const added = await administrator.call('POST', '/suppressions', {
      address: ' Ben@leser.example ',
      detail: 'bat am Telefon darum',
    })
    expect(added).toMatchObject({ status: 201, body: { address: 'Ben@leser.example', reason: 'by-hand' } })
    const list = await administrator.call('GET', '/suppressions?address=ben@LESER.example')
    expect(list.body).toEqual({ items: [added.body], nextCursor: null })
    expect((await administrator.call('GET', '/suppressions?reason=erased')).body).toMatchObject({
      items: [{ address: null }],
    })
    expect((await administrator.call('POST', '/suppressions', { address: 'a@b', detail: '' })).status).toBe(
      422,
    )
    expect(
      (await administrator.call('POST', '/suppressions', { address: 'a@b.c\r\nBcc: d@e.f', detail: 'x' }))
        .status,
    ).toBe(422)
    const lift = `/suppressions/${added.body.id}/lift`
    expect((await administrator.call('POST', lift, {})).status).toBe(422)
    expect((await administrator.call('POST', lift, { reason: 'ein Versehen' })).status).toBe(204)
    expect((await administrator.call('POST', lift, { reason: 'ein Versehen' })).status).toBe(404)
    const log = await world.db.selectFrom('audit_entries').selectAll().execute()
    expect(log.map(({ action }) => action).slice(1)).toEqual(['suppression.added', 'suppression.lifted'])
    expect(JSON.stringify(log)).toContain('ein Versehen')
    expect(JSON.stringify(log)).not.toMatch(/ben@/i)
  })

  it('the whole list goes into a table, in which a spreadsheet finds no formula', async () => {
    const world = await testWorld()
    const add = (entry: Parameters<typeof suppress>[2]) =>
      inTransaction(world, (tx) => suppress(tx, world, entry))
    await add({ address: 'erased@leser.example', reason: 'erased' })
    await add({ address: '=cmd@leser.example', reason: 'bounced', detail: '550 5.1.1, "unknown"' })
    const app = new OpenAPIHono<ApiEnv>()
    app.use(async (c, next) => {
      c.set('actor', anActor({ role: 'administrator' }))
      await next()
    })
    app.route('/api/v1', suppressionsApi(world))
    const table = await (await app.request('/api/v1/suppressions.csv')).text()
    expect(table.split('\r\n')[0]).toContain('address,reason,detail,suppressedAt,endsAt')
    expect(table).toContain(
      `'=cmd@leser.example,bounced,"550 5.1.1, ""unknown""",2026-11-23T09:00:00.000Z,\r\n`,
    )
    expect(table).toContain('\r\n,erased,,')
  })

  it.each<TokenRole>(['editor', 'author', 'moderator'])('is for administrators, not for %s', async (role) => {
    const caller = await as(await testWorld(), role)
    for (const [method, path] of [
      ['GET', '/mail'],
      ['GET', '/mail/dkim-keys'],
      ['POST', '/mail/dkim-keys'],
      ['GET', '/suppressions'],
      ['GET', '/suppressions.csv'],
    ] as const)
      expect((await caller.call(method, path)).status).toBe(403)
  })
})
