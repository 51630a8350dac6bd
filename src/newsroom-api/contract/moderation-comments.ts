import { z } from '@hono/zod-openapi'
import { id, instant, listQuery, saying } from './common.ts'
import { commentStates, decisionKinds, queueOrders, queueSignals } from './moderation.ts'

const mostIds = 100

/** All comments, in any state. With `ids` these and nothing else. */
export const commentsQuery = listQuery
  .extend({
    /** Words of text or name; all of them are met, longer ones by their beginning. */
    q: z.string().trim().max(200).default(''),
    status: z.enum(commentStates).optional(),
    article: id.optional(),
    writer: id.optional(),
    /** As comments name it: „203.0.113.0/24“. */
    network: z.string().max(60).optional(),
    from: instant.optional(),
    to: instant.optional(),
    ids: z
      .string()
      .max(mostIds * 40)
      .transform((text) => text.split(',').filter(Boolean).slice(0, mostIds))
      .optional(),
  })
  .openapi('ModeratedCommentsQuery')

export const noteInput = z.strictObject({ text: saying(2000) }).openapi('CommentNoteInput')

const rule = z
  .union([z.string().trim().max(20), z.number().int()])
  .transform(String)
  .nullable()
  .default(null)
const explanation = z.string().trim().max(2000).nullable().default(null)

/** What is taken out, in UTF-16 code units of the text of that revision. */
export const redactionInput = z
  .strictObject({
    passages: z
      .array(z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(1) }))
      .min(1)
      .max(50),
    revision: z.number().int(),
    rule,
    explanation,
  })
  .openapi('RedactionInput')

const mostPreviewed = 1000
const mostDecided = 25
const ids = (most: number) => z.array(id).min(1).max(most)

/** These comments, or the first thousand of the queue that a filter lets through. */
export const manyPreviewInput = z
  .strictObject({
    ids: ids(mostPreviewed).optional(),
    queue: z
      .strictObject({
        sort: z.enum(queueOrders).default('risk'),
        article: id.optional(),
        section: id.optional(),
        signal: z.enum(queueSignals).optional(),
      })
      .optional(),
    decision: z.enum(decisionKinds),
  })
  .openapi('ManyDecisionsPreviewInput')
export const manyPreview = z
  .object({
    ids: z.array(id),
    /** So many writers would get a statement of reasons. */
    mails: z.number().int(),
    skipped: z.array(
      z.object({
        commentId: id,
        authorName: z.string(),
        /** Somebody else is at it · decided on meanwhile · no such comment. */
        reason: z.enum(['claimed', 'decided', 'gone']),
      }),
    ),
  })
  .openapi('ManyDecisionsPreview')
export type ManyPreview = z.infer<typeof manyPreview>

export const manyInput = z
  .strictObject({ ids: ids(mostDecided), decision: z.enum(decisionKinds), rule, explanation })
  .openapi('ManyDecisionsInput')
export const manyDecided = z
  .object({
    items: z.array(
      z.object({
        commentId: id,
        decisionId: id.nullable(),
        /** Why nothing was decided. */
        refusal: z.string().nullable(),
      }),
    ),
  })
  .openapi('ManyDecisions')
export type ManyDecided = z.infer<typeof manyDecided>

export const manyUndoInput = z.strictObject({ decisionIds: ids(mostDecided) }).openapi('ManyUndoInput')
export const manyUndone = z
  .object({ items: z.array(z.object({ decisionId: id, refusal: z.string().nullable() })) })
  .openapi('ManyUndone')
export type ManyUndone = z.infer<typeof manyUndone>
