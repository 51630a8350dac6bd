import { afterEach, expect, it } from 'vitest'
import { type HostileRelay, type Prank, type Step, startHostileRelay } from '../../test/hostile-smtp.ts'
import { describeOn } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import { listOutbox, mailInOutbox, queueDelivery, sendDue } from './index.ts'
import {
  createMailing,
  freezeAudience,
  mailingProgress,
  openMailingSender,
  startMailing,
} from './mailings/index.ts'

/** What a relay does once, before it behaves; `inDoubt`: it may have the mail, which then goes again. */
const pranks: { what: string; at: Step; prank: Prank; line?: string; inDoubt?: boolean }[] = [
  { what: 'hangs after the connection', at: 'greeting', prank: 'hang' },
  { what: 'hangs after MAIL', at: 'MAIL', prank: 'hang' },
  { what: 'hangs after DATA', at: 'DATA', prank: 'hang' },
  { what: 'hangs after the final dot', at: 'text', prank: 'hang', line: '', inDoubt: true },
  { what: 'closes in the midst of the text', at: 'text', prank: 'close', line: 'half', inDoubt: true },
  { what: 'closes right after the final dot', at: 'text', prank: 'close', line: '', inDoubt: true },
  { what: 'greets in nonsense', at: 'greeting', prank: 'nonsense' },
  { what: 'answers MAIL in nonsense', at: 'MAIL', prank: 'nonsense' },
  { what: 'begins a line of 100 kB and does not end it', at: 'greeting', prank: 'endless line' },
  { what: 'answers RCPT with half a line', at: 'RCPT', prank: 'endless line' },
  { what: 'breaks off TLS', at: 'EHLO', prank: 'broken TLS' },
]
const addresses = ['ada', 'ben', 'cleo'].map((name) => `${name}@leser.example`)
const longText = 'Ein langer Satz, damit der Text nicht in einem Stück ankommt. '.repeat(4000)

// What goes over the wire does not depend on the database.
describeOn('sqlite', 'a relay that', (testWorld) => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  /** Its patience is short, so that the test's may be. */
  async function aWorld(relay: HostileRelay) {
    closers.push(relay.close)
    const patience = 'connectionTimeout=1500&greetingTimeout=1500&socketTimeout=1500'
    return testWorld({ DEPESCHE_SMTP_URL: `${relay.url}/?${patience}`, DEPESCHE_SMTP_CONNECTIONS: '1' })
  }

  async function playingOnce({ at, prank, line }: (typeof pranks)[number]): Promise<HostileRelay> {
    const relay = await startHostileRelay()
    let played = false
    relay.prank = (step, said) => {
      if (played || step !== at || (line !== undefined && said !== line)) return null
      played = true
      return prank
    }
    return relay
  }

  /** Each taken once, except the one of which nobody knew: that came again with the same Message-ID. */
  function expectOnce({ texts }: HostileRelay, inDoubt: boolean): void {
    const taken = texts.filter((text) => text.taken)
    expect(taken.map(({ to }) => to).toSorted()).toEqual(addresses)
    expect(texts.length - taken.length).toBeLessThanOrEqual(inDoubt ? 1 : 0)
    for (const { to, text } of texts) {
      const last = taken.find((each) => each.to === to)?.text ?? ''
      expect(/^Message-ID: .*$/im.exec(text)?.[0]).toBe(/^Message-ID: .*$/im.exec(last)?.[0])
    }
  }

  it.each(pranks)('$what loses and doubles no mail to one person', async (prank) => {
    const relay = await playingOnce(prank)
    const world = await aWorld(relay)
    const worker = openTaskWorker(world, [sendDue])
    for (const to of addresses)
      await inTransaction(world, (tx) =>
        queueDelivery(tx, world, { kind: 'reply', to, subject: 'x', text: longText, html: null }),
      )
    for (let minute = 0; minute < 3; minute++) {
      await worker.drain()
      world.clock.advance({ minutes: 1 })
    }
    const { items } = await listOutbox(world, {}, { limit: 9 })
    expect(items.map(({ status }) => status)).toEqual(addresses.map(() => 'accepted'))
    expectOnce(relay, prank.inDoubt ?? false)
    // Somebody's try failed, and what happened is on record.
    const tries = await Promise.all(items.map(async ({ id }) => (await mailInOutbox(world, id))?.tries ?? []))
    expect(tries.flat().filter(({ outcome, answer }) => outcome === 'deferred' && answer)).not.toEqual([])
  })

  it.each(pranks)('$what loses and doubles nobody of a mailing', async (prank) => {
    const relay = await playingOnce(prank)
    const world = await aWorld(relay)
    const id = await inTransaction(world, (tx) =>
      createMailing(tx, world, { kind: 'newsletter', subject: 'x', text: longText, html: null }),
    )
    const recipients = addresses.map((address) => ({ address }))
    must(await freezeAudience(world, id, async () => ({ recipients, cursor: null })))
    must(await startMailing(world, id))
    const sender = openMailingSender(world, [])
    closers.push(() => sender.stop())
    sender.start()
    if (prank.inDoubt) {
      await expect.poll(() => mailingProgress(world, id), { timeout: 10_000 }).toMatchObject({ accepted: 2 })
      world.clock.advance({ minutes: 2 })
    }
    await expect
      .poll(() => mailingProgress(world, id), { timeout: 10_000 })
      .toMatchObject({ status: 'ended', accepted: 3, failed: 0, repeated: prank.inDoubt ? 1 : 0 })
    expectOnce(relay, prank.inDoubt ?? false)
  })

  it('answers 421 for an hour costs a mail nothing but time', async () => {
    const relay = await startHostileRelay()
    relay.prank = (step) => (step === 'greeting' ? '421 4.3.2 closed for an hour' : null)
    const world = await aWorld(relay)
    const worker = openTaskWorker(world, [sendDue])
    const id = await inTransaction(world, (tx) =>
      queueDelivery(tx, world, {
        kind: 'reply',
        to: 'ada@leser.example',
        subject: 'x',
        text: 'y',
        html: null,
      }),
    )
    for (let minute = 0; minute < 60; minute += 5) {
      await worker.drain()
      world.clock.advance({ minutes: 5 })
    }
    const waiting = await mailInOutbox(world, id)
    expect(waiting).toMatchObject({ status: 'retrying', lastError: expect.stringContaining('421') })
    expect(waiting?.attempts).toBeLessThan(7)
    relay.prank = () => null
    world.clock.advance({ hours: 1 })
    await worker.drain()
    expect(await mailInOutbox(world, id)).toMatchObject({ status: 'accepted' })
    expect(relay.texts).toHaveLength(1)
  })
})
