import { z } from '@hono/zod-openapi'
import { id, instant, saying } from './common.ts'

const entries = z.array(z.string().max(200)).max(20_000)
export const wordListName = z.enum(['banned', 'suspicious'])
export const wordLists = z
  .object({ banned: z.array(z.string()), suspicious: z.array(z.string()) })
  .openapi('WordLists')
/** `*` stands for any letters within a word: `depp*`, `*depp*`. Entries of several words are met in a row. */
export const wordsInput = z.strictObject({ entries }).openapi('WordsInput')
/** What is added and taken away; entries to take away as they are kept. */
export const wordsChange = z
  .strictObject({ add: entries.default([]), remove: entries.default([]) })
  .openapi('WordsChangeInput')
export const wordsChanged = z
  .object({ added: z.array(z.string()), removed: z.array(z.string()) })
  .openapi('WordsChanged')
export type WordsChanged = z.infer<typeof wordsChanged>

/** `recent`: also tried on so many of the newest comments, in any state. */
export const wordsTrial = z
  .strictObject({
    entries,
    text: z.string().max(20_000).default(''),
    recent: z.number().int().min(0).max(1000).default(0),
  })
  .openapi('WordsTrialInput')
const wordMatch = { pattern: z.string(), start: z.number().int(), end: z.number().int() }
export const wordsMet = z
  .object({
    /** Offsets are UTF-16 code units. */
    matches: z.array(z.object(wordMatch)),
    recent: z.object({
      looked: z.number().int(),
      met: z.number().int(),
      /** Some of those met; the offsets are those of the excerpt. */
      examples: z.array(z.object({ commentId: id, excerpt: z.string(), ...wordMatch })),
    }),
  })
  .openapi('WordsMet')
export type WordsMet = z.infer<typeof wordsMet>

const blockTerm = { days: z.number().int().min(1).max(365), reason: saying(200) }
/** Held for so many days: who wrote a comment or the network it came from; a writer by address; a network. */
export const blockInput = z
  .union([
    z.strictObject({ commentId: id, kind: z.enum(['writer', 'network']), ...blockTerm }),
    z.strictObject({ email: z.email().max(254), ...blockTerm }),
    /** Any address in it, or as „203.0.113.0/24“. */
    z.strictObject({ network: saying(60), ...blockTerm }),
  ])
  .openapi('BlockInput')
const blockFields = {
  id,
  kind: z.enum(['writer', 'network']),
  subject: z.string(),
  reason: z.string(),
  madeAt: instant,
  until: instant,
}
export const block = z.object(blockFields).openapi('Block')
export const blockInForce = z
  .object({
    ...blockFields,
    madeBy: z.string().nullable(),
    writer: z.object({ name: z.string(), email: z.string() }).nullable(),
  })
  .openapi('BlockInForce')
export type BlockInForce = z.infer<typeof blockInForce>
