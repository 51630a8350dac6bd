import { afterEach, expect, it } from 'vitest'
import { type HostileRelay, startHostileRelay } from '../../../test/hostile-smtp.ts'
import { startRelay, type TestRelay } from '../../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { must } from '../../platform/result.ts'
import { queueDelivery } from '../index.ts'
import { suppress } from '../suppressions/index.ts'
import {
  cancelMailing,
  createMailing,
  deliveriesOf,
  freezeAudience,
  type MailingDraft,
  type MailingKind,
  mailingProgress,
  openMailingSender,
  pauseMailing,
  resumeMailing,
  startMailing,
} from './index.ts'

const closers: (() => Promise<void>)[] = []
async function aRelay(): Promise<TestRelay> {
  const relay = await startRelay()
  closers.push(() => relay.close())
  return relay
}

async function aHostileRelay(): Promise<HostileRelay> {
  const relay = await startHostileRelay()
  closers.push(() => relay.close())
  return relay
}

const draft: MailingDraft = {
  kind: 'newsletter',
  ref: 'issue-7',
  subject: 'Grüße für {{name}}',
  text: 'Guten Morgen {{name}},\n\nabmelden: https://zeitung.example/u/{{token}}\n',
  html: '<p>Guten Morgen {{name}}, <a href="https://zeitung.example/u/{{token}}">abmelden</a></p>',
  listId: 'Brief <brief.zeitung.example>',
  unsubscribeUrl: 'https://zeitung.example/u/{{token}}',
}

const recipient = (number: number, domain = 'post.example') => ({
  address: `leserin-${String(number).padStart(5, '0')}@${domain}`,
  personal: { name: `Leserin ${number}`, token: `marke${number}` },
})
const readers = (count: number) => Array.from({ length: count }, (_, number) => recipient(number))

async function started(
  world: TestWorld,
  recipients: { address: string; personal?: Record<string, string> }[],
  changes: Partial<MailingDraft> = {},
): Promise<string> {
  const id = await inTransaction(world, (tx) => createMailing(tx, world, { ...draft, ...changes }))
  must(await freezeAudience(world, id, async () => ({ recipients, cursor: null })))
  must(await startMailing(world, id))
  return id
}

function senderOf(world: TestWorld, kinds: readonly MailingKind[] = []) {
  const sender = openMailingSender(world, kinds)
  closers.push(() => sender.stop())
  return sender
}

/** Runs until the mailing is as it should be. */
async function until(world: TestWorld, id: string, wanted: object): Promise<void> {
  await expect.poll(() => mailingProgress(world, id), { timeout: 10_000 }).toMatchObject(wanted)
}

const statuses = async (world: TestWorld, id: string) =>
  (await deliveriesOf(world, id, { limit: 100 })).items.map(({ status }) => status)

