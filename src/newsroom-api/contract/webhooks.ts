import { z } from '@hono/zod-openapi'
import { id, instant, webAddress } from './common.ts'

export const webhookEvents = [
  'article.published',
  'article.updated',
  'article.unpublished',
  'comment.pending',
  'comment.approved',
] as const

const fields = {
  /** https; http for hosts that the administrator let pass (DEPESCHE_FETCH_ALLOW). */
  url: webAddress(2000),
  description: z.string().trim().max(200).nullable(),
  events: z.array(z.enum(webhookEvents)).min(1),
}

export const webhookInput = z
  .strictObject({ ...fields, description: fields.description.optional() })
  .openapi('WebhookInput')
/** `enabled: true` also forgets what went wrong before. */
export const webhookPatch = z
  .strictObject({ ...fields, enabled: z.boolean() })
  .partial()
  .openapi('WebhookPatch')

export const webhook = z
  .object({
    id,
    url: z.string(),
    description: z.string().nullable(),
    events: z.array(z.enum(webhookEvents)),
    enabled: z.boolean(),
    disabledAt: instant.nullable(),
    /** `gone`: it answered 410 again and again. `failing`: no success for five days. */
    disabledReason: z.enum(['gone', 'failing', 'by-hand']).nullable(),
    failingSince: instant.nullable(),
    createdAt: instant,
    createdBy: z.string(),
    /** What `If-Match` names. */
    revision: z.number().int(),
  })
  .openapi('Webhook')
export type Webhook = z.infer<typeof webhook>

/** The secret is told in this answer and never again. */
export const createdWebhook = webhook.extend({ secret: z.string() }).openapi('CreatedWebhook')
export const webhookSecret = z.object({ secret: z.string() }).openapi('WebhookSecret')

export const webhookDelivery = z
  .object({
    id,
    eventId: z.string(),
    event: z.enum([...webhookEvents, 'ping']),
    createdAt: instant,
    status: z.enum(['waiting', 'delivered', 'failed']),
    nextTryAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    failedAt: instant.nullable(),
    tries: z.array(
      z.object({
        number: z.number().int(),
        startedAt: instant,
        milliseconds: z.number().int(),
        /** HTTP status; null when no answer came, then `error` says why. */
        status: z.number().int().nullable(),
        error: z.string().nullable(),
      }),
    ),
  })
  .openapi('WebhookDelivery')
export type WebhookDelivery = z.infer<typeof webhookDelivery>

export const deliveryQueued = z.object({ deliveryId: id }).openapi('WebhookDeliveryQueued')
