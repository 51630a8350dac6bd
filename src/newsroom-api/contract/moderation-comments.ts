import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'
import { commentStates } from './moderation.ts'

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
