import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import { expect, it } from 'vitest'
import { listHeaders } from './list-headers.ts'
import { dateHeader, fillMessage, messageIdOf, messageTemplate } from './message.ts'
import { dkimSignerOf } from './sign.ts'

const mailing = {
  id: 'm1',
  number: 7,
  from: { name: 'Elbblick „Morgen“', address: 'brief@elbblick.example' },
  replyTo: 'redaktion@elbblick.example',
  subject: 'Grüße, {{name}}',
  date: '2026-11-23T09:00:00.000Z',
}
const headers = listHeaders({
  kind: 'newsletter',
  ref: 'issue-7',
  listId: 'Morgen <morgen.elbblick.example>',
  unsubscribeUrl: 'https://elbblick.example/u/{{token}}',
  archiveUrl: 'https://elbblick.example/newsletter',
  automatic: false,
  host: 'elbblick.example',
})
const site = { host: 'elbblick.example', secret: 'geheim', timeZone: 'Europe/Berlin' }
const text =
  'Guten Morgen {{name}},\nhier ist alles Wichtige.\n.\n-- \nabmelden: https://elbblick.example/u/{{token}}\n'
const html = `<p>Guten Morgen <b>{{name}}</b></p>\n<p>${'Ein langer Satz ohne Umbruch. '.repeat(40)}</p>`
const template = messageTemplate(mailing, { headers, text, html }, site)

const messageWith = (personal: Record<string, string>, changes = {}) => {
  const filled = fillMessage(template, {
    number: 3,
    address: 'ben@leser.example',
    personal,
    repeats: 0,
    ...changes,
  })
  return { ...filled, raw: filled.head + filled.body }
}

it('has its headers, both parts and what is the recipient’s own', async () => {
  const { raw } = messageWith({ name: 'Zoë', token: 'a1-b2' })
  const parsed = await simpleParser(raw)
  expect(parsed.from?.value).toEqual([{ name: 'Elbblick „Morgen“', address: 'brief@elbblick.example' }])
  expect(parsed.replyTo?.text).toBe('redaktion@elbblick.example')
  expect(parsed.subject).toBe('Grüße, Zoë')
  expect(parsed.date?.toISOString()).toBe(mailing.date)
  expect(parsed.text).toBe(text.replace('{{name}}', 'Zoë').replace('{{token}}', 'a1-b2'))
  expect(parsed.html).toBe(html.replace('{{name}}', 'Zoë'))
  for (const line of [
    'To: <ben@leser.example>',
    'Date: Mon, 23 Nov 2026 10:00:00 +0100',
    'List-Id: Morgen <morgen.elbblick.example>',
    'List-Unsubscribe: <https://elbblick.example/u/a1-b2>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Precedence: bulk',
    'Feedback-ID: issue-7:morgen:newsletter:elbblick.example',
  ])
    expect(raw.split('\r\n')).toContain(line)
})

it('has one Message-ID for a recipient on every try, and says when it goes again', () => {
  const first = messageWith({})
  const again = messageWith({}, { repeats: 2 })
  expect(again.messageId).toBe(first.messageId)
  expect(first.raw).not.toContain('X-Depesche-Repeat')
  expect(again.raw).toContain('\r\nX-Depesche-Repeat: 2\r\n')
  expect(first.messageId).toMatch(/^<7\.3\.[0-9a-f]{16}@elbblick\.example>$/)
  expect(messageIdOf({ ...template, secret: 'anderes' }, 3)).not.toBe(first.messageId)
})

it.each([
  ['another header', { name: 'Ben\r\nBcc: alle@leser.example', token: 'x>\r\nBcc: alle@leser.example' }],
  ['another part', { name: '\r\n--=_abc\r\nContent-Type: text/html\r\n\r\n<script>', token: '"<>,' }],
  ['other line breaks', { name: 'a\u2028b\u0085c\vd', token: '\u2029' }],
])('no value can begin %s', async (_, personal) => {
  const { raw } = messageWith(personal)
  const parsed = await simpleParser(raw)
  expect(parsed.bcc).toBeUndefined()
  expect(parsed.attachments).toEqual([])
  expect(parsed.html).not.toContain('<script>')
  const unfolded = raw.replace(/\r\n(?= )/g, '')
  expect(unfolded).toMatch(/^List-Unsubscribe: <https:\/\/elbblick\.example\/u\/[^\s<>,"]*>\r$/m)
})

it('whatever a value is: ASCII, short lines, and it is read as it was given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (value) => {
      const name = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').toWellFormed()
      const { raw } = messageWith({ name, token: 't' })
      for (const line of raw.split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(998)
        expect(line).not.toMatch(/[\r\n]|[^\x20-\x7e\t]/)
      }
      for (const line of raw.slice(raw.indexOf('\r\n\r\n')).split('\r\n'))
        expect(line.length).toBeLessThanOrEqual(78)
      const parsed = await simpleParser(raw, { skipTextToHtml: true })
      expect(parsed.text).toContain(`Guten Morgen ${name},\n`)
    }),
    { numRuns: 60 },
  )
})

it('a place without a value stays as it stands, and so does what only looks like one', async () => {
  const parsed = await simpleParser(messageWith({ token: 'constructor' }).raw)
  expect(parsed.text).toContain('Guten Morgen {{name}},')
})

it('is plain text alone when there is no HTML', async () => {
  const plain = messageTemplate(mailing, { headers: {}, text: 'Hallo {{name}}', html: null }, site)
  const { head, body } = fillMessage(plain, {
    number: 1,
    address: 'a@b.example',
    personal: { name: 'Ada' },
    repeats: 0,
  })
  const parsed = await simpleParser(head + body)
  expect(parsed.text?.trim()).toBe('Hallo Ada')
  expect(head + body).toContain('Content-Type: text/plain; charset=utf-8\r\n')
})

it('carries a signature that holds, over both headers of leaving with one click', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const sign = dkimSignerOf({ domain: 'elbblick.example', selector: 'd1', privateKey })
  for (const name of ['Zoë', '  viele   Leerzeichen  ', '.\r\n.\r\n', '']) {
    const { head, body } = messageWith({ name, token: 'a1' })
    const signature = await sign(head, body.slice(2))
    const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`
    const verified = await dkimVerify(Buffer.from(signature + head + body, 'latin1'), {
      resolver: async () => [[record]],
    })
    expect(verified.results).toMatchObject([
      { status: { result: 'pass' }, signingDomain: 'elbblick.example' },
    ])
    const covered = verified.results[0]?.signingHeaders?.keys.toLowerCase().split(/[:\s]+/)
    expect(covered).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'subject', 'from']),
    )
  }
})

it.each([
  ['2026-07-01T22:30:05.000Z', 'Europe/Berlin', 'Thu, 2 Jul 2026 00:30:05 +0200'],
  ['2026-01-01T00:00:00.000Z', 'UTC', 'Thu, 1 Jan 2026 00:00:00 +0000'],
  ['2026-01-01T00:00:00.000Z', 'America/New_York', 'Wed, 31 Dec 2025 19:00:00 -0500'],
])('%s in %s is %s in the header', (instant, timeZone, words) => {
  expect(dateHeader(instant, timeZone)).toBe(words)
})
