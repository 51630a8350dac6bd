import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { listenForBounces } from '../src/deliveries/bounces/listen.ts'
import { readMailbox } from '../src/deliveries/bounces/read-mailbox.ts'
import { dnsRecordOf, makeKey, startSigning } from '../src/deliveries/dkim/index.ts'
import { mailInOutbox, queueDelivery, sendDue } from '../src/deliveries/index.ts'
import {
  createMailing,
  deliveriesOf,
  freezeAudience,
  mailingProgress,
  openMailingSender,
  startMailing,
} from '../src/deliveries/mailings/index.ts'
import { suppressedAmong } from '../src/deliveries/suppressions/index.ts'
import { type DatabaseKind, inTransaction } from '../src/platform/db/db.ts'
import { must } from '../src/platform/result.ts'
import { changeSettings } from '../src/settings/index.ts'
import { fakeDns } from './dns.ts'
import { type MailServers, startMailServers } from './setup/mail-servers.ts'
import { databaseKinds, describeOnEachDatabase, type TestWorld } from './worlds.ts'

const paper = 'post@zeitung.example'
const returnMailboxOf = (kind: DatabaseKind): string => `b-${kind}@zeitung.example`
const readersOf = (mark: string) =>
  ({ ada: `ada-${mark}@leser.example`, ben: `ben-${mark}@leser.example` }) as const

let servers: MailServers
const ownCertificates = getCACertificates('default')

beforeAll(async () => {
  const readers = databaseKinds.flatMap((kind) =>
    ['imap', 'port'].flatMap((way) => Object.values(readersOf(`${kind}-${way}`))),
  )
  servers = await startMailServers([paper, ...databaseKinds.map(returnMailboxOf), ...readers])
  setDefaultCACertificates([...ownCertificates, servers.certificate])
}, 300_000) // they may have to be installed first
afterAll(async () => {
  setDefaultCACertificates(ownCertificates)
  await servers?.stop()
})

