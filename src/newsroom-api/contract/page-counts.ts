import { z } from '@hono/zod-openapi'
import { id } from './common.ts'

const day = z.iso.date()

/** Days in the site's time zone, the last included. Without them: the last 30 days. */
export const periodQuery = z.object({ from: day.optional(), to: day.optional() })
export const pageCountsQuery = periodQuery.extend({ article: id.optional() })
export const topArticlesQuery = periodQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** Views of each day, days without any included. */
export const pageCounts = z
  .object({
    from: day,
    to: day,
    total: z.number().int(),
    days: z.array(z.object({ day, views: z.number().int() })),
  })
  .openapi('PageCounts')
export type PageCounts = z.infer<typeof pageCounts>

export const topArticles = z
  .object({
    from: day,
    to: day,
    items: z.array(
      z.object({ id, headline: z.string(), path: z.string(), url: z.string(), views: z.number().int() }),
    ),
  })
  .openapi('TopArticles')
