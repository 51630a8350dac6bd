import { z } from '@hono/zod-openapi'
import { id } from './common.ts'

export const relatedQuery = z.object({ k: z.coerce.number().int().min(1).max(50).default(10) })

export const relatedList = z
  .object({
    items: z.array(
      z.object({
        id,
        url: z.string(),
        headline: z.string(),
        score: z.number().min(0).max(1),
        shared: z
          .array(z.string())
          .openapi({ description: 'Words that make them alike, as the first article writes them' }),
        isSameReport: z.boolean().openapi({ description: 'The same report with small changes' }),
      }),
    ),
  })
  .openapi('RelatedArticles')
