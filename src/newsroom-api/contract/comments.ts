import { z } from '@hono/zod-openapi'
import { id, listQuery } from './common.ts'

export const commentListQuery = listQuery

/** A comment as readers see it. The list is in the order of the thread: an answer follows what it answers. */
export const publicComment = z
  .object({
    id,
    /** The comment it answers; null at the top. It may be one that readers do not see. */
    parentId: id.nullable(),
    /** Answers above it; 0 at the top. */
    depth: z.number().int(),
    url: z.string(),
    author: z.object({ name: z.string(), url: z.string().nullable(), isEditor: z.boolean() }),
    /** Plain text with line breaks. */
    text: z.string(),
    createdAt: z.string(),
    editedAt: z.string().nullable(),
    recommendations: z.number().int(),
    isPicked: z.boolean(),
  })
  .openapi('Comment')
export type PublicComment = z.infer<typeof publicComment>

/** A reader's contribution. The address is never shown; lengths are those of the form on the site. */
export const newComment = z
  .object({
    author: z.object({
      name: z.string().openapi({ description: '1 to 80 characters' }),
      email: z.string().openapi({ description: 'Checked by its form; never shown' }),
    }),
    text: z.string().openapi({ description: '2 to 10,000 characters, plain text' }),
    parentId: id
      .nullish()
      .openapi({ description: 'The published comment of the same article that it answers' }),
    notifyReplies: z.boolean().optional().openapi({
      description:
        'A mail for each answer that appears, once the address is confirmed; each ends them with one click',
    }),
    proofOfWork: z.string().max(2000).optional().openapi({
      description:
        'After a 429 with a `challenge`: base64 of `{"algorithm", "challenge", "number", "salt", "signature"}`, where the SHA-256 of salt and number, written one after the other, is the challenge. It serves once',
    }),
  })
  .openapi('NewComment')

export const takenComment = z.object({ id, status: z.enum(['pending', 'approved']) }).openapi('TakenComment')

export const hintInput = z.object({ text: z.string(), parentId: id.nullish() }).openapi('CommentHintInput')

/** What a writer may want to change, in the words of the site; empty where there is nothing to say. */
export const commentHint = z
  .object({
    remarks: z.array(
      z.object({
        kind: z.enum(['disrespect', 'offTopic']),
        message: z.string(),
        passages: z.array(z.string()),
      }),
    ),
  })
  .openapi('CommentHint')
