import { z } from '@hono/zod-openapi'
import { commentStates } from './moderation.ts'
import { heldReader } from './readers.ts'

/** In the body, not in the address: addresses of calls stand in logs. */
export const personInput = z.strictObject({ email: z.email().max(254) }).openapi('PersonInput')

const text = z.string()
const maybe = z.string().nullable()
export const heldOfPerson = z
  .object({
    email: text,
    writer: z.object({ name: text, language: text, confirmedAt: maybe }).nullable(),
    comments: z.array(
      z.object({
        id: text,
        article: z.object({ id: text, headline: maybe, path: maybe }),
        answerTo: z.object({ authorName: text, text }).nullable(),
        status: z.enum(commentStates),
        createdAt: text,
        editedAt: maybe,
        authorName: text,
        email: maybe,
        website: maybe,
        network: maybe,
        /** For seven days. */
        address: maybe,
        text,
        earlierTexts: z.array(text),
        recommendations: z.number().int(),
      }),
    ),
    decisions: z.array(
      z.object({
        commentId: text,
        decidedAt: text,
        decision: text,
        clause: maybe,
        rulesVersion: z.number().int().nullable(),
        explanation: maybe,
        suggestion: maybe,
      }),
    ),
    complaints: z.array(
      z.object({ commentId: text, receivedAt: text, text, outcome: maybe, explanation: maybe }),
    ),
    notices: z.array(
      z.object({
        reference: text,
        commentId: text,
        receivedAt: text,
        reason: text,
        explanation: text,
        name: maybe,
        outcome: maybe,
        answer: maybe,
      }),
    ),
    blocks: z.array(z.object({ reason: text, madeAt: text, until: text })),
    mails: z.array(z.object({ kind: text, subject: text, createdAt: text, acceptedAt: maybe })),
    reader: heldReader.nullable(),
  })
  .openapi('HeldOfPerson')
export type HeldOfPerson = z.infer<typeof heldOfPerson>

const count = z.number().int()
export const erasedOfPerson = z
  .object({ comments: count, tombstones: count, notices: count, mails: count, readers: count })
  .openapi('ErasedOfPerson')
export type ErasedOfPerson = z.infer<typeof erasedOfPerson>
