import { z } from '@hono/zod-openapi'
import { id, instant, listQuery, saying } from './common.ts'

/** How mail leaves and what comes back. */
export const mailState = z
  .object({
    /** Whether a mail server is configured. */
    hasSmtp: z.boolean(),
    /** Whom mails come from now. */
    sender: z.string(),
    bounces: z.object({
      /** By which way reports come in, by the configuration. */
      way: z.enum(['none', 'mailbox', 'port']),
      /** When the mailbox was last read, and what it answered when that failed. */
      lookedAt: instant.nullable(),
      error: z.string().nullable(),
      /** Reports of the last 30 days, by what they said: `failed`, `delayed`, `complained`, `forged`, … */
      reports: z.record(z.string(), z.number().int()),
    }),
    /** Mails that receivers turned down because of us in the last two weeks. */
    refusals: z.object({ count: z.number().int(), lastAnswer: z.string().nullable() }),
  })
  .openapi('MailState')
export type MailState = z.infer<typeof mailState>

export const dkimStatuses = ['waiting-for-record', 'signing', 'retired'] as const

/** A key that signs mails. Its private half is never told. */
export const dkimKey = z
  .object({
    /** The selector. */
    id,
    domain: z.string(),
    status: z.enum(dkimStatuses),
    madeAt: instant,
    signingSince: instant.nullable(),
    retiredAt: instant.nullable(),
    /** The TXT record to publish; `zone` as a line of a zone file. */
    record: z.object({ name: z.string(), value: z.string(), zone: z.string() }),
  })
  .openapi('DkimKey')
export type DkimKey = z.infer<typeof dkimKey>

export const dkimKeys = z.object({ items: z.array(dkimKey) })

export const suppressionReasons = ['complained', 'by-hand', 'erased', 'unsubscribed-all', 'bounced'] as const

/** Why an address gets no mail. `address` is null once it was erased. */
export const suppression = z
  .object({
    id,
    reason: z.enum(suppressionReasons),
    address: z.string().nullable(),
    detail: z.string(),
    suppressedAt: instant,
    endsAt: instant.nullable(),
  })
  .openapi('Suppression')
export type Suppression = z.infer<typeof suppression>

export const suppressionQuery = listQuery.extend({
  reason: z.enum(suppressionReasons).optional(),
  /** A whole address; found also when it was erased. */
  address: z.string().trim().max(254).optional(),
})

export const suppressionInput = z.object({
  address: z
    .string()
    .trim()
    .max(254)
    .regex(/^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/, 'field.email'),
  detail: saying(500),
})

/** Why it is lifted: kept in the audit log. */
export const liftInput = z.object({ reason: saying(500) })
