import { createHash, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../platform/clock.ts'
import { newSecret } from '../../platform/ids.ts'
import type { TokenRole } from '../actor.ts'

/** A program's key to the API. The token itself is shown once, when it is made; only its hash is kept. */
export type ApiToken = {
  id: string
  name: string
  role: TokenRole
  /** The beginning of the token, by which people recognise it: `dp_Ab3dE6gh…`. */
  hint: string
  createdAt: Instant
  createdByName: string
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

/** Found by scanners of leaked keys, and told from other tokens, by this beginning. */
export const tokenPrefix = 'dp_'
const hintLength = tokenPrefix.length + 8
const form = /^dp_[A-Za-z0-9_-]{40,60}$/

/** 264 random bits behind the prefix. */
export const newToken = (): string => `${tokenPrefix}${newSecret(264)}`

/** Whether a text has the form of a token; nothing about whether it is one of ours. */
export const isToken = (text: string): boolean => form.test(text)
/** The part that lists show and look-ups use; it opens nothing. */
export const hintOf = (token: string): string => token.slice(0, hintLength)

/** A token has 264 random bits, so a plain hash cannot be turned round; it need not be slow. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Compares in a time that tells nothing about where they differ. */
export function matchesHash(secret: string, hash: string): boolean {
  const [found, expected] = [Buffer.from(secretHash(secret)), Buffer.from(hash)]
  return found.length === expected.length && timingSafeEqual(found, expected)
}

/** `Authorization: Bearer …` (RFC 6750 2.1); null when there is none. */
export function bearerFrom(headers: Headers): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1] ?? null
}
