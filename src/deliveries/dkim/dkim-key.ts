import type { Instant } from '../../platform/clock.ts'
import type { DnsAnswer } from '../../platform/dns.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'

/** A key that signs mails, or will, or did. */
export type DkimKey = {
  selector: string
  domain: string
  publicKey: string
  madeAt: Instant
  signingSince: Instant | null
  retiredAt: Instant | null
}

export type DkimStatus = 'waiting-for-record' | 'signing' | 'retired'

export function statusOf(key: DkimKey): DkimStatus {
  if (key.retiredAt) return 'retired'
  return key.signingSince ? 'signing' : 'waiting-for-record'
}

/** The TXT record that lets receivers check the signature (RFC 6376 3.6.1). `zone`: in strings of at most 255 characters. */
export function dnsRecordOf(key: Pick<DkimKey, 'selector' | 'domain' | 'publicKey'>): {
  name: string
  value: string
  zone: string
} {
  const name = `${key.selector}._domainkey.${key.domain}`
  const value = `v=DKIM1; k=rsa; p=${key.publicKey}`
  const strings = value.match(/.{1,255}/g) ?? []
  return { name, value, zone: `${name}. IN TXT ( ${strings.map((part) => `"${part}"`).join(' ')} )` }
}

/** Whether the name service gives this key to those who check its signatures. */
export function isPublished(key: Pick<DkimKey, 'publicKey'>, answer: DnsAnswer): boolean {
  if (answer.kind !== 'found') return false
  return answer.records.some((record) => publicKeyIn(record) === key.publicKey)
}

/** Blanks that a form of the provider put into the record do not matter (RFC 6376 3.6.1). */
function publicKeyIn(record: string): string | null {
  const tags = record.split(';').map((tag) => tag.trim())
  return tags.find((tag) => /^p\s*=/.test(tag))?.replace(/^p\s*=|\s+/g, '') ?? null
}

/** The domain of an address, as the name service knows it. */
export function domainOf(address: string): string {
  const key = addressKeyOf(address)
  return key.slice(key.lastIndexOf('@') + 1)
}

/** Whether the key may sign for the sender: its domain or one above it, so that DMARC finds them aligned. */
export const signsFor = (key: Pick<DkimKey, 'domain'>, address: string): boolean => {
  const domain = domainOf(address)
  return domain === key.domain || domain.endsWith(`.${key.domain}`)
}

/** A name that no key of this domain had: the day, then letters. */
export function newSelector(taken: readonly string[], now: Instant): string {
  const day = `d${now.slice(0, 10).replaceAll('-', '')}`
  const names = [day, ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => day + letter)]
  return names.find((name) => !taken.includes(name)) ?? `${day}${taken.length}`
}
