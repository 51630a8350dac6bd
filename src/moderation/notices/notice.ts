import type { Instant } from '../../platform/clock.ts'

/** Somebody's notice on a published comment (DSA Article 16). */
export type Notice = {
  id: string
  reference: string
  commentId: string
  receivedAt: Instant
  /** What is wrong with it, in a word or two. */
  reason: string
  explanation: string
  /** Both may be missing: nobody has to give a name for content about the abuse of children (16 (2) c). */
  name: string | null
  email: string | null
  language: string
  /** When the notifier declared to have written in good faith (16 (2) d). */
  goodFaithAt: Instant | null
  decidedAt: Instant | null
  decidedBy: string | null
  outcome: 'removed' | 'kept' | null
  answer: string | null
}

/** What a notice's address names; null when it names no comment of a page. */
export function placeIn(
  commentUrl: string,
  publicUrl: string,
): { articlePath: string; anchor: string } | null {
  const url = URL.parse(commentUrl, publicUrl)
  const anchor = /^#(comment-[\w-]{1,64})$/.exec(url?.hash ?? '')?.[1]
  if (!url || !anchor || url.host !== new URL(publicUrl).host) return null
  try {
    return { articlePath: decodeURI(url.pathname), anchor }
  } catch {
    return null
  }
}

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A reference that can be read aloud: eight signs without those that look alike. */
export const referenceOf = (bytes: Uint8Array): string =>
  `M-${[...bytes.slice(0, 8)].map((byte) => signs[byte % signs.length]).join('')}`