describeOnEachDatabase('through Postfix to Dovecot', (testWorld, kind) => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  /** A paper that signs in at Postfix, signs its mails, and has bounces come to an address. */
  async function aPaper(bounceAddress: string): Promise<{ world: TestWorld; record: [string, string] }> {
    const world = await testWorld({ DEPESCHE_SMTP_URL: servers.smtpUrlOf(paper) })
    must(
      await changeSettings(world, {
        group: 'mail',
        value: { senderAddress: paper, bounceAddress },
        by: null,
      }),
    )
    const key = must(await makeKey(world))
    const { name, value } = dnsRecordOf(key)
    must(await startSigning(world, fakeDns({ txt: { [name]: [value] } }), key.selector))
    return { world, record: [name, value] }
  }

  async function mailing(world: TestWorld, addresses: readonly string[]): Promise<string> {
    const id = await inTransaction(world, (tx) =>
      createMailing(tx, world, {
        kind: 'newsletter',
        subject: 'Grüße für {{name}} – „heute“',
        text: 'Guten Morgen {{name}}\n.\n.. und From hier\nFrom dort\n',
        html: '<p>Guten Morgen {{name}}</p>',
        listId: 'Brief <brief.zeitung.example>',
        unsubscribeUrl: 'https://zeitung.example/u/{{name}}',
      }),
    )
    const recipients = addresses.map((address) => ({ address, personal: { name: address.slice(0, 4) } }))
    must(await freezeAudience(world, id, async () => ({ recipients, cursor: null })))
    must(await startMailing(world, id))
    const sender = openMailingSender(world, [])
    closers.push(() => sender.stop())
    await sender.drain()
    return id
  }

  async function letter(world: TestWorld, to: string): Promise<string> {
    const mail = { kind: 'comment-reply', to, subject: 'Antwort für Sie', text: 'Grüß Gott\n', html: null }
    const id = await inTransaction(world, (tx) => queueDelivery(tx, world, mail))
    await sendDue.run(world, {})
    return id
  }

  /** The mails that Dovecot keeps, as they came over the wire: it ends lines as files do. */
  async function kept(address: string, count: number): Promise<Buffer[]> {
    await expect.poll(() => servers.mailsOf(address).length, { timeout: 10_000 }).toBe(count)
    return servers
      .mailsOf(address)
      .map((mail) => Buffer.from(mail.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'))
  }

  const returnMailbox = returnMailboxOf(kind)

  it.each([
    { way: 'a mailbox read by IMAP', bounceAddress: returnMailbox },
    { way: 'the bounce port', bounceAddress: 'b@bounces.example' },
  ])(
    'mails arrive as they were written and signed; what nobody has comes back through $way',
    async ({ bounceAddress }) => {
      const isMailbox = bounceAddress === returnMailbox
      const mark = `${kind}-${isMailbox ? 'imap' : 'port'}`
      const { ada, ben } = readersOf(mark)
      const gone = `gone-${mark}@leser.example`
      const away = `away-${mark}@leser.example`
      const { world, record } = await aPaper(bounceAddress)
      if (!isMailbox) {
        const listener = await listenForBounces(world, { port: servers.bouncePort, host: '127.0.0.1' })
        closers.push(listener.stop)
      }

      const issue = await mailing(world, [ada, ben, gone])
      const single = await letter(world, away)
      await letter(world, ada)
      // Postfix has taken them all; only afterwards it finds nobody there.
      expect(await mailingProgress(world, issue)).toMatchObject({ status: 'ended', accepted: 3, failed: 0 })

      const raws = [...(await kept(ada, 2)), ...(await kept(ben, 1))]
      const resolver = async (asked: string) => {
        if (asked === record[0]) return [[record[1]]]
        throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
      }
      for (const raw of raws) {
        expect(raw.toString()).toMatch(/with ESMTPSA id/)
        const { results } = await dkimVerify(raw, { resolver } as object)
        expect(results.map(({ status, signingDomain }) => [signingDomain, status.result])).toEqual([
          ['zeitung.example', 'pass'],
        ])
      }
      const parsed = await Promise.all(raws.map((raw) => simpleParser(raw)))
      const read = parsed.find(({ subject }) => subject === 'Grüße für ben- – „heute“')
      expect(read?.text).toBe('Guten Morgen ben-\n.\n.. und From hier\nFrom dort\n')
      expect(read?.html).toContain('<p>Guten Morgen ben-</p>')
      expect(read?.from?.value).toMatchObject([{ address: paper }])
      expect(parsed.filter(({ subject }) => subject === 'Antwort für Sie')).toMatchObject([
        { text: 'Grüß Gott\n' },
      ])

      const isBack = async () => {
        if (isMailbox) await readMailbox(world, servers.imapUrlOf(returnMailbox))
        const { items } = await deliveriesOf(world, issue, { limit: 9 })
        return [...items.map(({ status }) => status), (await mailInOutbox(world, single))?.status]
      }
      await expect.poll(isBack, { timeout: 10_000 }).toEqual(['accepted', 'accepted', 'bounced', 'bounced'])
      expect(await mailingProgress(world, issue)).toMatchObject({ accepted: 3, bounced: 1 })
      expect(Object.fromEntries(await suppressedAmong(world.db, world, [ada, ben, gone, away]))).toEqual({
        [gone]: 'bounced',
        [away]: 'bounced',
      })
      if (isMailbox) expect(servers.mailsOf(returnMailbox)).toEqual([])

      const next = await mailing(world, [ada, gone, away])
      expect(await mailingProgress(world, next)).toMatchObject({ status: 'ended', accepted: 1 })
      await kept(ada, 3)
      expect(servers.log().match(new RegExp(`to=<(gone|away)-${mark}@`, 'g'))).toHaveLength(2)
    },
  )
})