describeOnEachDatabase('a mailing', (testWorld, kind) => {
  // Here and not outside: senders stop before their world closes.
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  it('reaches everybody once, each with what is theirs, and ends', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(60))
    await senderOf(world).drain()
    expect(await mailingProgress(world, id)).toMatchObject({
      status: 'ended',
      total: 60,
      accepted: 60,
      pending: 0,
    })
    expect(relay.received.map(({ to }) => to[0]).toSorted()).toEqual(
      readers(60).map(({ address }) => address),
    )
    expect(new Set(relay.received.map(({ parsed }) => parsed.messageId)).size).toBe(60)
    const seventh = relay.received.find(({ to }) => to[0] === recipient(7).address)
    expect(seventh?.parsed.subject).toBe('Grüße für Leserin 7')
    expect(seventh?.parsed.text).toContain('abmelden: https://zeitung.example/u/marke7\n')
    expect(seventh?.parsed.html).toContain(
      'Guten Morgen Leserin 7, <a href="https://zeitung.example/u/marke7">',
    )
    expect(seventh?.raw).toMatch(/^List-Unsubscribe: <https:\/\/zeitung.example\/u\/marke7>\r$/m)
    expect(seventh?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(seventh?.raw).toMatch(/^List-Id: Brief <brief.zeitung.example>\r$/m)
    expect(seventh?.raw).not.toMatch(/X-Depesche-Repeat/)
  })

  it('waits without a mail server, and goes out when there is one', async () => {
    const world = await testWorld()
    const id = await started(world, readers(3))
    await senderOf(world).drain()
    expect(await mailingProgress(world, id)).toMatchObject({ status: 'waiting-for-smtp', pending: 3 })
    expect(await statuses(world, id)).toEqual(['queued', 'queued', 'queued'])
  })

  it('is shared by two workers, and nobody gets it twice', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const other = kind === 'postgres' ? await world.secondProcess() : world
    const id = await started(world, readers(500))
    await Promise.all([senderOf(world).drain(), senderOf(other).drain()])
    await until(world, id, { status: 'ended', accepted: 500, repeated: 0 })
    expect(new Set(relay.received.map(({ to }) => to[0])).size).toBe(500)
    expect(relay.received).toHaveLength(500)
  })

  it('does not reach who was suppressed or left meanwhile', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(10))
    await inTransaction(world, (tx) =>
      suppress(tx, world, { address: recipient(3).address, reason: 'complained' }),
    )
    const left = recipient(4).address
    const newsletters: MailingKind = {
      kind: 'newsletter',
      stillWanted: async (_tx, mailing, addresses) =>
        new Set(addresses.filter((address) => mailing.ref === 'issue-7' && address !== left)),
    }
    await senderOf(world, [newsletters]).drain()
    expect(await mailingProgress(world, id)).toMatchObject({ status: 'ended', accepted: 8, suppressed: 2 })
    expect(relay.received.map(({ to }) => to[0])).not.toContain(left)
    expect(await statuses(world, id)).toEqual(
      Array.from({ length: 10 }, (_, at) => (at === 3 || at === 4 ? 'suppressed' : 'accepted')),
    )
  })

  it('tells a wrong address from one that is put off, and goes on later', async () => {
    const relay = await aHostileRelay()
    relay.prank = (step, line) => {
      if (step !== 'RCPT') return null
      if (line.includes('leserin-00001@')) return '550 5.1.1 no such user'
      return line.includes('leserin-00002@') ? '452 4.2.2 mailbox full' : null
    }
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(5))
    const sender = senderOf(world)
    sender.start()
    await until(world, id, { accepted: 3, failed: 1, pending: 1 })
    expect(await statuses(world, id)).toEqual(['accepted', 'failed', 'deferred', 'accepted', 'accepted'])
    const [suppressed] = await world.db.selectFrom('suppressions').select(['address', 'reason']).execute()
    expect(suppressed).toEqual({ address: recipient(1).address, reason: 'bounced' })
    relay.prank = () => null
    world.clock.advance({ minutes: 2 })
    await until(world, id, { status: 'ended', accepted: 4, failed: 1 })
  })

  it('is slow to a domain that asks for a rest, and to no other', async () => {
    const relay = await aHostileRelay()
    relay.prank = (step, line) =>
      step === 'RCPT' && line.includes('@langsam.example') ? '451 4.7.1 not so many' : null
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url, DEPESCHE_SMTP_CONNECTIONS: '2' })
    const both = Array.from({ length: 40 }, (_, at) =>
      recipient(at, at % 2 ? 'langsam.example' : 'post.example'),
    )
    const id = await started(world, both)
    senderOf(world).start()
    await until(world, id, { accepted: 20, pending: 20, failed: 0 })
    const slow = await world.db
      .selectFrom('mailing_deliveries')
      .select(['attempts', 'next_at'])
      .where('accepted_at', 'is', null)
      .execute()
    // Those that were under way together were asked; the others wait their turn, each at a time of its own.
    expect(slow.filter(({ attempts }) => attempts > 0).length).toBeLessThanOrEqual(2)
    expect(new Set(slow.map(({ next_at }) => next_at)).size).toBe(20)
  })

  it('is paused when receivers keep objecting to the sender, and suppresses nobody for it', async () => {
    const relay = await aHostileRelay()
    relay.prank = (step) => (step === 'RCPT' ? '550 5.7.515 sender does not meet the required level' : null)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(100))
    const sender = senderOf(world)
    sender.start()
    await until(world, id, { status: 'paused', failed: 0, pauseReason: expect.stringContaining('5.7.515') })
    expect(await world.db.selectFrom('suppressions').selectAll().execute()).toEqual([])
    relay.prank = () => null
    must(await resumeMailing(world, id))
    await expect.poll(() => mailingProgress(world, id)).toMatchObject({ accepted: expect.any(Number) })
    world.clock.advance({ minutes: 10 })
    await until(world, id, { status: 'ended', accepted: 100 })
  })

  it('goes again, marked, to whom it was on the way when the connection broke in the text', async () => {
    const relay = await aHostileRelay()
    let breaks = 1
    relay.prank = (step, line) => (step === 'text' && line !== 'half' && breaks-- > 0 ? 'close' : null)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url, DEPESCHE_SMTP_CONNECTIONS: '1' })
    const id = await started(world, readers(3))
    senderOf(world).start()
    await until(world, id, { accepted: 2, pending: 1 })
    world.clock.advance({ minutes: 2 })
    await until(world, id, { status: 'ended', accepted: 3, repeated: 1 })
    const [first, second] = relay.texts.filter(({ to }) => to === recipient(0).address)
    expect(first?.text).not.toMatch(/X-Depesche-Repeat/)
    expect(second?.text).toMatch(/^X-Depesche-Repeat: 1$/m)
    const idIn = (text = '') => /^Message-ID: (.*)$/m.exec(text)?.[1]
    expect(idIn(second?.text)).toBe(idIn(first?.text))
  })

  it.each([
    ['greets in nonsense', 'greeting', 'nonsense'],
    ['answers 421 to everybody', 'greeting', '421 4.3.2 come back later'],
    ['closes after the greeting', 'EHLO', 'close'],
    ['refuses the sender for now', 'MAIL', '451 4.3.0 not now'],
  ] as const)('loses nobody to a server that %s, and tries nobody in vain', async (_, at, prank) => {
    const relay = await aHostileRelay()
    let isHostile = true
    relay.prank = (step) => (isHostile && step === at ? prank : null)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(8))
    senderOf(world).start()
    await expect.poll(() => relay.texts.length).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await mailingProgress(world, id)).toMatchObject({ status: 'sending', pending: 8, failed: 0 })
    isHostile = false
    await until(world, id, { status: 'ended', accepted: 8, repeated: 0 })
    const attempts = await world.db.selectFrom('mailing_deliveries').select('attempts').execute()
    expect(attempts.every(({ attempts }) => attempts === 1)).toBe(true)
  })

  it('is cut off a server that hangs when the worker stops, and goes on from there', async () => {
    const relay = await aHostileRelay()
    relay.prank = (step) => (step === 'text' ? 'hang' : null)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url, DEPESCHE_SMTP_CONNECTIONS: '2' })
    const id = await started(world, readers(4))
    const sender = senderOf(world)
    sender.start()
    await expect.poll(() => relay.texts.length).toBe(2)
    await sender.stop()
    expect(await statuses(world, id)).toEqual(['deferred', 'deferred', 'queued', 'queued'])
    relay.prank = () => null
    world.clock.advance({ minutes: 2 })
    senderOf(world).start()
    await until(world, id, { status: 'ended', accepted: 4, repeated: 2 })
  }, 40_000)

  it('of a worker that died goes again to those it was submitting, when it has not been heard of for a while', async () => {
    const relay = await aHostileRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(6))
    // As a worker leaves it that was killed with two mails under way.
    await world.db
      .insertInto('mailing_workers')
      .values({ number: 77, alive_until: '2026-11-23T09:00:20.000Z' })
      .execute()
    await world.db
      .insertInto('mailing_portions')
      .values({ mailing: 1, first_number: 1, last_number: 4, worker: 77 })
      .execute()
    await world.db.updateTable('mailings').set({ next_number: 5 }).execute()
    await world.db
      .updateTable('mailing_deliveries')
      .set({ submitting_by: 77, attempts: 1 })
      .where('number', 'in', [2, 3])
      .execute()
    senderOf(world).start()
    await until(world, id, { accepted: 2, pending: 4 })
    expect(await statuses(world, id)).toEqual([
      'queued',
      'submitting',
      'submitting',
      'queued',
      'accepted',
      'accepted',
    ])
    world.clock.advance({ seconds: 21 })
    await until(world, id, { status: 'ended', accepted: 6, repeated: 2 })
    const repeated = relay.texts
      .filter(({ text }) => /^X-Depesche-Repeat: 1$/m.test(text))
      .map(({ to }) => to)
    expect(repeated.toSorted()).toEqual([recipient(1).address, recipient(2).address])
  })

  it('pauses at once, resumes where it was, and is cancelled for good', async () => {
    const relay = await aHostileRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url, DEPESCHE_SMTP_CONNECTIONS: '1' })
    const gate = Promise.withResolvers<void>()
    const newsletters: MailingKind = {
      kind: 'newsletter',
      stillWanted: async (_tx, _mailing, addresses) => new Set(addresses),
    }
    const id = await started(world, readers(500))
    senderOf(world, [newsletters]).start()
    relay.prank = (step) => {
      if (step === 'text' && relay.texts.length === 20) gate.resolve()
      return null
    }
    await gate.promise
    must(await pauseMailing(world, id))
    expect(await pauseMailing(world, id)).toMatchObject({ refusal: 'already-paused' })
    await expect.poll(async () => (await statuses(world, id)).includes('submitting')).toBe(false)
    const reached = relay.texts.length
    expect(reached).toBeLessThan(500)
    await until(world, id, { status: 'paused', accepted: reached })
    must(await resumeMailing(world, id))
    await expect.poll(() => relay.texts.length).toBeGreaterThan(reached + 5)
    must(await cancelMailing(world, id))
    expect(await resumeMailing(world, id)).toMatchObject({ refusal: 'mailing-over' })
    await until(world, id, { status: 'cancelled', pending: 0 })
    expect(new Set(relay.texts.map(({ to }) => to)).size).toBe(relay.texts.length)
  })

  it('notices what is started in the very moment when its worker leaves', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const sender = senderOf(world)
    sender.start()
    for (let round = 0; round < 8; round++) {
      const next = await inTransaction(world, (tx) => createMailing(tx, world, draft))
      must(await freezeAudience(world, next, async () => ({ recipients: readers(2), cursor: null })))
      const first = await inTransaction(world, (tx) => createMailing(tx, world, draft))
      must(await freezeAudience(world, first, async () => ({ recipients: readers(1), cursor: null })))
      const over = Promise.withResolvers<void>()
      const unfollow = world.events.follow(async (event) => {
        if (event.type !== 'mailing.changed') return
        if ((await mailingProgress(world, first))?.status === 'ended') over.resolve()
      })
      must(await startMailing(world, first))
      await over.promise
      unfollow()
      await new Promise((resolve) => setTimeout(resolve, round))
      must(await startMailing(world, next))
      // Well before the sender would have looked by itself.
      await expect
        .poll(() => mailingProgress(world, next), { timeout: 700, interval: 20 })
        .toMatchObject({ accepted: 2 })
    }
  })

  it('lets a mail to one person go first', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await started(world, readers(5))
    await inTransaction(world, (tx) =>
      queueDelivery(tx, world, {
        kind: 'reset',
        to: 'ben@leser.example',
        subject: 'x',
        text: 'y',
        html: null,
      }),
    )
    senderOf(world).start()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(relay.received).toEqual([])
    world.clock.advance({ seconds: 10 })
    await until(world, id, { status: 'ended', accepted: 5 })
  })
})
