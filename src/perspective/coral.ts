import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Scored } from '../scoring/index.ts'

/**
 * Whether Coral signed this body: `X-Coral-Signature` holds one `sha256=<hex>` for each signing secret that is valid
 * there, several while they change (Coral, WEBHOOKS.md).
 */
export function isSignedByCoral(
  { body, signature }: { body: string; signature: string | undefined },
  secrets: readonly string[],
): boolean {
  const given = (signature ?? '')
    .split(',')
    .flatMap((part) => /^\s*sha256=([\da-f]{64})\s*$/i.exec(part)?.[1] ?? [])
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(body).digest()
    return given.some((hex) => timingSafeEqual(Buffer.from(hex, 'hex'), expected))
  })
}

/** What is read of a request of an external moderation phase. Coral sends more; the comment may be HTML or plain text. */
export const coralRequest = z.object({
  action: z.enum(['NEW', 'EDIT']),
  comment: z.object({ body: z.string(), parentID: z.string().nullish() }),
  author: z.object({ role: z.string().nullish() }).nullish(),
  story: z.object({ id: z.string().nullish(), url: z.string() }).nullish(),
})

export type CoralAnswer = {
  status: 'SYSTEM_WITHHELD'
  actions?: { actionType: 'FLAG'; reason: 'COMMENT_DETECTED_TOXIC' | 'COMMENT_DETECTED_SPAM' }[]
}

/**
 * What Coral is told: nothing (null, 204) of a comment that may appear, so that its own settings decide; all else waits
 * for a moderator there. Nothing is rejected by a machine alone. Coral has no flag for „off topic“: it waits without one.
 */
export function coralAnswer({ suggestion, offensive, scores }: Scored): CoralAnswer | null {
  if (suggestion === 'approve') return null
  const isSpam = scores.spam >= 0.5
  const reasons = [
    ...(offensive ? (['COMMENT_DETECTED_TOXIC'] as const) : []),
    ...(isSpam ? (['COMMENT_DETECTED_SPAM'] as const) : []),
  ]
  const actions = reasons.map((reason) => ({ actionType: 'FLAG' as const, reason }))
  return { status: 'SYSTEM_WITHHELD', ...(actions.length > 0 ? { actions } : {}) }
}

/** The text of a comment as Coral sends it, without tags. */
export const coralText = (body: string): string =>
  body
    .replace(/<(?:br|\/p|\/div|\/blockquote)[^<>]{0,200}>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .trim()
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }
