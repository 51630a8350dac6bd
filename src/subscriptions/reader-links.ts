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

/** Where a reader says that what they follow goes on. */
export const renewalToken = (config: Keyed, reader: { id: string; linkRotation: number }): string =>
  link(config, `renewal ${reader.linkRotation}`, reader.id)

/** Says of one article that a subscription brought whether more like it is wanted. */
export const exampleToken = (config: Keyed, of: { subscriptionId: string; articleId: string }): string =>
  packed(of.subscriptionId) + link(config, `example of ${of.subscriptionId}`, of.articleId)

/** The ids in a link about an example; null for what has not the form of one. Says nothing about whether it is ours. */
export function idsInExampleToken(token: string): { subscriptionId: string; articleId: string } | null {
  if (!/^[\w-]{66}$/.test(token)) return null
  return { subscriptionId: unpacked(token.slice(0, 22)), articleId: unpacked(token.slice(22, 44)) }
}

/** The id in a link; null for what has not the form of one. Says nothing about whether the link is ours. */
export function idInToken(token: string): string | null {
  if (!/^[\w-]{44}$/.test(token)) return null
  return unpacked(token.slice(0, 22))
}

export function sameToken(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** 16 bytes of a UUID as 22 signs. */
const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

const unpacked = (signs: string): string =>
  Buffer.from(signs, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** What is stored of a secret that stands in one mail only. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
