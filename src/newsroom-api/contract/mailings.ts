import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'

export const mailingStatuses = [
  'draft',
  'frozen',
  'waiting-for-smtp',
  'sending',
  'paused',
  'cancelled',
  'ended',
] as const

export const mailingDeliveryStatuses = [
  'queued',
  'submitting',
  'deferred',
  'accepted',
  'failed',
  'bounced',
  'suppressed',
] as const

const count = z.number().int()

/** How far a mail to many is. `accepted`: the mail server took it; nobody knows more. */
export const mailingProgress = z
  .object({
    status: z.enum(mailingStatuses),
    total: count,
    accepted: count,
    failed: count,
    /** Did not want it any more, or must not get it. */
    suppressed: count,
    /** Of those accepted, the ones that came back. */
    bounced: count,
    /** Went twice, as nobody knew whether the mail server had them. */
    repeated: count,
    pending: count,
    /** Since the start or the last resumption; null while it does not run. */
    perMinute: z.number().nullable(),
    secondsLeft: count.nullable(),
    /** `by-hand`, or the answer of receivers that kept objecting. */
    pauseReason: z.string().nullable(),
  })
  .openapi('MailingProgress')

/** One mail to many: an issue of a newsletter, an alert. */
export const mailingItem = z
  .object({
    id,
    kind: z.string(),
    ref: z.string().nullable(),
    from: z.object({ name: z.string(), address: z.string() }),
    subject: z.string(),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    progress: mailingProgress,
  })
  .openapi('Mailing')

/** `example`: as it leaves to one recipient, headers and all; null when nobody gets it. */
export const mailingDetail = mailingItem
  .extend({ example: z.object({ to: z.string(), source: z.string() }).nullable() })
  .openapi('MailingDetail')

export const mailingQuery = listQuery.extend({
  kind: z.string().max(40).optional(),
  ref: z.string().max(200).optional(),
})

export const mailingPage = z
  .object({ items: z.array(mailingItem), nextCursor: z.string().nullable(), hasSmtp: z.boolean() })
  .openapi('MailingPage')

const mailingDelivery = z
  .object({
    number: count,
    to: z.string(),
    status: z.enum(mailingDeliveryStatuses),
    tries: count,
    repeats: count,
    nextTryAt: instant.nullable(),
    acceptedAt: instant.nullable(),
    failedAt: instant.nullable(),
    bouncedAt: instant.nullable(),
    /** The mail server's last answer, unless it took the mail. */
    answer: z.string().nullable(),
  })
  .openapi('MailingDelivery')

export const mailingDeliveryPage = z
  .object({ items: z.array(mailingDelivery), nextCursor: z.string().nullable() })
  .openapi('MailingDeliveryPage')
