import { type BounceState, bounceState } from '../deliveries/bounces/index.ts'
import { dnsRecordOf, domainOf, isPublished, listKeys, unreadableKeys } from '../deliveries/dkim/index.ts'
import { senderAddress } from '../deliveries/index.ts'
import { policyRefusals } from '../deliveries/suppressions/index.ts'
import type { Dns, DnsAnswer } from '../platform/dns.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { type Finding, fine, problem, warning } from './finding.ts'
import { dmarcPlaces, dmarcRecords, judgeMailDns } from './mail-dns.ts'

/** How mail that leaves by the relay is received and what comes back; nothing where no mail leaves. */
export async function examineMail(
  world: Pick<World, 'db' | 'config' | 'clock'>,
  dns: Dns,
): Promise<Finding[]> {
  const { smtpUrl } = world.config
  if (!smtpUrl) return []
  const settings = await readSettings(world.db)
  const sender = senderAddress(settings, world.config)
  const senderDomain = domainOf(sender)
  const { bounceAddress } = settings.mail
  const found = [
    ...(await unreadable(world)),
    judgeBounces(await bounceState(world), bounceAddress),
    ...(await refusals(world)),
  ]
  if (!senderDomain.includes('.'))
    return [
      ...found,
      warning(
        'sender',
        `${sender} is an address of this machine only.`,
        'Set the sender under Settings → Mail.',
      ),
    ]
  const envelopeDomain = bounceAddress ? domainOf(bounceAddress) : senderDomain
  const [spf, mx, dmarc, key] = await Promise.all([
    dns.txt(envelopeDomain),
    dns.mx(envelopeDomain),
    climb(dns, senderDomain),
    signingKey(world, dns, senderDomain),
  ])
  const facts = {
    senderDomain,
    envelopeDomain,
    hasBounceAddress: bounceAddress !== '',
    relayHost: new URL(smtpUrl).hostname,
    reportsTo: sender,
    key,
    spf,
    dmarc,
    mx,
  }
  return [...found, ...judgeMailDns(facts)]
}

/** The policy that counts, and where it was found. */
async function climb(dns: Pick<Dns, 'txt'>, from: string): Promise<{ domain: string; answer: DnsAnswer }> {
  for (const domain of dmarcPlaces(from)) {
    const answer = await dns.txt(`_dmarc.${domain}`)
    if (answer.kind === 'not-asked' || dmarcRecords(answer).length > 0) return { domain, answer }
  }
  return { domain: from, answer: { kind: 'none' } }
}

async function signingKey(world: Pick<World, 'db'>, dns: Pick<Dns, 'txt'>, senderDomain: string) {
  const keys = await listKeys(world)
  const key = keys.find(
    ({ status, domain }) =>
      status === 'signing' && (senderDomain === domain || senderDomain.endsWith(`.${domain}`)),
  )
  if (!key) return null
  const record = dnsRecordOf(key)
  const answer = await dns.txt(record.name)
  return {
    domain: key.domain,
    record,
    isPublished: answer.kind === 'not-asked' ? null : isPublished(key, answer),
  }
}

async function unreadable(world: Pick<World, 'db' | 'config'>): Promise<Finding[]> {
  const keys = await unreadableKeys(world)
  if (keys.length === 0) return []
  return [
    problem(
      'DKIM key',
      `${keys.map(({ selector }) => selector).join(', ')} was made with another DEPESCHE_SECRET and cannot be read.`,
      'Give the old secret back, or make a new key in the newsroom under Settings → Mail.',
    ),
  ]
}

export function judgeBounces({ way, look }: BounceState, bounceAddress: string): Finding {
  if (!bounceAddress)
    return warning(
      'bounces',
      'What cannot be delivered comes back to the sender’s mailbox, and nobody counts it.',
      'Set a bounce address under Settings → Mail, and DEPESCHE_BOUNCE_IMAP_URL or DEPESCHE_BOUNCE_PORT.',
    )
  if (way === 'none')
    return problem(
      'bounces',
      `Mails come back to ${bounceAddress}, where nobody reads them.`,
      'Set DEPESCHE_BOUNCE_IMAP_URL to its mailbox, or DEPESCHE_BOUNCE_PORT.',
    )
  if (way === 'port') return fine('bounces', `taken by SMTP for ${bounceAddress}`)
  if (look?.error)
    return problem(
      'bounces',
      `The mailbox could not be read: ${look.error}`,
      'Look at DEPESCHE_BOUNCE_IMAP_URL.',
    )
  return look
    ? fine('bounces', `mailbox read ${look.lookedAt}`)
    : warning('bounces', 'The mailbox has not been read yet.', 'Start the server (npm start), or a worker.')
}

async function refusals(world: Pick<World, 'db' | 'clock'>): Promise<Finding[]> {
  const { count, lastAnswer } = await policyRefusals(world)
  if (count === 0) return []
  return [
    problem(
      'refusals',
      `${count === 1 ? 'One mail was' : `${count} mails were`} turned down for reasons of policy in the last two weeks. The last answer: ${lastAnswer}`,
      'Look at SPF, DKIM and DMARC, and ask the provider that answers so.',
    ),
  ]
}
