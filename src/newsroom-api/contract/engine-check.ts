import { z } from '@hono/zod-openapi'

export const engineCheck = z
  .object({
    title: z.string(),
    description: z.string().nullable(),
    siteName: z.string().nullable(),
    address: z.string().nullable(),
    picture: z
      .object({
        url: z.string(),
        width: z.number().int(),
        height: z.number().int(),
        alt: z.string().nullable(),
      })
      .nullable(),
    findings: z.array(
      z.object({
        check: z.enum([
          'title',
          'description',
          'date',
          'byline',
          'picture',
          'section',
          'language',
          'data',
          'canonical',
          'robots',
        ]),
        level: z.enum(['ok', 'weak', 'missing']),
        why: z.string().openapi({ description: 'Which case it is, e.g. `small-picture`' }),
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  })
  .openapi('EngineCheck')
export type EngineCheckAnswer = z.infer<typeof engineCheck>
