import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createTransport } from 'nodemailer'
import {
  dnsRecordOf,
  makeKey,
  type SigningKey,
  signingKeyFor,
  startSigning,
} from '../src/deliveries/dkim/index.ts'
import {
  createMailing,
  freezeAudience,
  mailingProgress,
  openMailingSender,
  startMailing,
} from '../src/deliveries/mailings/index.ts'
import { openWorld } from '../src/open-world.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { must } from '../src/platform/result.ts'
import type { World } from '../src/platform/world.ts'
import { changeSettings } from '../src/settings/index.ts'

/** What a process of its own is to do: one kind of work, then it is gone with its data. */
export type MailingWish =
  | { work: 'ledger' | 'pool'; mails: number; connections: number; port: number; signed: boolean }
  | { work: 'freeze'; recipients: number }
/** `peakMegabytes`: the most memory the process had; `longestHold`: for how long its thread did nothing else. */
export type MailingDone = { perSecond: number; seconds: number; peakMegabytes: number; longestHold: number }

const sender = 'brief@elbblick.example'
const paragraph =
  '<p style="margin:0 0 16px;font:16px/24px Georgia,serif">Der Rat hat in der Nacht über den Haushalt beraten und die Vorlage der Verwaltung mit kleiner Mehrheit angenommen; am Morgen war der Streit darüber nicht zu Ende.</p>\n'
const text = `Guten Morgen {{name}},\n\n${'Der Rat hat in der Nacht über den Haushalt beraten.\n'.repeat(150)}\nAbmelden: https://elbblick.example/u/{{token}}\n`
const html = `<!doctype html>\n<p>Guten Morgen {{name}},</p>\n${paragraph.repeat(90)}<p><a href="https://elbblick.example/u/{{token}}">Abmelden</a></p>\n`

process.on('message', async (wish: MailingWish) => {
  process.send?.(await work(wish).catch((error) => ({ error: String(error?.stack ?? error) })))
  process.exit()
})

async function work(wish: MailingWish): Promise<MailingDone> {
  const dataDir = mkdtempSync(join(tmpdir(), 'depesche-mailing-'))
  const relay =
    wish.work === 'freeze'
      ? {}
      : {
          DEPESCHE_SMTP_URL: `smtp://127.0.0.1:${wish.port}`,
          DEPESCHE_SMTP_CONNECTIONS: String(wish.connections),
        }
  const world = await openWorld(
    readConfig({
      DEPESCHE_DATA: dataDir,
      DEPESCHE_PUBLIC_URL: 'https://elbblick.example',
      DEPESCHE_LOG: 'error',
      ...relay,
    }),
  )
  try {
    await changeSettings(world, {
      group: 'site',
      value: { name: 'Elbblick', contactEmail: sender },
      by: null,
    })
    if (wish.work === 'freeze') return await freeze(world, wish.recipients)
    const key = wish.signed ? await aKey(world) : null
    return wish.work === 'ledger' ? await sendByLedger(world, wish.mails) : await sendByPool(wish, key)
  } finally {
    await world.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function aKey(world: World): Promise<SigningKey> {
  const key = must(await makeKey(world))
  const record = dnsRecordOf(key)
  const dns = { txt: async () => ({ kind: 'found' as const, records: [record.value] }) }
  must(await startSigning(world, dns, key.selector))
  const signing = await signingKeyFor(world, sender)
  if (!signing) throw new Error('the key does not sign')
  return signing
}

async function aMailing(world: World, recipients: number): Promise<string> {
  const id = await inTransaction(world, (tx) =>
    createMailing(tx, world, {
      kind: 'letter',
      ref: 'issue-1',
      subject: 'Guten Morgen, {{name}}',
      text,
      html,
      listId: 'Morgen <morgen.elbblick.example>',
      unsubscribeUrl: 'https://elbblick.example/u/{{token}}',
    }),
  )
  const size = 1000
  const frozen = await freezeAudience(world, id, async (cursor) => {
    const from = Number(cursor ?? 0)
    const to = Math.min(recipients, from + size)
    return {
      recipients: Array.from({ length: to - from }, (_, at) => recipientOf(from + at)),
      cursor: to < recipients ? String(to) : null,
    }
  })
  if (must(frozen).total !== recipients) throw new Error('somebody is missing')
  return id
}

const recipientOf = (number: number) => ({
  address: `leserin-${String(number).padStart(7, '0')}@post-${number % 40}.example`,
  personal: { name: `Leserin ${number}`, token: `${number}-0123456789abcdefghijkl` },
})

const done = (mails: number, begun: number, longestHold = 0): MailingDone => {
  const seconds = (performance.now() - begun) / 1000
  return {
    seconds,
    perSecond: mails / seconds,
    peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
    longestHold,
  }
}

async function freeze(world: World, recipients: number): Promise<MailingDone> {
  await aMailing(world, 5000) // until the compiler has seen enough
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = performance.now()
  await aMailing(world, recipients)
  delay.disable()
  return done(recipients, begun, delay.percentile(99) / 1e6)
}

/** Each mail made, recorded, signed, submitted and recorded again. */
async function sendByLedger(world: World, mails: number): Promise<MailingDone> {
  const submitter = openMailingSender(world, [])
  must(await startMailing(world, await aMailing(world, 1000)))
  await submitter.drain()
  const id = await aMailing(world, mails)
  must(await startMailing(world, id))
  const begun = performance.now()
  await submitter.drain()
  const result = done(mails, begun)
  if ((await mailingProgress(world, id))?.accepted !== mails) throw new Error('not all were accepted')
  return result
}

/** nodemailer's pool submits one finished mail over and over. */
async function sendByPool(
  { mails, connections, port }: { mails: number; connections: number; port: number },
  key: SigningKey | null,
): Promise<MailingDone> {
  const raw = await finished()
  const dkim = key && { domainName: key.domain, keySelector: key.selector, privateKey: key.privateKey }
  const transport = createTransport({
    url: `smtp://127.0.0.1:${port}`,
    pool: true,
    maxConnections: connections,
    ...(dkim ? { dkim } : {}),
  })
  const envelope = { from: sender, to: recipientOf(1).address }
  const submit = async (count: number): Promise<void> => {
    let left = count
    const next = async (): Promise<void> => {
      while (left-- > 0) await transport.sendMail({ envelope, raw })
    }
    await Promise.all(Array.from({ length: 2 * connections }, next))
  }
  await submit(1000)
  const begun = performance.now()
  await submit(mails)
  const result = done(mails, begun)
  transport.close()
  return result
}

async function finished(): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const made = await composer.sendMail({
    from: `Elbblick <${sender}>`,
    to: recipientOf(1).address,
    subject: 'Guten Morgen',
    text,
    html,
    textEncoding: 'quoted-printable',
  })
  return Buffer.isBuffer(made.message) ? made.message : Buffer.from('')
}
