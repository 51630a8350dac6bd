import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'

export const outboxStatuses = [
  'waiting-for-smtp',
  'queued',
  'submitting',
  'retrying',
  'accepted',
  'failed',
  'bounced',
  'cancelled',
] as const

/** One mail to one address. `accepted`: the mail server took it; nobody knows more. */
export const outboxItem = z
  .object({
    id,
    /** `invitation`, `password-reset`, `account-changed`, … */
    kind: z.string(),
    status: z.enum(outboxStatuses),
    to: z.string(),
    subject: z.string(),
    createdAt: instant,
    tries: z.number().int(),
    nextTryAt: instant.nullable(),
    acceptedAt: instant.nullable(),
    failedAt: instant.nullable(),
    lastError: z.string().nullable(),
  })
  .openapi('OutboxItem')
export type OutboxItem = z.infer<typeof outboxItem>

/** The mail as it leaves. Its text may hold a link that opens an account: for administrators only. */
export const outboxMail = outboxItem
  .extend({
    from: z.object({ name: z.string(), address: z.string() }),
    messageId: z.string(),
    headers: z.record(z.string(), z.string()),
    text: z.string(),
    html: z.string().nullable(),
    usefulUntil: instant.nullable(),
    attempts: z.array(
      z.object({
        number: z.number().int(),
        startedAt: instant,
        endedAt: instant.nullable(),
        outcome: z.enum(['accepted', 'deferred', 'refused']).nullable(),
        answer: z.string().nullable(),
      }),
    ),
  })
  .openapi('OutboxMail')
export type OutboxMail = z.infer<typeof outboxMail>

export const outboxQuery = listQuery.extend({
  state: z.enum(['open', 'accepted', 'failed', 'cancelled']).optional(),
  kind: z.string().max(40).optional(),
})

/** `hasSmtp` is false when no mail server is configured: then mails wait here. */
export const outboxPage = z
  .object({ items: z.array(outboxItem), nextCursor: z.string().nullable(), hasSmtp: z.boolean() })
  .openapi('OutboxPage')
export type OutboxPage = z.infer<typeof outboxPage>
