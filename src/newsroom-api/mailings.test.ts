import { expect, it } from 'vitest'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import {
  createMailing,
  freezeAudience,
  mailingDeliveryStatuses as roomDeliveryStatuses,
  mailingStatuses as roomStatuses,
  startMailing,
} from '../deliveries/mailings/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must } from '../platform/result.ts'
import { mailingDeliveryStatuses, mailingStatuses } from './contract/mailings.ts'
import { mailingsApi } from './mailings.ts'

it('the contract names the statuses there are', () => {
  expect(mailingStatuses).toEqual(roomStatuses)
  expect(mailingDeliveryStatuses).toEqual(roomDeliveryStatuses)
})

async function aStartedMailing(world: TestWorld): Promise<string> {
  const id = await inTransaction(world, (tx) =>
    createMailing(tx, world, {
      kind: 'newsletter',
      ref: 'i7',
      subject: 'Morgen',
      text: 'Hallo {{name}}!',
      html: null,
    }),
  )
  const recipients = ['ada', 'ben'].map((name) => ({ address: `${name}@leser.example`, personal: { name } }))
  must(await freezeAudience(world, id, async () => ({ recipients, cursor: null })))
  must(await startMailing(world, id))
  return id
}

describeOnEachDatabase('the API of mails to many', (testWorld) => {
  it('lists them with how far they are, and shows one as it leaves, also without a mail server', async () => {
    const world = await testWorld()
    const id = await aStartedMailing(world)
    const { call } = await callerAs(world, [mailingsApi(world)], 'administrator')
    expect((await call('GET', '/mailings?kind=newsletter&ref=i7')).body).toMatchObject({
      items: [
        {
          id,
          subject: 'Morgen',
          progress: { status: 'waiting-for-smtp', total: 2, pending: 2, accepted: 0 },
        },
      ],
      nextCursor: null,
      hasSmtp: false,
    })
    expect((await call('GET', '/mailings?kind=alert')).body).toMatchObject({ items: [] })
    const { example } = (await call('GET', `/mailings/${id}`)).body as {
      example: { to: string; source: string }
    }
    expect(example.to).toBe('ada@leser.example')
    expect(example.source).toMatch(
      /^To: <ada@leser\.example>\r\nMessage-ID: <1\.1\.[0-9a-f]{16}@zeitung\.example>/,
    )
    expect(example.source).toContain('ada')
    const first = (await call('GET', `/mailings/${id}/deliveries?limit=1`)).body
    expect(first).toMatchObject({
      items: [{ number: 1, to: 'ada@leser.example', status: 'queued' }],
      nextCursor: '1',
    })
    expect((await call('GET', `/mailings/${id}/deliveries?limit=1&cursor=1`)).body).toMatchObject({
      items: [{ number: 2, to: 'ben@leser.example' }],
      nextCursor: null,
    })
  })

  it('pauses, resumes and cancels, and each is on record', async () => {
    const world = await testWorld()
    const id = await aStartedMailing(world)
    const { call } = await callerAs(world, [mailingsApi(world)], 'administrator')
    const post = async (step: string) => (await call('POST', `/mailings/${id}/${step}`)).status
    expect(await post('resume')).toBe(409)
    expect([await post('pause'), await post('pause'), await post('resume'), await post('cancel')]).toEqual([
      204, 409, 204, 204,
    ])
    expect(await post('resume')).toBe(409)
    expect((await call('POST', '/mailings/nowhere/pause')).status).toBe(404)
    const entries = await world.db.selectFrom('audit_entries').select('action').orderBy('id').execute()
    expect(entries.map(({ action }) => action).filter((action) => action.startsWith('outbox.'))).toEqual([
      'outbox.mailing-paused',
      'outbox.mailing-resumed',
      'outbox.mailing-cancelled',
    ])
  })

  it('is for administrators', async () => {
    const world = await testWorld()
    const id = await aStartedMailing(world)
    const { call } = await callerAs(world, [mailingsApi(world)], 'editor')
    expect((await call('GET', '/mailings')).status).toBe(403)
    expect((await call('POST', `/mailings/${id}/cancel`)).status).toBe(403)
  })
})
