import { allParts, headerOf, type MimePart, parseMime, readFields } from './mime.ts'

export type RecipientReport = {
  /** As the reporting server names it; null when it does not. */
  recipient: string | null
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** RFC 3463, e.g. `5.1.1`. */
  status: string | null
  /** What the last server said, on one line. */
  answer: string
}

/** What a report says of the mail it is about; from the mail's headers that it brings back. */
type About = { messageId: string | null; addresses: readonly string[] }

/** What a mail that came in says of one of ours. */
export type Report = { reportId: string | null } & (
  | { kind: 'bounce'; recipients: readonly RecipientReport[]; about: About }
  | { kind: 'complaint'; about: About }
  | { kind: 'other' }
)

/**
 * Reads a delivery status notification (RFC 3464), an abuse report (RFC 5965) or, with less certainty, the plain words of
 * a server of the old kind. Never throws; what is none of them is `other`: auto-replies, reports that someone's mail is
 * no spam after all, letters to the editor.
 */
export function readReport(raw: Buffer): Report {
  const mail = parseMime(raw)
  const reportId = headerOf(mail, 'message-id') || null
  const parts = allParts(mail)
  const status = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type))
  const feedback = parts.find(({ type }) => type === 'message/feedback-report')
  if (feedback) return { reportId, ...complaintIn(feedback, aboutOf(mail, parts, feedback.text)) }
  if (status) {
    const recipients = recipientsIn(status.text)
    if (recipients.length > 0)
      return { reportId, kind: 'bounce', recipients, about: aboutOf(mail, parts, status.text) }
  }
  const plain = plainBounceIn(mail, parts)
  return plain
    ? { reportId, kind: 'bounce', recipients: [plain], about: aboutOf(mail, parts, '') }
    : { reportId, kind: 'other' }
}

/** `not-spam`, `auth-failure` and the like complain of nothing. */
const complaints = ['abuse', 'fraud', 'virus', 'other', 'opt-out']

function complaintIn(
  feedback: MimePart,
  about: About,
): { kind: 'complaint'; about: About } | { kind: 'other' } {
  const [type = ''] = readFields(feedback.text).get('feedback-type') ?? []
  return complaints.includes(type.toLowerCase()) ? { kind: 'complaint', about } : { kind: 'other' }
}

const mostBlocks = 50

/** The first block is of the whole mail, each further one of a recipient; some servers forget the blank line between. */
function recipientsIn(text: string): RecipientReport[] {
  const blocks = text.split(/\n\s*\n/, mostBlocks).map(readFields)
  return blocks.filter((fields) => fields.has('final-recipient') || fields.has('action')).map(recipientFrom)
}

function recipientFrom(fields: Map<string, string[]>): RecipientReport {
  const first = (name: string): string => fields.get(name)?.[0] ?? ''
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(first('status'))?.[1] ?? null
  const answer = withoutType(first('diagnostic-code')) || first('status')
  return {
    recipient: addressIn(withoutType(first('original-recipient') || first('final-recipient'))),
    action: actionFrom(first('action').toLowerCase(), status),
    status,
    answer: onOneLine(answer),
  }
}

function actionFrom(word: string, status: string | null): RecipientReport['action'] {
  const known = (['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const).find((action) =>
    word.startsWith(action),
  )
  return known ?? (status?.startsWith('5') ? 'failed' : status?.startsWith('2') ? 'delivered' : 'delayed')
}

/** `rfc822; ben@leser.example`, `smtp; 550 5.1.1 …` */
const withoutType = (field: string): string => field.replace(/^[\w-]+\s*;\s*/, '')

const addressIn = (text: string): string | null => /[^\s<>"]+@[^\s<>"]+/.exec(text)?.[0] ?? null

const onOneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500)

/** Addresses that may be the envelope sender of ours, and the Message-ID, wherever the report shows them. */
function aboutOf(mail: MimePart, parts: readonly MimePart[], fields: string): About {
  const original = parts.filter((part) => part !== mail && part.headers.has('message-id'))
  const headersOnly = parts.filter(({ type }) =>
    /^text\/rfc822-headers$|^message\/global-headers$/.test(type),
  )
  const returned = [
    ...original.map(({ headers }) => headers),
    ...headersOnly.map(({ text }) => readFields(text)),
  ]
  const own = readFields(fields)
  const messageId = returned.flatMap((headers) => headers.get('message-id') ?? [])[0] ?? null
  const addresses = [
    ...['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'].flatMap(
      (name) => mail.headers.get(name) ?? [],
    ),
    ...(own.get('original-mail-from') ?? []),
    ...returned.flatMap((headers) => headers.get('return-path') ?? []),
  ]
  return { messageId, addresses: addresses.flatMap((text) => text.match(/[^\s<>",;]+@[^\s<>",;]+/g) ?? []) }
}

const bounceSender = /mailer-daemon|postmaster|mail delivery (sub)?system/i
const bounceSubject =
  /undeliver|delivery (status|failure|failed|problem)|returned mail|failure notice|mail delivery failed|unzustellbar|konnte nicht zugestellt|nicht zustellbar/i
const stillTrying =
  /\b(delayed|will (be retried|retry|keep trying)|warning: message|verzögert|weitere zustellversuche)\b/i

/** Servers of the old kind (qmail, Exim without DSN, some appliances) tell it in words. */
function plainBounceIn(mail: MimePart, parts: readonly MimePart[]): RecipientReport | null {
  const automatic = headerOf(mail, 'auto-submitted').toLowerCase()
  if (automatic.startsWith('auto-replied') && !bounceSender.test(headerOf(mail, 'from'))) return null
  const comesBack =
    bounceSender.test(headerOf(mail, 'from')) ||
    /^<?>?$/.test(headerOf(mail, 'return-path') || 'x') ||
    mail.headers.has('x-failed-recipients')
  const subject = headerOf(mail, 'subject')
  if (!comesBack || !(bounceSubject.test(subject) || mail.headers.has('x-failed-recipients'))) return null
  const text = parts.find((part) => part.parts.length === 0 && part.type === 'text/plain')?.text ?? ''
  const words = beforeTheReturnedMail(text)
  const answer = /^.*(?:\b[45]\d\d[ -]|[#( ][45]\.\d{1,3}\.\d{1,3}\b).*$/m.exec(words)?.[0] ?? ''
  const status = /[^\d.]([45]\.[0-7]\.\d{1,3})(?![\d.])/.exec(` ${answer}`)?.[1] ?? null
  const isDelayed = stillTrying.test(`${subject}\n${words}`) || status?.startsWith('4') === true
  return {
    recipient: addressIn(headerOf(mail, 'x-failed-recipients')) ?? addressIn(words),
    action: isDelayed ? 'delayed' : 'failed',
    status,
    answer: onOneLine(answer || words),
  }
}

/** A report says what it has to say at its start. */
const beforeTheReturnedMail = (text: string): string =>
  text.slice(0, 5000).split(/^--.*(?:copy of the message|original message|ursprüngliche)/im)[0] ?? ''
