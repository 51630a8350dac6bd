import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../platform/config/config.ts'

type Keyed = Pick<Config, 'secret'>

/**
 * Links that hold an id and a keyed mark: nothing of them is stored, nobody can make one, and a mail that leaves later
 * can name it again. 132 bits of the mark are enough (OWASP ASVS 11.5.1 asks for 128).
 */
const link = (config: Keyed, purpose: string, id: string): string => {
  const mark = createHmac('sha256', config.secret).update(`depesche ${purpose} ${id}`).digest('base64url')
  return packed(id) + mark.slice(0, 22)
}

/** Where a reader sees and changes what they follow. `linkRotation`: raised, it makes all earlier links void. */
export const readerToken = (config: Keyed, reader: { id: string; linkRotation: number }): string =>
  link(config, `reader page ${reader.linkRotation}`, reader.id)

/** Ends one subscription with one click. */
export const endToken = (config: Keyed, subscriptionId: string): string =>
  link(config, 'subscription end', subscriptionId)

/** The id in a link; null for what has not the form of one. Says nothing about whether the link is ours. */
export function idInToken(token: string): string | null {
  if (!/^[\w-]{44}$/.test(token)) return null
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function sameToken(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** 16 bytes of a UUID as 22 signs. */
const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** What is stored of a secret that stands in one mail only. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
