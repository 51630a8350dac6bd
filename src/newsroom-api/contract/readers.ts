import { z } from '@hono/zod-openapi'

const text = z.string()
const maybe = z.string().nullable()
const kind = z.enum([
  'newsletter',
  'similar',
  'section',
  'tag',
  'author',
  'comments',
  'replies',
  'search',
  'jobs',
])
const frequency = z.enum(['immediate', 'daily', 'weekly'])
const basis = z.enum(['consent', 'existing_customer'])
const step = z.enum([
  'requested',
  'confirmed',
  'changed',
  'paused',
  'resumed',
  'renewed',
  'ended',
  'imported',
])
const channel = z.enum(['site', 'api', 'own-page', 'one-click', 'newsroom', 'import', 'complaint', 'renewal'])

/** What a reader follows by e-mail. */
const subscription = z.object({
  id: text,
  kind,
  /** Id of what is followed, or the words of a search. */
  ref: text,
  frequency,
  basis,
  status: z.enum(['active', 'paused', 'ended']),
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
  step,
  at: text,
  kind,
  ref: text,
  frequency,
  basis,
  address: text,
  language: text,
  channel,
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

/** An article that a reader was, or will be, told of, and why. */
const told = z.object({
  articleId: text,
  subscriptionId: text,
  kind: text,
  /** What they follow, or have read. */
  ref: text,
  foundAt: text,
  /** When its gathering leaves; null for what was told at once. */
  dueAt: maybe,
  toldAt: maybe,
})

/** What a reader said of an article that a subscription brought: more like it, or nothing like it. */
const example = z.object({ subscriptionId: text, articleId: text, isWanted: z.boolean(), at: text })

export const heldReader = z
  .object({
    id: text,
    email: text,
    language: text,
    createdAt: text,
    pausedUntil: maybe,
    subscriptions: z.array(subscription),
    consents: z.array(consent),
    told: z.array(told),
    examples: z.array(example),
  })
  .openapi('HeldReader')

/** In the body, not in the address: addresses of calls stand in logs. */
export const readerSearch = z.strictObject({ words: z.string().max(254) }).openapi('ReaderSearch')

export const foundReaders = z
  .object({
    items: z.array(
      z.object({
        id: text,
        email: text,
        language: text,
        createdAt: text,
        /** How much they follow now. */
        active: z.number().int(),
      }),
    ),
  })
  .openapi('FoundReaders')
export type FoundReaders = z.infer<typeof foundReaders>

export const readerProof = heldReader
  .extend({
    /** What is followed, by kind and `ref` with a colon between. */
    names: z.record(text, text),
  })
  .openapi('ReaderProof')
export type ReaderProof = z.infer<typeof readerProof>
