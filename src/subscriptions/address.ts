import { domainToASCII } from 'node:url'
import { cleanText } from '../platform/clean-text.ts'
import type { Issue } from '../texts/index.ts'

const longest = { address: 254, local: 64, domain: 253 } as const

/** RFC 5321 4.1.2, Dot-string. What needs quotes is refused: hardly a mailbox has it, and few relays take it. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** As it was typed, without blanks around it, or what is wrong with it. Checked by its form; nobody is asked about it. */
export function soundAddress(typed: string): { address: string } | { issues: Issue[] } {
  const path = ['email']
  const address = cleanText(typed).trim()
  if (address === '') return { issues: [{ path, message: 'field.empty' }] }
  if (address.length > longest.address)
    return { issues: [{ path, message: 'field.too-long', placeholders: { max: longest.address } }] }
  return hasForm(address) ? { address } : { issues: [{ path, message: 'field.email' }] }
}

function hasForm(address: string): boolean {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const typedDomain = address.slice(at + 1)
  if (at < 1 || local.length > longest.local || !localPart.test(local) || /[\s[\]:/?#%]/.test(typedDomain))
    return false
  const domain = domainToASCII(typedDomain.toLowerCase())
  const labels = domain.split('.')
  return (
    domain.length <= longest.domain &&
    labels.length > 1 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  )
}
