import { domainToASCII } from 'node:url'

/**
 * What tells two e-mail addresses apart: without blanks around it, in lower case, composed (NFC), the domain as the name
 * service knows it (IDNA). The local part stays as it was typed but for its case: no mailbox provider of today tells
 * `Ben@` from `ben@`, while dots and `+words` may mean different mailboxes (RFC 5321 2.4 leaves both to the provider).
 */
export function addressKeyOf(address: string): string {
  const key = address.trim().normalize('NFC').toLowerCase()
  const at = key.lastIndexOf('@')
  if (at === -1) return key
  const domain = key.slice(at + 1).replace(/\.$/, '')
  return `${key.slice(0, at)}@${isPlain(domain) ? domain : domainToASCII(domain) || domain}`
}

const isPlain = (domain: string): boolean => /^[a-z0-9.-]+$/.test(domain)
