import { afterEach, expect, it } from 'vitest'
import { startRelay, type TestRelay } from '../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { changeSettings } from '../settings/index.ts'
import { forgetOldDeliveries } from './forget-old-deliveries.ts'
import {
  cancelDelivery,
  listOutbox,
  type Mail,
  mailInOutbox,
  queueDelivery,
  queueSendDue,
  retryDelivery,
  sendDue,
} from './index.ts'
import { claimDelivery } from './store.ts'

const mail: Mail = {
  kind: 'password-reset',
  to: 'ben@leser.example',
  subject: 'Neues Passwort für „Elbblick“',
  text: 'Guten Tag,\n\nhier ist der Link: https://zeitung.example/x?token=abc\n',
  html: '<!doctype html>\n<p>Guten Tag, hier ist der <a href="https://zeitung.example/x?token=abc">Link</a>.</p>',
}

const open: TestRelay[] = []
afterEach(async () => {
  for (const relay of open.splice(0)) await relay.close()
})

async function aRelay(options?: Parameters<typeof startRelay>[0]): Promise<TestRelay> {
  const relay = await startRelay(options)
  open.push(relay)
  return relay
}

const queue = (world: TestWorld, changes: Partial<Mail> = {}): Promise<string> =>
  inTransaction(world, (tx) => queueDelivery(tx, world, { ...mail, ...changes }))

const send = (world: TestWorld): Promise<void> => sendDue.run(world, {})

async function statuses(world: TestWorld): Promise<string[]> {
  return (await listOutbox(world, {}, { limit: 100 })).items.map(({ status }) => status)
}

describeOnEachDatabase('deliveries', (testWorld, kind) => {
  it('a mail is submitted whole, from the paper, in two parts, with nothing of ours in its headers', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    await changeSettings(world, {
      group: 'site',
      value: { name: 'Elbblick\r\nBcc: x@y.example', contactEmail: 'redaktion@elbblick.example' },
      by: null,
    })
    const id = await queue(world, { subject: 'Neues Passwort\r\nBcc: alle@leser.example' })
    await openTaskWorker(world, [sendDue]).drain()
    expect(relay.received).toHaveLength(1)
    const [received] = relay.received
    expect(received).toMatchObject({ from: 'redaktion@elbblick.example', to: ['ben@leser.example'] })
    expect(received?.parsed).toMatchObject({
      subject: 'Neues Passwort Bcc: alle@leser.example',
      messageId: `<${id}@zeitung.example>`,
      date: new Date('2026-11-23T09:00:00.000Z'),
      text: mail.text,
    })
    expect(received?.parsed.from?.text).toBe('"Elbblick Bcc: x@y.example" <redaktion@elbblick.example>')
    expect(received?.parsed.bcc).toBeUndefined()
    expect(received?.parsed.html).toContain('<a href="https://zeitung.example/x?token=abc">')
    expect(received?.raw).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(received?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(received?.raw).toMatch(/^Date: Mon, 23 Nov 2026 09:00:00 \+0000\r$/m)
    expect(received?.raw).not.toMatch(/nodemailer|X-Mailer/i)
    const found = await mailInOutbox(world, id)
    expect(found).toMatchObject({
      status: 'accepted',
      attempts: 1,
      acceptedAt: '2026-11-23T09:00:00.000Z',
      lastError: null,
    })
    expect(found?.tries).toMatchObject([
      { number: 1, outcome: 'accepted', answer: expect.stringMatching(/^250 /) },
    ])
  })

  it('a transaction that fails sends nothing', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const failing = inTransaction(world, async (tx) => {
      await queueDelivery(tx, world, mail)
      throw new Error('something failed')
    })
    await expect(failing).rejects.toThrow('something failed')
    await queueSendDue(world)
    await openTaskWorker(world, [sendDue]).drain()
    expect(relay.received).toEqual([])
  })

  it('one key makes one mail', async () => {
    const world = await testWorld()
    const first = await queue(world, { dedupeKey: 'invitation:7' })
    expect(await queue(world, { dedupeKey: 'invitation:7' })).toBe(first)
    expect(await queue(world)).not.toBe(await queue(world))
    expect(await statuses(world)).toHaveLength(3)
  })

  it('what was put off goes again later with the same Message-ID, and each try is on record', async () => {
    const relay = await aRelay()
    relay.answers.push(451, 421)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const worker = openTaskWorker(world, [sendDue])
    const id = await queue(world)
    await worker.drain()
    expect(await mailInOutbox(world, id)).toMatchObject({
      status: 'retrying',
      nextTryAt: '2026-11-23T09:01:00.000Z',
      lastError: '451 try again later',
    })
    await worker.drain()
    expect(relay.received).toHaveLength(1)
    world.clock.advance({ minutes: 1 })
    await worker.drain()
    expect(await mailInOutbox(world, id)).toMatchObject({ nextTryAt: '2026-11-23T09:04:00.000Z' })
    world.clock.advance({ minutes: 3 })
    await worker.drain()
    const done = await mailInOutbox(world, id)
    expect(done).toMatchObject({ status: 'accepted', attempts: 3 })
    expect(done?.tries.map(({ outcome }) => outcome)).toEqual(['deferred', 'deferred', 'accepted'])
    expect(new Set(relay.received.map(({ parsed }) => parsed.messageId))).toEqual(
      new Set([`<${id}@zeitung.example>`]),
    )
    expect(new Set(relay.received.map(({ parsed }) => parsed.date?.toISOString())).size).toBe(1)
  })

  it('after 48 hours of 4xx a mail is given up', async () => {
    const relay = await aRelay()
    relay.recipientAnswers.push(...Array(100).fill(450))
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await queue(world)
    for (let hour = 0; hour < 60; hour++) {
      await send(world)
      world.clock.advance({ hours: 1 })
    }
    const found = await mailInOutbox(world, id)
    expect(found?.status).toBe('failed')
    const lastTry = found?.tries.at(-1)?.startedAt ?? ''
    expect(lastTry > '2026-11-25T05:00:00.000Z' && lastTry <= '2026-11-25T09:00:00.000Z').toBe(true)
  })

  it.each(['the recipient', 'the text'])(
    'a 5xx to %s is final, and an administrator may still try again',
    async (what) => {
      const relay = await aRelay()
      if (what === 'the text') relay.answers.push(554)
      else relay.recipientAnswers.push(550)
      const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
      const id = await queue(world)
      await send(world)
      expect(await mailInOutbox(world, id)).toMatchObject({
        status: 'failed',
        lastError: expect.stringContaining('no such mailbox'),
      })
      world.clock.advance({ days: 1 })
      await send(world)
      expect((await mailInOutbox(world, id))?.attempts).toBe(1)
      expect(await retryDelivery(world, id)).toMatchObject({ ok: true })
      await send(world)
      expect(await mailInOutbox(world, id)).toMatchObject({ status: 'accepted', attempts: 2 })
      expect(await retryDelivery(world, id)).toMatchObject({ refusal: 'already-accepted' })
    },
  )

  it('a connection that breaks off after the text is tried again: the reader may get it twice, as one Message-ID', async () => {
    const relay = await aRelay()
    relay.answers.push('drop-after-data')
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await queue(world)
    await send(world)
    expect(await mailInOutbox(world, id)).toMatchObject({ status: 'retrying' })
    world.clock.advance({ minutes: 1 })
    await send(world)
    expect(await mailInOutbox(world, id)).toMatchObject({ status: 'accepted' })
    expect(relay.received.map(({ parsed }) => parsed.messageId)).toEqual(
      Array(2).fill(`<${id}@zeitung.example>`),
    )
  })

  it('while the relay is down one mail tries and the others wait; when it is back all go', async () => {
    const down = await startRelay()
    await down.close()
    const world = await testWorld({ DEPESCHE_SMTP_URL: down.url })
    const worker = openTaskWorker(world, [sendDue])
    for (let n = 0; n < 12; n++) await queue(world, { to: `leserin-${n}@leser.example` })
    await worker.drain()
    const tried = (await listOutbox(world, {}, { limit: 50 })).items.filter(({ attempts }) => attempts > 0)
    expect(tried.length).toBeGreaterThan(0)
    expect((await statuses(world)).every((status) => status === 'queued' || status === 'retrying')).toBe(true)
    const relay = await aRelay({ port: down.port })
    for (let minute = 0; minute < 5; minute++) {
      world.clock.advance({ minutes: 1 })
      await worker.drain()
    }
    expect(await statuses(world)).toEqual(Array(12).fill('accepted'))
    expect(new Set(relay.received.map(({ to }) => to[0])).size).toBe(12)
  })

  it('a wrong password of ours does not cost the mail', async () => {
    const relay = await aRelay({ login: { user: 'depesche', pass: 'right' } })
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url.replace('//', '//depesche:wrong@') })
    const id = await queue(world)
    await send(world)
    expect(await mailInOutbox(world, id)).toMatchObject({
      status: 'retrying',
      lastError: expect.stringContaining('535'),
    })
  })

  it('what a dead process had claimed goes again when the claim has run out, with the same Message-ID', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await queue(world)
    await inTransaction(world, (tx) => claimDelivery(tx, id, world.clock.now())) // and then `kill -9`
    const survivor = await world.secondProcess()
    const worker = openTaskWorker(survivor, [sendDue])
    await worker.drain()
    expect(relay.received).toEqual([])
    expect(await mailInOutbox(world, id)).toMatchObject({ status: 'submitting' })
    expect(await cancelDelivery(world, id)).toMatchObject({ refusal: 'delivery-under-way' })
    expect(await retryDelivery(world, id)).toMatchObject({ refusal: 'delivery-under-way' })
    world.clock.advance({ minutes: 5 })
    await worker.drain()
    expect(relay.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${id}@zeitung.example>`])
    const found = await mailInOutbox(world, id)
    expect(found).toMatchObject({ status: 'accepted', attempts: 2 })
    expect(found?.tries[0]).toMatchObject({ endedAt: null, outcome: null })
  })

  it('what somebody waits for leaves before the many that can wait, also when it comes later', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    for (let number = 0; number < 60; number++) await queue(world, { subject: `${number}`, isBulk: true })
    world.clock.advance({ minutes: 1 })
    await queue(world, { subject: 'confirm' })
    await send(world)
    expect(relay.received.slice(0, 4).map(({ parsed }) => parsed.subject)).toContain('confirm')
    expect(relay.received).toHaveLength(40)
    await queue(world, { subject: 'and another' })
    await send(world)
    expect(relay.received.slice(40, 44).map(({ parsed }) => parsed.subject)).toContain('and another')
    expect(relay.received).toHaveLength(62)
  })

  it('two workers at once send each mail once', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    // On SQLite two connections of one thread would wait for each other; there two runs of one process stand in.
    const other = kind === 'postgres' ? await world.secondProcess() : world
    for (let n = 0; n < 20; n++) await queue(world, { to: `leserin-${n}@leser.example` })
    await Promise.all([send(world), send(other)])
    expect(relay.received).toHaveLength(20)
    expect(new Set(relay.received.map(({ to }) => to[0])).size).toBe(20)
  })

  it('without a server mails wait in the outbox, and go when there is one, except those whose link has run out', async () => {
    const world = await testWorld()
    const worker = openTaskWorker(world, [sendDue])
    const kept = await queue(world)
    const late = await queue(world, { usefulUntil: '2026-11-23T10:00:00.000Z' })
    await worker.drain()
    expect(await statuses(world)).toEqual(['waiting-for-smtp', 'waiting-for-smtp'])
    world.clock.advance({ days: 9 })
    const relay = await aRelay()
    const withServer = { ...world, config: { ...world.config, smtpUrl: relay.url } }
    await queueSendDue(withServer)
    await openTaskWorker(withServer, [sendDue]).drain()
    expect(relay.received).toHaveLength(1)
    expect(await mailInOutbox(withServer, kept)).toMatchObject({ status: 'accepted' })
    expect(await mailInOutbox(withServer, late)).toMatchObject({
      status: 'failed',
      lastError: expect.stringContaining('ran out'),
    })
    expect(await retryDelivery(withServer, late)).toMatchObject({ refusal: 'link-expired' })
  })

  it('an administrator takes a mail out of the queue', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const id = await queue(world)
    expect(await cancelDelivery(world, id)).toMatchObject({ ok: true })
    await send(world)
    expect(relay.received).toEqual([])
    expect(await statuses(world)).toEqual(['cancelled'])
    expect(await cancelDelivery(world, 'nobody')).toMatchObject({ refusal: 'unknown-delivery' })
  })

  it('mails that ended are forgotten after 90 days, open ones never', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    await queue(world)
    await send(world)
    world.clock.advance({ days: 89 })
    const open = await queue(world)
    expect(await forgetOldDeliveries(world)).toBe(0)
    world.clock.advance({ days: 100 })
    expect(await forgetOldDeliveries(world)).toBe(1)
    expect((await listOutbox(world, {}, { limit: 5 })).items.map(({ id }) => id)).toEqual([open])
  })

  it.each([
    [{ to: 'ben@leser.example\r\nBcc: alle@leser.example' }],
    [{ to: 'ben@leser.example, alle@leser.example' }],
    [{ to: 'Ben <ben@leser.example>' }],
    [{ headers: { 'X-Ref': 'a\r\nBcc: alle@leser.example' } }],
    [{ headers: { 'X-Ref\r\nBcc': 'alle@leser.example' } }],
  ])('refuses %j', async (changes) => {
    const world = await testWorld()
    await expect(queue(world, changes)).rejects.toThrow(/^not an? (address|header)/)
    expect(await statuses(world)).toEqual([])
  })

  it('is read page by page and by state', async () => {
    const world = await testWorld()
    for (let n = 0; n < 5; n++) await queue(world, { ref: String(n) })
    const first = await listOutbox(world, {}, { limit: 3 })
    const second = await listOutbox(world, {}, { limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ ref }) => ref)).toEqual(['4', '3', '2', '1', '0'])
    expect(second.nextCursor).toBeNull()
    await cancelDelivery(world, first.items[0]?.id ?? '')
    expect((await listOutbox(world, { state: 'open' }, { limit: 9 })).items).toHaveLength(4)
    expect((await listOutbox(world, { state: 'cancelled' }, { limit: 9 })).items).toHaveLength(1)
    expect((await listOutbox(world, { kind: 'password-reset', ref: '2' }, { limit: 9 })).items).toHaveLength(
      1,
    )
  })
})
