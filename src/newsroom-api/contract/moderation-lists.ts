import { z } from '@hono/zod-openapi'
import { id, instant, saying } from './common.ts'

const entries = z.array(z.string().max(200)).max(20_000)
export const wordListName = z.enum(['banned', 'suspicious'])
export const wordLists = z
  .object({ banned: z.array(z.string()), suspicious: z.array(z.string()) })
  .openapi('WordLists')
/** `*` stands for any letters within a word: `depp*`, `*depp*`. Entries of several words are met in a row. */
export const wordsInput = z.strictObject({ entries }).openapi('WordsInput')
export const wordsTrial = z.strictObject({ entries, text: z.string().max(20_000) }).openapi('WordsTrialInput')
export const wordsMet = z
  .object({
    matches: z.array(z.object({ pattern: z.string(), start: z.number().int(), end: z.number().int() })),
  })
  .openapi('WordsMet')

/** Who wrote the comment, or the network it came from, is held for so many days. */
export const blockInput = z
  .strictObject({
    commentId: id,
    kind: z.enum(['writer', 'network']),
    days: z.number().int().min(1).max(365),
    reason: saying(200),
  })
  .openapi('BlockInput')
export const block = z
  .object({
    id,
    kind: z.enum(['writer', 'network']),
    subject: z.string(),
    reason: z.string(),
    madeAt: instant,
    until: instant,
  })
  .openapi('Block')
