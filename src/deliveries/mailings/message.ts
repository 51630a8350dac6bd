import { createHmac, randomBytes } from 'node:crypto'
import { encodeWords, foldLines } from 'nodemailer/lib/mime-funcs'
import { encode, wrap } from 'nodemailer/lib/qp'
import type { Instant } from '../../platform/clock.ts'
import type { Mailing } from './mailing.ts'
import type { MailingContent } from './store.ts'

/** A text with places: pieces of it, already as they leave, and the names of the places between them. */
type Frame = { pieces: string[]; places: string[]; encode(value: string): string }

/** A mailing ready to be filled: all that is the same for everybody is encoded once. */
export type MessageTemplate = {
  mailing: Pick<Mailing, 'id' | 'number' | 'from'>
  host: string
  secret: string
  /** Headers without places, then those with, then the body. */
  head: string
  headers: Frame[]
  body: Frame[]
}

export type MessageRecipient = {
  number: number
  address: string
  personal: Record<string, string>
  /** How often it goes again although the relay may have it. */
  repeats: number
}

export type FilledMessage = { messageId: string; head: string; body: string }

const place = /\{\{([a-z][A-Za-z0-9]*)\}\}/
const softBreak = '=\r\n'
/** One less than RFC 2045 6.7 allows: the sign of a soft break may follow. */
const longestBodyLine = 75

/** Everything about a mailing that does not depend on the recipient. */
export function messageTemplate(
  mailing: Pick<Mailing, 'id' | 'number' | 'from' | 'replyTo' | 'subject'> & { date: Instant },
  content: MailingContent,
  site: { host: string; secret: string; timeZone: string },
): MessageTemplate {
  const fixed = [
    `From: ${mailbox(mailing.from)}`,
    ...(mailing.replyTo ? [`Reply-To: <${mailing.replyTo}>`] : []),
    `Date: ${dateHeader(mailing.date, site.timeZone)}`,
    'MIME-Version: 1.0',
  ]
  const open: Frame[] = []
  for (const [name, value] of Object.entries({ Subject: mailing.subject, ...content.headers }))
    if (place.test(value))
      open.push(frameOf(`${name}: ${value}`, String, name === 'Subject' ? oneLine : headerValue))
    else fixed.push(header(`${name}: ${value}`))
  return {
    mailing,
    host: site.host,
    secret: site.secret,
    head: `${fixed.join('\r\n')}\r\n`,
    headers: open,
    body: bodyOf(content),
  }
}

/** The message as it leaves, all of it ASCII. The Message-ID follows from mailing and recipient: each try has the same. */
export function fillMessage(template: MessageTemplate, recipient: MessageRecipient): FilledMessage {
  const { personal, address, repeats } = recipient
  const messageId = messageIdOf(template, recipient.number)
  const own = [`To: <${address}>`, `Message-ID: ${messageId}`]
  if (repeats > 0) own.push(`X-Depesche-Repeat: ${repeats}`)
  const [type = '', ...parts] = template.body.map((frame) => filled(frame, personal))
  const open = template.headers.map((frame) => `${header(filled(frame, personal))}\r\n`)
  return {
    messageId,
    head: `${own.join('\r\n')}\r\n${template.head}${open.join('')}${type}`,
    body: parts.join(''),
  }
}

/** `<12.345.x7…@host>`: unguessable for others, as an answer with it in the header would look like one to our mail. */
export function messageIdOf(
  { mailing, host, secret }: Pick<MessageTemplate, 'mailing' | 'host' | 'secret'>,
  number: number,
): string {
  const mark = createHmac('sha256', secret).update(`depesche message ${mailing.id} ${number}`).digest('hex')
  return `<${mailing.number}.${number}.${mark.slice(0, 16)}@${host}>`
}

