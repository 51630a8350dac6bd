import { z } from '@hono/zod-openapi'

const text = z.string()
const maybe = z.string().nullable()

/** What a reader follows by e-mail. */
const subscription = z.object({
  id: text,
  kind: text,
  /** Id of what is followed, or the words of a search. */
  ref: text,
  frequency: text,
  basis: text,
  status: text,
  requestedAt: text,
  confirmedAt: text,
  pausedAt: maybe,
  endedAt: maybe,
  endReason: maybe,
  endChannel: maybe,
})

/** One step of a consent, with the words that were shown. */
const consent = z.object({
  id: text,
  step: text,
  at: text,
  kind: text,
  ref: text,
  frequency: text,
  basis: text,
  address: text,
  language: text,
  channel: text,
  place: maybe,
  text: maybe,
  textHash: maybe,
  privacyHash: maybe,
  requestId: maybe,
  confirmationHash: maybe,
  mailId: maybe,
  mailAcceptedAt: maybe,
  detail: z.record(text, text).nullable(),
  from: z.object({ address: text, agent: maybe }).nullable(),
})

export const heldReader = z
  .object({
    id: text,
    email: text,
    language: text,
    createdAt: text,
    pausedUntil: maybe,
    subscriptions: z.array(subscription),
    consents: z.array(consent),
  })
  .openapi('HeldReader')
