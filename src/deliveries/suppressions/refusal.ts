import { addDays, type Instant } from '../../platform/clock.ts'

/**
 * What a server said of a mail: the answer code of SMTP (null in a report), the enhanced status (RFC 3463, null when it
 * gave none) and its words.
 */
export type ServerAnswer = { code: number | null; enhancedStatus: string | null; answer: string }

/** What follows for the address. `alarm`: the receiver objects to us, and somebody has to look at it. */
export type AfterRefusal = 'suppress' | 'count' | 'alarm'

/** Within these days so many mails have to fail before an address is given up that is not plainly wrong. */
export const failureDays = 14
export const failuresAllowed = 5

/** RFC 3463, RFC 7505: no such mailbox, no such host, no mail taken at that domain. */
const noSuchAddress = ['5.1.1', '5.1.2', '5.1.10']
/** About the mail or its sender, whoever the recipient is: protocol, content, policy; and a mail that is too big. */
const aboutUs = /^[45]\.[567]\.|^[45]\.3\.4$/

/**
 * What follows when a mail to an address failed for good. Address that does not exist: suppressed at once. Policy
 * (5.7.x): never the address's fault. All else – a full mailbox, a server that does not answer, a bare 550 – counts, and
 * the fifth mail that fails within 14 days suppresses. `failedBefore` holds when other mails to it failed.
 */
export function afterRefusal(
  said: ServerAnswer,
  failedBefore: readonly Instant[],
  now: Instant,
): AfterRefusal {
  const status = statusOf(said)
  if (noSuchAddress.includes(status)) return 'suppress'
  if (aboutUs.test(status)) return 'alarm'
  const since = addDays(now, -failureDays)
  const recent = failedBefore.filter((at) => at > since).length
  return recent + 1 >= failuresAllowed ? 'suppress' : 'count'
}

/** The enhanced status; where a server of the old kind gave none, what its words mean; else the bare code. */
export function statusOf({ code, enhancedStatus, answer }: ServerAnswer): string {
  const status = enhancedStatus ?? enhancedStatusIn(answer)
  // x.0.0 and x.1.0 say no more than the code does.
  if (status && !/\.0\.0$|\.1\.0$/.test(status)) return status
  return statusInWords(code, answer) ?? status ?? (code ? String(code) : '')
}

/** The status in an answer like `550 5.1.1 No such user` (RFC 2034). */
export function enhancedStatusIn(answer: string): string | null {
  const found = /(?:^|[\s#(-])([245]\.[0-7]\.\d{1,3})(?=$|[\s:;,)\]-])/.exec(answer)
  return found?.[1] ?? null
}

function statusInWords(code: number | null, answer: string): string | null {
  const isFinal = code === null || code >= 500
  if (/\b(spam|black ?list|block ?list|blocked|reputation|policy|spf|dkim|dmarc|rbl|dnsbl)\b/i.test(answer))
    return isFinal ? '5.7.1' : '4.7.1'
  if (/\b(over ?quota|quota exceeded|mailbox (is )?full|insufficient (system )?storage)\b/i.test(answer))
    return isFinal ? '5.2.2' : '4.2.2'
  if (isFinal && unknownMailbox.test(answer)) return '5.1.1'
  return null
}

const unknownMailbox =
  /\b(user|mailbox|recipient|address|account|empfänger|benutzer)\b[^.\n]{0,40}\b(unknown|unbekannt|not found|does ?n.t exist|does not exist|no longer (exists|available)|existiert nicht)|\bunknown (user|recipient|mailbox|local part)|\bno such (user|mailbox|recipient|person|address)|\bnon-?existent\b/i
