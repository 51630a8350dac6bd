import type { DnsAnswer } from '../platform/dns.ts'
import { type Finding, fine, problem, warning } from './finding.ts'

/** What the name service says of a sender, and what it should say. */
export type MailFacts = {
  /** Domain of the address that readers see. */
  senderDomain: string
  /** Domain of the envelope sender: that of the bounce address, else the sender's. */
  envelopeDomain: string
  /** Whether mails come back to an address of their own. */
  hasBounceAddress: boolean
  relayHost: string
  reportsTo: string
  /** The key that signs; null when none does. */
  key: { domain: string; record: { name: string; value: string }; isPublished: boolean | null } | null
  spf: DnsAnswer
  /** The record found by climbing from the sender's domain, and where. */
  dmarc: { domain: string; answer: DnsAnswer }
  mx: DnsAnswer
}

const notAsked = (check: string): Finding =>
  warning(check, 'The name service could not be asked.', 'Try again where this machine reaches one.')

/**
 * What receivers will make of our mail (RFC 7208, 6376, 9989): Gmail, Yahoo and Outlook want SPF, DKIM and DMARC, with the
 * sender aligned to one of the first two. Each finding says what to put into DNS.
 */
export const judgeMailDns = (facts: MailFacts): Finding[] => [
  judgeSpf(facts),
  judgeDkim(facts),
  judgeDmarc(facts),
  ...judgeAlignment(facts),
  ...judgeMx(facts),
]

function judgeSpf({ spf, envelopeDomain, relayHost }: MailFacts): Finding {
  const mend = `Put this TXT record at ${envelopeDomain}: v=spf1 ${mechanismOf(relayHost)} -all (or what the operator of ${relayHost} tells you to include).`
  if (spf.kind === 'not-asked') return notAsked('SPF')
  const records = spfRecords(spf)
  if (records.length === 0)
    return problem('SPF', `${envelopeDomain} does not say which servers send its mail.`, mend)
  if (records.length > 1)
    return problem(
      'SPF',
      `${envelopeDomain} has ${records.length} SPF records; receivers then use none.`,
      'Make one record of them (RFC 7208 4.5).',
    )
  if (/(^|\s)\+?all(\s|$)/i.test(records[0] ?? ''))
    return problem(
      'SPF',
      `${envelopeDomain} lets every server of the world send its mail (+all).`,
      'End the record with -all or ~all.',
    )
  return fine('SPF', `${envelopeDomain}: ${records[0]}`)
}

/** Names are asked for, bare addresses stand for themselves (RFC 7208 5.3, 5.6). */
function mechanismOf(host: string): string {
  if (host.startsWith('[')) return `ip6:${host.slice(1, -1)}`
  return /^[\d.]+$/.test(host) ? `ip4:${host}` : `a:${host}`
}

const spfRecords = (answer: DnsAnswer): string[] =>
  answer.kind === 'found' ? answer.records.filter((record) => /^v=spf1(\s|$)/i.test(record)) : []

function judgeDkim({ key, senderDomain }: MailFacts): Finding {
  if (!key)
    return warning(
      'DKIM',
      `Mails of ${senderDomain} are not signed.`,
      'Make a key in the newsroom under Settings → Mail, and publish its record.',
    )
  if (key.isPublished === null) return notAsked('DKIM')
  if (!key.isPublished)
    return problem(
      'DKIM',
      `Mails are signed, but ${key.record.name} does not hold the key: receivers find the signature wrong.`,
      `Put this TXT record at ${key.record.name}: ${key.record.value}`,
    )
  return fine('DKIM', `${key.record.name} holds the key`)
}

function judgeDmarc({ dmarc, senderDomain, reportsTo }: MailFacts): Finding {
  if (dmarc.answer.kind === 'not-asked') return notAsked('DMARC')
  const records = dmarcRecords(dmarc.answer)
  const name = `_dmarc.${senderDomain}`
  if (records.length === 0)
    return problem(
      'DMARC',
      `${senderDomain} has no policy; large providers turn such mail down.`,
      `Put this TXT record at ${name}: v=DMARC1; p=none; rua=mailto:${reportsTo}`,
    )
  if (records.length > 1)
    return problem(
      'DMARC',
      `_dmarc.${dmarc.domain} holds ${records.length} policies; receivers then use none.`,
      'Leave one of them.',
    )
  const policy = /;\s*p\s*=\s*(\w+)/i.exec(records[0] ?? '')?.[1]?.toLowerCase()
  if (policy && !['none', 'quarantine', 'reject'].includes(policy))
    return problem(
      'DMARC',
      `The policy p=${policy} at _dmarc.${dmarc.domain} is none that receivers know.`,
      'Use p=none, p=quarantine or p=reject.',
    )
  return fine('DMARC', `_dmarc.${dmarc.domain}: ${records[0]}`)
}

export const dmarcRecords = (answer: DnsAnswer): string[] =>
  answer.kind === 'found' ? answer.records.filter((record) => /^v\s*=\s*DMARC1\s*(;|$)/.test(record)) : []

/**
 * Where a domain's policy may stand, in the order it is asked for: at itself, then at those above it but for the top
 * level; of long names at most eight are asked (the tree walk of RFC 9989 4.10).
 */
export function dmarcPlaces(domain: string): string[] {
  const labels = domain.split('.')
  const first = Math.max(1, labels.length - 7)
  const above = labels.slice(first, -1).map((_, at) => labels.slice(first + at).join('.'))
  return [domain, ...above]
}

/** Aligned means: of one organisation – here, the domain that the DMARC record was found at, or the same domain. */
function judgeAlignment(facts: MailFacts): Finding[] {
  const { senderDomain, envelopeDomain, key, dmarc, spf } = facts
  if (dmarc.answer.kind === 'not-asked' || spf.kind === 'not-asked' || key?.isPublished === null) return []
  const organisation = dmarcRecords(dmarc.answer).length > 0 ? dmarc.domain : senderDomain
  const isAligned = (domain: string) => domain === senderDomain || within(domain, organisation)
  const bySpf = spfRecords(spf).length === 1 && isAligned(envelopeDomain)
  const byDkim = key?.isPublished === true && isAligned(key.domain)
  if (bySpf || byDkim) {
    const by = [...(byDkim ? ['DKIM'] : []), ...(bySpf ? ['SPF'] : [])].join(' and ')
    return [fine('alignment', `${senderDomain} is aligned by ${by}`)]
  }
  return [
    problem(
      'alignment',
      `Neither SPF nor DKIM speaks for ${senderDomain}: by DMARC the mail fails.`,
      `Sign with a key of ${senderDomain} (Settings → Mail), or use a bounce address within ${organisation} that has an SPF record.`,
    ),
  ]
}

const within = (domain: string, above: string): boolean => domain === above || domain.endsWith(`.${above}`)

function judgeMx({ mx, envelopeDomain, hasBounceAddress }: MailFacts): Finding[] {
  if (!hasBounceAddress) return []
  if (mx.kind === 'not-asked') return [notAsked('bounce address')]
  if (mx.kind === 'none')
    return [
      problem(
        'bounce address',
        `No server takes mail for ${envelopeDomain}: what cannot be delivered does not come back.`,
        `Put an MX record at ${envelopeDomain} that names the server with the mailbox, or this one (DEPESCHE_BOUNCE_PORT).`,
      ),
    ]
  return [fine('bounce address', `${envelopeDomain} is served by ${mx.records.join(', ')}`)]
}