/** Text first and complete, HTML after it; the first frame holds the headers that say so. */
function bodyOf({ text, html }: MailingContent): Frame[] {
  const encoding = 'Content-Transfer-Encoding: quoted-printable\r\n'
  const plain = `Content-Type: text/plain; charset=utf-8\r\n${encoding}`
  const textFrame = frameOf(text, asBody, bodyValue(cleanLines))
  if (html === null) return [fixedFrame(plain), fixedFrame('\r\n'), textFrame, fixedFrame('\r\n')]
  // Quoted-printable never holds `=_`, so no content can look like the border.
  const border = `=_${randomBytes(12).toString('hex')}`
  return [
    fixedFrame(`Content-Type: multipart/alternative; boundary="${border}"\r\n`),
    fixedFrame(`\r\n--${border}\r\n${plain}\r\n`),
    textFrame,
    fixedFrame(`\r\n--${border}\r\nContent-Type: text/html; charset=utf-8\r\n${encoding}\r\n`),
    frameOf(html, asBody, bodyValue(escapeHtml)),
    fixedFrame(`\r\n--${border}--\r\n`),
  ]
}

const fixedFrame = (text: string): Frame => ({ pieces: [text], places: [], encode: String })

function frameOf(
  text: string,
  piece: (text: string) => string,
  encodeValue: (value: string) => string,
): Frame {
  // Splitting by a pattern with a group: pieces and names take turns.
  const parts = text.split(new RegExp(place, 'g'))
  return {
    pieces: parts.filter((_, at) => at % 2 === 0).map(piece),
    places: parts.filter((_, at) => at % 2 === 1),
    encode: encodeValue,
  }
}

function filled({ pieces, places, encode: encoded }: Frame, personal: Record<string, string>): string {
  let text = pieces[0] ?? ''
  for (const [at, name] of places.entries()) {
    const value = Object.hasOwn(personal, name) ? String(personal[name]) : `{{${name}}}`
    text += encoded(value) + (pieces[at + 1] ?? '')
  }
  return text
}

const asBody = (text: string): string => wrap(encode(text.replace(/\r\n?|\n/g, '\r\n')), longestBodyLine)

/** A value stands on lines of its own that end in soft breaks: no line is too long, whatever its value. */
const bodyValue =
  (clean: (value: string) => string) =>
  (value: string): string =>
    `${softBreak}${asBody(clean(value))}${softBreak}`

const cleanLines = (value: string): string => value.replace(/[^\P{Cc}\n\t]/gu, ' ')

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (value: string): string =>
  cleanLines(value).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** Breaks and other control characters become spaces: nothing can begin another header. */
const oneLine = (value: string): string => value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
/** In addresses within headers nothing may stand that could end them. */
const headerValue = (value: string): string => encodeURI(oneLine(value)).replace(/[<>,"\s]/g, '')

const longestLine = 998

/** Words that are not ASCII encoded, folded; what cannot be folded is cut (RFC 5322 2.1.1). */
function header(line: string): string {
  const colon = line.indexOf(':') + 1
  const words = foldLines(`${line.slice(0, colon)} ${encodeWords(line.slice(colon).trim(), 'Q', 52)}`, 76)
  if (words.length <= longestLine) return words
  return words
    .split('\r\n')
    .map((folded) => folded.slice(0, longestLine))
    .join('\r\n')
}

function mailbox({ name, address }: Mailing['from']): string {
  if (!name) return `<${address}>`
  const isPlain = /^[\x20-\x7e]*$/.test(name)
  const words = isPlain ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodeWords(name, 'Q', 52)
  return foldLines(`From: ${words} <${address}>`, 76).slice('From: '.length)
}

/** RFC 5322 3.3, in the time zone of the site: `Mon, 23 Nov 2026 10:00:00 +0100`. */
export function dateHeader(instant: Instant, timeZone: string): string {
  const options = {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  } as const
  const parts = new Intl.DateTimeFormat('en-US', options).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  const offset = part('timeZoneName').replace(/^GMT/, '').replace(':', '') || '+0000'
  const time = `${part('hour')}:${part('minute')}:${part('second')}`
  return `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')} ${time} ${offset}`
}
