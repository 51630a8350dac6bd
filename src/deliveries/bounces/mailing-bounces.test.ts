import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterEach, expect, it } from 'vitest'
import { aComplaint, aDsn } from '../../../test/bounces.ts'
import { fakeDns } from '../../../test/dns.ts'
import { startRelay, type TestRelay } from '../../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { must } from '../../platform/result.ts'
import { changeSettings } from '../../settings/index.ts'
import { dnsRecordOf, makeKey, startSigning } from '../dkim/index.ts'
import {
  createMailing,
  deliveriesOf,
  freezeAudience,
  mailingProgress,
  openMailingSender,
  startMailing,
} from '../mailings/index.ts'
import { suppressedAmong } from '../suppressions/index.ts'
import { takeReport } from './take-report.ts'

describeOnEachDatabase('a mailing that comes back', (testWorld) => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  const addresses = ['Ada@leser.example', 'ben@leser.example', 'cleo@leser.example']

  async function sent(): Promise<{ world: TestWorld; relay: TestRelay; id: string; record: string[] }> {
    const relay = await startRelay()
    closers.push(relay.close)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const value = { senderAddress: 'post@zeitung.example', bounceAddress: 'b@bounces.zeitung.example' }
    must(await changeSettings(world, { group: 'mail', value, by: null }))
    const key = must(await makeKey(world))
    const record = dnsRecordOf(key)
    must(await startSigning(world, fakeDns({ txt: { [record.name]: [record.value] } }), key.selector))
    const id = await inTransaction(world, (tx) =>
      createMailing(tx, world, {
        kind: 'newsletter',
        ref: 'issue-1',
        subject: 'Grüße',
        text: 'Guten Morgen\n',
        html: '<p>Guten Morgen</p>',
        listId: 'Brief <brief.zeitung.example>',
        unsubscribeUrl: 'https://zeitung.example/u/1',
      }),
    )
    const recipients = addresses.map((address) => ({ address }))
    must(await freezeAudience(world, id, async () => ({ recipients, cursor: null })))
    must(await startMailing(world, id))
    const sender = openMailingSender(world, [])
    closers.push(() => sender.stop())
    await sender.drain()
    return { world, relay, id, record: [record.name, record.value] }
  }

  const envelopeOf = (relay: TestRelay, address: string): string =>
    relay.received.find(({ to }) => to[0]?.toLowerCase() === address.toLowerCase())?.from ?? ''

  it('names each recipient by its envelope: bounces are counted once and suppress, complaints too', async () => {
    const { world, relay, id } = await sent()
    const [ada = '', ben = '', cleo = ''] = addresses.map((address) => envelopeOf(relay, address))
    expect(new Set([ada, ben, cleo]).size).toBe(3)
    const dsn = aDsn({ to: ada, recipients: [{ recipient: 'ada@leser.example' }] })
    expect(await takeReport(world, dsn, [ada])).toBe('failed')
    expect(await takeReport(world, dsn, [ada])).toBe('repeated')
    const again = aDsn({
      to: ada,
      messageId: '<2@mx.example>',
      recipients: [{ recipient: 'ada@leser.example' }],
    })
    expect(await takeReport(world, again, [ada])).toBe('failed')
    expect(await takeReport(world, aComplaint({ mailFrom: ben }))).toBe('complained')
    expect(await mailingProgress(world, id)).toMatchObject({ accepted: 3, bounced: 1 })
    const { items } = await deliveriesOf(world, id, { limit: 9 })
    expect(items.map(({ status }) => status)).toEqual(['bounced', 'accepted', 'accepted'])
    expect(Object.fromEntries(await suppressedAmong(world.db, world, addresses))).toEqual({
      'Ada@leser.example': 'bounced',
      'ben@leser.example': 'complained',
    })
  })

  it('a report about a mailing that is not there changes nothing', async () => {
    const { relay } = await sent()
    const from = envelopeOf(relay, 'cleo@leser.example')
    const other = await testWorld()
    const value = { senderAddress: '', bounceAddress: 'b@bounces.zeitung.example' }
    must(await changeSettings(other, { group: 'mail', value, by: null }))
    const dsn = aDsn({ to: from, recipients: [{ recipient: 'cleo@leser.example' }] })
    expect(await takeReport(other, dsn, [from])).toBe('failed')
    expect(await suppressedAmong(other.db, other, addresses)).toEqual(new Map())
  })

  it('was signed so that receivers find it right, with both headers of unsubscription in it', async () => {
    const { relay, record } = await sent()
    const [name, value = ''] = record
    const resolver = async (asked: string) => {
      if (asked === name) return [[value]]
      throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
    }
    for (const { raw } of relay.received) {
      const { results } = await dkimVerify(Buffer.from(raw), { resolver } as object)
      expect(results.map(({ status }) => status.result)).toEqual(['pass'])
      const signature = /^DKIM-Signature:[\s\S]*?\r\n(?!\s)/m.exec(raw)?.[0].replace(/\s+/g, '') ?? ''
      expect(signature).toMatch(/[=:]list-unsubscribe:list-unsubscribe-post[:;]/i)
    }
  })
})
