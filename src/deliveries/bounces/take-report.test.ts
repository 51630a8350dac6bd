import { afterEach, expect, it } from 'vitest'
import { aComplaint, aDsn } from '../../../test/bounces.ts'
import { startRelay, type TestRelay } from '../../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { eventsAfter } from '../../platform/events/events.ts'
import { must } from '../../platform/result.ts'
import { changeSettings } from '../../settings/index.ts'
import { listOutbox, mailInOutbox, queueDelivery, sendDue } from '../index.ts'
import { listSuppressions, suppress, suppressedAmong } from '../suppressions/index.ts'
import { takeReport } from './take-report.ts'

const open: TestRelay[] = []
afterEach(async () => {
  for (const relay of open.splice(0)) await relay.close()
})

async function aWorld(testWorld: (config: Record<string, string>) => Promise<TestWorld>) {
  const relay = await startRelay()
  open.push(relay)
  const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
  must(
    await changeSettings(world, {
      group: 'mail',
      value: { senderAddress: 'post@zeitung.example', bounceAddress: 'b@bounces.zeitung.example' },
      by: null,
    }),
  )
  return { world, relay }
}

async function sent(world: TestWorld, relay: TestRelay, kind = 'comment-reply') {
  const id = await inTransaction(world, (tx) =>
    queueDelivery(tx, world, { kind, to: 'ben@leser.example', subject: 'Antwort', text: 'x', html: null }),
  )
  await sendDue.run(world, {})
  return { id, from: relay.received.at(-1)?.from ?? '' }
}

const reasonOf = async (world: TestWorld, address = 'ben@leser.example') =>
  (await suppressedAmong(world.db, world, [address])).get(address)

