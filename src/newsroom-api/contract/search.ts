import { z } from '@hono/zod-openapi'
import { id, instant } from './common.ts'

const name = z.string().trim().min(1).max(200)
/** A moment, or a day in the paper's time zone: `to` includes the whole of it. */
const dayOrInstant = z.union([z.iso.date(), instant])

export const searchQuery = z.object({
  q: z.string(),
  /** Section, tag and author by slug or name. */
  section: name.optional(),
  tag: name.optional(),
  author: name.optional(),
  from: dayOrInstant.optional(),
  to: dayOrInstant.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
  cursor: z.string().max(2000).optional(),
})

/** A stretch of plain text; what was found in it has `isHit`. */
const piece = z.object({ text: z.string(), isHit: z.boolean() }).openapi('SearchPiece')

const hit = z
  .object({
    id,
    url: z.string(),
    path: z.string(),
    headline: z.string(),
    teaser: z.string().nullable(),
    section: z.object({ id, slug: z.string(), name: z.string() }),
    publishedAt: instant,
    /** The headline, and the stretch of the text that holds most of the words, in pieces. */
    headlinePieces: z.array(piece),
    snippet: z.array(piece),
  })
  .openapi('SearchHit')

export const searchAnswer = z
  .object({
    items: z.array(hit),
    nextCursor: z.string().nullable(),
    /** How many can be read; there are more, which are not ranked, when `hasMore`. */
    total: z.number().int(),
    hasMore: z.boolean(),
    /** Whether the articles hold all words, or as many as any article does. */
    holds: z.enum(['all', 'some', 'nothing']),
    /** What was looked for instead, when words that stand nowhere were taken for slips. */
    correctedTo: z.string().nullable(),
    /** Why nothing was looked for. */
    empty: z.enum(['nothing-typed', 'no-words', 'only-common-words', 'only-exclusions']).nullable(),
    /** Words beyond the eighth. */
    ignored: z.array(z.string()),
  })
  .openapi('SearchAnswer')
export type SearchAnswer = z.infer<typeof searchAnswer>

export const suggestionsQuery = z.object({ q: z.string().max(200) })
export const suggestions = z
  .object({
    items: z.array(
      z.object({ kind: z.enum(['section', 'tag', 'article']), label: z.string(), path: z.string() }),
    ),
  })
  .openapi('SearchSuggestions')
export type Suggestions = z.infer<typeof suggestions>
