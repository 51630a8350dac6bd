import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'

/** `from` is a path of this site; `to` a path of it or an absolute address. */
export const redirectInput = z
  .strictObject({ from: z.string().trim().min(1).max(1000), to: z.string().trim().min(1).max(2000) })
  .openapi('RedirectInput')

/** `articleId` is set for the old address of an article; it follows the article wherever it moves. */
export const redirect = z
  .object({
    from: z.string(),
    to: z.string().nullable(),
    articleId: id.nullable(),
    createdAt: instant,
    createdBy: z.string().nullable(),
  })
  .openapi('Redirect')
export type Redirect = z.infer<typeof redirect>

export const redirectListQuery = listQuery.extend({ q: z.string().trim().max(200).optional() })
export const redirectQuery = z.object({ from: z.string().trim().min(1).max(1000) })
