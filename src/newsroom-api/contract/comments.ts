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
  })
  .openapi('Comment')
export type PublicComment = z.infer<typeof publicComment>