describeOnEachDatabase('reports', (testWorld) => {
  it('a mail leaves with a sender of its own in the envelope, and the same on every try', async () => {
    const { world, relay } = await aWorld(testWorld)
    relay.answers.push(451)
    const { from } = await sent(world, relay)
    world.clock.advance({ minutes: 1 })
    await sendDue.run(world, {})
    expect(from).toMatch(/^b\+s\.[0-9a-z]{25}-[0-9a-z]{13}@bounces\.zeitung\.example$/)
    expect(relay.received.map((mail) => mail.from)).toEqual([from, from])
    expect(relay.received[0]?.parsed.from?.value[0]?.address).toBe('post@zeitung.example')
  })

  it('a bounce marks the mail and suppresses an address that does not exist; taken again it changes nothing', async () => {
    const { world, relay } = await aWorld(testWorld)
    const { id, from } = await sent(world, relay)
    expect((await mailInOutbox(world, id))?.status).toBe('accepted')
    const dsn = aDsn({ to: from, recipients: [{ recipient: 'ben@leser.example' }] })
    world.clock.advance({ minutes: 5 })
    expect(await takeReport(world, dsn, [from])).toBe('failed')
    expect(await mailInOutbox(world, id)).toMatchObject({
      status: 'bounced',
      failedAt: '2026-11-23T09:05:00.000Z',
      lastError: expect.stringContaining('User unknown'),
    })
    expect(await reasonOf(world)).toBe('bounced')
    expect(await takeReport(world, Buffer.concat([Buffer.from('X-Way: IMAP\r\n'), dsn]))).toBe('repeated')
    const states = await listOutbox(world, { state: 'failed' }, { limit: 9 })
    expect(states.items.map((mail) => mail.id)).toEqual([id])
  })

  it('the next mail stays away, while keys to the house go', async () => {
    const { world, relay } = await aWorld(testWorld)
    await inTransaction(world, (tx) =>
      suppress(tx, world, { address: 'Ben@leser.example', reason: 'bounced' }),
    )
    const { id } = await sent(world, relay)
    expect(relay.received).toEqual([])
    expect(await mailInOutbox(world, id)).toMatchObject({
      status: 'failed',
      lastError: 'not submitted: the address is suppressed (bounced)',
    })
    await sent(world, relay, 'password-reset')
    expect(relay.received).toHaveLength(1)
  })

  it('a refusal while it is submitted counts like a bounce', async () => {
    const { world, relay } = await aWorld(testWorld)
    relay.recipientAnswers.push(550) // in words: no such mailbox
    await sent(world, relay)
    expect(await reasonOf(world)).toBe('bounced')
  })

  it.each([
    ['delayed', { recipient: 'ben@leser.example', action: 'delayed', status: '4.4.1' }, 'accepted'],
    ['delivered', { recipient: 'ben@leser.example', action: 'relayed', status: '2.0.0' }, 'accepted'],
    ['failed', { recipient: 'ben@leser.example', status: '5.7.1' }, 'bounced'],
  ])('what was %s suppresses nobody', async (taken, recipient, status) => {
    const { world, relay } = await aWorld(testWorld)
    const { id, from } = await sent(world, relay)
    expect(await takeReport(world, aDsn({ to: from, recipients: [recipient] }))).toBe(taken)
    expect((await mailInOutbox(world, id))?.status).toBe(status)
    expect(await reasonOf(world)).toBeUndefined()
  })

  it('a complaint suppresses and is announced without naming anybody', async () => {
    const { world, relay } = await aWorld(testWorld)
    const { from } = await sent(world, relay)
    expect(await takeReport(world, aComplaint({ mailFrom: from }))).toBe('complained')
    expect(await takeReport(world, aComplaint({ mailFrom: from }))).toBe('repeated')
    expect(await reasonOf(world)).toBe('complained')
    const [entry] = (await listSuppressions(world, {}, { limit: 9 })).items
    const told = (await eventsAfter(world.db, 0)).filter(({ type }) => type === 'deliveries.complained')
    expect(told).toMatchObject([{ payload: { suppressionId: entry?.id } }])
    // References alone, which are random letters: a name could stand in them by chance, an address cannot.
    expect(Object.keys(told[0]?.payload ?? {}).toSorted()).toEqual(['deliveryRef', 'suppressionId'])
    expect(JSON.stringify(told)).not.toMatch(/@|leser|example/)
  })

  it('through a relay with an envelope of its own the Message-ID tells which mail it was', async () => {
    const { world, relay } = await aWorld(testWorld)
    const { id } = await sent(world, relay)
    const about = (await mailInOutbox(world, id))?.messageId
    const dsn = aDsn({ to: 'postmaster@relay.example', recipients: [{ recipient: 'x@y.example' }], about })
    expect(await takeReport(world, dsn)).toBe('failed')
    // The list holds whom we wrote to, whatever address the report names.
    expect(await reasonOf(world)).toBe('bounced')
    expect(await reasonOf(world, 'x@y.example')).toBeUndefined()
  })

  it('a forged address is counted and nothing else; what is not about us is left alone', async () => {
    const { world, relay } = await aWorld(testWorld)
    const { id, from } = await sent(world, relay)
    const forged = from.replace(/-.{13}@/, '-0000000000000@')
    const recipients = [{ recipient: 'ben@leser.example' }]
    expect(await takeReport(world, aDsn({ to: forged, recipients }))).toBe('forged')
    expect(await takeReport(world, aDsn({ to: 'info@other.example', recipients }))).toBe('unrelated')
    expect(await takeReport(world, Buffer.from('Subject: hello\r\n\r\nletter'), [from])).toBe('unrelated')
    expect((await mailInOutbox(world, id))?.status).toBe('accepted')
    expect((await listSuppressions(world, {}, { limit: 9 })).items).toEqual([])
  })

  it('about a mail that was forgotten nothing follows', async () => {
    const { world, relay } = await aWorld(testWorld)
    const { from } = await sent(world, relay)
    const gone = await (await aWorld(testWorld)).world
    expect(await takeReport(gone, aDsn({ to: from, recipients: [{ recipient: 'ben@leser.example' }] }))).toBe(
      'failed',
    )
    expect((await listSuppressions(gone, {}, { limit: 9 })).items).toEqual([])
  })
})
