import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, expect, it } from 'vitest'
import { aComplaint, aDsn } from '../../../test/bounces.ts'
import { startMailbox } from '../../../test/imap.ts'
import { startRelay } from '../../../test/smtp.ts'
import { describeOn, describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { openTaskWorker } from '../../platform/queue/worker.ts'
import { must } from '../../platform/result.ts'
import { changeSettings } from '../../settings/index.ts'
import { mailInOutbox, queueDelivery, sendDue } from '../index.ts'
import { suppressedAmong } from '../suppressions/index.ts'
import { listenForBounces } from './listen.ts'
import { lastLook, readMailbox } from './read-mailbox.ts'
import { queueReadingBounces, readBouncesTask } from './tasks.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A world in which mails went out, each with the envelope sender that it left with. */
async function withMails(
  world: TestWorld,
  count: number,
): Promise<{ id: string; from: string; to: string }[]> {
  const relay = await startRelay()
  closers.push(relay.close)
  await setBounceAddress(world)
  const ids: string[] = []
  for (let n = 0; n < count; n++)
    ids.push(
      await inTransaction(world, (tx) =>
        queueDelivery(tx, world, {
          kind: 'comment-reply',
          to: `leser-${n}@leser.example`,
          subject: 'Antwort',
          text: 'x',
          html: null,
        }),
      ),
    )
  await sendDue.run({ ...world, config: { ...world.config, smtpUrl: relay.url } }, {})
  return ids.map((id, n) => {
    const to = `leser-${n}@leser.example`
    return { id, to, from: relay.received.find((mail) => mail.to[0] === to)?.from ?? '' }
  })
}

async function setBounceAddress(world: TestWorld): Promise<void> {
  const value = { senderAddress: 'post@zeitung.example', bounceAddress: 'b@bounces.zeitung.example' }
  must(await changeSettings(world, { group: 'mail', value, by: null }))
}

async function aMailbox(options?: Parameters<typeof startMailbox>[0]) {
  const mailbox = await startMailbox(options)
  closers.push(mailbox.close)
  return mailbox
}

const bounceOf = (mail: { from: string; to: string }, n: number): Buffer =>
  aDsn({ to: mail.from, messageId: `<${n}@mx.example>`, recipients: [{ recipient: mail.to }] })

describeOnEachDatabase('the bounce mailbox', (testWorld) => {
  it('reports are taken and put into the trash, everything else stays as it was', async () => {
    const world = await testWorld()
    const mailbox = await aMailbox()
    const [first, second] = await withMails(world, 2)
    if (!first || !second) throw new Error('no mails')
    mailbox.deliver(Buffer.from('From: anna@leser.example\r\nSubject: Frage\r\n\r\nGuten Tag'))
    mailbox.deliver(bounceOf(first, 1))
    mailbox.deliver(Buffer.alloc(2 * 1024 * 1024, 'x'))
    mailbox.deliver(aComplaint({ mailFrom: second.from }))
    expect(await readMailbox(world, mailbox.url)).toEqual({ taken: 2, left: 2, more: false })
    expect(mailbox.inbox.map(({ uid, flags }) => [uid, flags])).toEqual([
      [1, []],
      [3, []],
    ])
    expect(mailbox.trash.map(({ uid, flags }) => [uid, flags])).toEqual([
      [2, ['\\Seen']],
      [4, ['\\Seen']],
    ])
    expect(await mailInOutbox(world, first.id)).toMatchObject({ status: 'bounced' })
    expect(Object.fromEntries(await suppressedAmong(world.db, world, [first.to, second.to]))).toEqual({
      [first.to]: 'bounced',
      [second.to]: 'complained',
    })
    expect(await lastLook(world)).toEqual({ lookedAt: '2026-11-23T09:00:00.000Z', error: null })
    expect(await readMailbox(world, mailbox.url)).toEqual({ taken: 0, left: 0, more: false })
  })

  it('a connection that breaks off in the middle goes on where it stood; without a trash reports are marked as read', async () => {
    const world = await testWorld()
    const mailbox = await aMailbox({ hasTrash: false })
    const mails = await withMails(world, 3)
    for (const [n, mail] of mails.entries()) mailbox.deliver(bounceOf(mail, n))
    mailbox.dropAt = 2
    await expect(readMailbox(world, mailbox.url)).rejects.toThrow()
    expect((await lastLook(world))?.error).toBeTruthy()
    mailbox.dropAt = null
    expect(await readMailbox(world, mailbox.url)).toEqual({ taken: 2, left: 0, more: false })
    expect(mailbox.inbox.map(({ flags }) => flags)).toEqual([['\\Seen'], ['\\Seen'], ['\\Seen']])
    expect(await lastLook(world)).toMatchObject({ error: null })
  })

  it('a mailbox that was made anew is read from its start, and no report counts twice', async () => {
    const world = await testWorld()
    const mailbox = await aMailbox({ hasTrash: false })
    const [mail] = await withMails(world, 1)
    if (!mail) throw new Error('no mail')
    mailbox.deliver(bounceOf(mail, 1))
    await readMailbox(world, mailbox.url)
    mailbox.validity = 8
    expect(await readMailbox(world, mailbox.url)).toMatchObject({ taken: 1 })
    expect(await readMailbox(world, mailbox.url)).toMatchObject({ taken: 0, left: 0 })
  })
})

describeOn('sqlite', 'the task that reads the bounce mailbox', (testWorld) => {
  it('runs every five minutes, also after a wrong password, which the newsroom is shown', async () => {
    const mailbox = await aMailbox()
    const wrong = mailbox.url.replace(/:[^:@]+@/, ':falsch@')
    const world = await testWorld({ DEPESCHE_BOUNCE_IMAP_URL: wrong })
    await queueReadingBounces(world)
    await queueReadingBounces(world)
    const worker = openTaskWorker(world, [readBouncesTask])
    expect(await worker.drain()).toBe(1)
    expect((await lastLook(world))?.error).toContain('Wrong password')
    expect(JSON.stringify(await lastLook(world))).not.toContain('falsch')
    expect(await worker.drain()).toBe(0)
    world.clock.advance({ minutes: 5 })
    expect(await worker.drain()).toBe(1)
  })

  it('does not run without a mailbox', async () => {
    const world = await testWorld()
    await queueReadingBounces(world)
    expect(await openTaskWorker(world, [readBouncesTask]).drain()).toBe(0)
  })
})

describeOnEachDatabase('the bounce port', (testWorld) => {
  async function aPort(world: TestWorld) {
    const listener = await listenForBounces(world, { port: 0, host: '127.0.0.1' })
    closers.push(listener.stop)
    const transport = createTransport({
      host: '127.0.0.1',
      port: listener.port,
      tls: { rejectUnauthorized: false },
    })
    const send = (to: string | string[], raw: Buffer) =>
      transport.sendMail({ envelope: { from: '', to }, raw }).then(
        ({ response }) => response,
        (error: { responseCode?: number }) => error.responseCode,
      )
    return { port: listener.port, send }
  }

  it('takes reports at addresses of ours, whatever their headers say', async () => {
    const world = await testWorld()
    const [mail] = await withMails(world, 1)
    if (!mail) throw new Error('no mail')
    const { send } = await aPort(world)
    const dsn = aDsn({ to: 'undisclosed', recipients: [{ recipient: mail.to }] })
    expect(await send(mail.from, dsn)).toMatch(/^250 /)
    expect(await mailInOutbox(world, mail.id)).toMatchObject({ status: 'bounced' })
  })

  it('takes nothing for anybody else, nothing forged, nothing too long', async () => {
    const world = await testWorld()
    const [mail] = await withMails(world, 1)
    if (!mail) throw new Error('no mail')
    const { send } = await aPort(world)
    const dsn = bounceOf(mail, 1)
    expect(await send('anna@elsewhere.example', dsn)).toBe(550)
    expect(await send('b@bounces.zeitung.example', dsn)).toBe(550)
    expect(await send(mail.from.replace(/-.{13}@/, '-0000000000000@'), dsn)).toBe(550)
    expect(await send(mail.from, Buffer.alloc(1024 * 1024 + 1, 'x'))).toBe(552)
    expect(await send(Array(8).fill(mail.from), dsn)).toMatch(/^250 /)
    expect(await send(mail.from, Buffer.from('Subject: no report\r\n\r\n'))).toMatch(/^250 /)
  })

  it('says little and knows no sign-in', async () => {
    const world = await testWorld()
    await setBounceAddress(world)
    const { port } = await aPort(world)
    const socket = connect(port, '127.0.0.1')
    let said = ''
    socket.on('data', (chunk) => {
      said += chunk
    })
    await once(socket, 'data') // who talks before the greeting is shown the door
    socket.write(
      'EHLO x\r\nAUTH PLAIN AGEAYg==\r\nVRFY a\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\nQUIT\r\n',
    )
    await new Promise((resolve) => socket.on('close', resolve))
    expect(said).toMatch(/^220 .*reports only/)
    expect(said).toContain('550 ')
    expect(said).not.toContain('235 ')
    expect(said).not.toMatch(/250[ -]AUTH/)
  })
})
