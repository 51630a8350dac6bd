import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../platform/config/config.ts'

/**
 * Which mail a report is about: `s.<id>` a single delivery, `m.<mailing>.<number>` one of a mailing. Numbers and ids are
 * written to the base 36, so that mark and signature stay within the 64 characters of a local part (RFC 5321 4.5.3.1.1)
 * and survive servers that change the case of letters.
 */
export type Ref =
  | { kind: 'single'; deliveryId: string }
  | { kind: 'mailing'; mailing: number; number: number }

const idDigits = 25 // 36^25 > 2^128

export function singleRef(deliveryId: string): string {
  const digits = BigInt(`0x${deliveryId.replaceAll('-', '')}`).toString(36)
  return `s.${digits.padStart(idDigits, '0')}`
}

export const mailingRef = (mailing: number, number: number): string =>
  `m.${mailing.toString(36)}.${number.toString(36)}`

/** Null for a text that is no ref. */
export function partsOfRef(ref: string): Ref | null {
  const single = /^s\.([0-9a-z]{25})$/.exec(ref)?.[1]
  if (single) {
    const hex = [...single]
      .reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
      .toString(16)
      .padStart(32, '0')
    if (hex.length > 32) return null
    const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    return { kind: 'single', deliveryId: parts.join('-') }
  }
  const [, mailing, number] = /^m\.([0-9a-z]{1,7})\.([0-9a-z]{1,7})$/.exec(ref) ?? []
  if (!mailing || !number) return null
  return { kind: 'mailing', mailing: Number.parseInt(mailing, 36), number: Number.parseInt(number, 36) }
}

/**
 * The envelope sender of one mail (VERP): a report comes back to it and names the mail without being understood. The
 * signature keeps others from having addresses suppressed by made-up reports.
 */
export function verpAddress(config: Pick<Config, 'secret'>, bounceAddress: string, ref: string): string {
  const at = bounceAddress.lastIndexOf('@')
  return `${bounceAddress.slice(0, at)}+${ref}-${signatureOf(config, ref)}${bounceAddress.slice(at)}`
}

/** The ref in an address of ours; `forged` when its signature is wrong, null when it is another address. */
export function refOfVerp(
  config: Pick<Config, 'secret'>,
  bounceAddress: string,
  address: string,
): string | 'forged' | null {
  const at = bounceAddress.lastIndexOf('@')
  const given = address.trim().toLowerCase()
  const start = `${bounceAddress.slice(0, at)}+`.toLowerCase()
  const end = bounceAddress.slice(at).toLowerCase()
  if (at < 1 || !given.startsWith(start) || !given.endsWith(end)) return null
  const [, ref, signature] =
    /^([sm]\.[0-9a-z.]{3,40})-([0-9a-z]{13})$/.exec(given.slice(start.length, -end.length)) ?? []
  if (!ref || !signature || !partsOfRef(ref)) return 'forged'
  const right = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(config, ref)))
  return right ? ref : 'forged'
}

/** 64 bits: an attempt is a mail. */
function signatureOf(config: Pick<Config, 'secret'>, ref: string): string {
  const bytes = createHmac('sha256', config.secret).update(`depesche bounce ${ref}`).digest()
  return bytes.readBigUInt64BE().toString(36).padStart(13, '0')
}

/** The envelope sender of the mail `ref`: signed at the bounce address that is set, else the sender everybody sees. */
export const envelopeSender = (
  config: Pick<Config, 'secret'>,
  from: { address: string; bounceAddress: string },
  ref: string,
): string => (from.bounceAddress ? verpAddress(config, from.bounceAddress, ref) : from.address)
