import { z } from '@hono/zod-openapi'
import { instant } from './common.ts'

export const indexNowState = z
  .object({
    isOn: z.boolean(),
    keyUrl: z.string().openapi({ description: 'Where search engines look whether addresses come from us' }),
    waiting: z.number().int().openapi({ description: 'Addresses that engines are still to be told of' }),
    last: z
      .object({
        at: instant,
        status: z.number().int().nullable().openapi({ description: 'HTTP status; null when no answer came' }),
        addresses: z.number().int(),
        problem: z
          .enum(['no-answer', 'key-not-found', 'addresses-refused', 'too-many', 'engine-failed'])
          .nullable(),
      })
      .nullable(),
  })
  .openapi('IndexNow')
export type IndexNowAnswer = z.infer<typeof indexNowState>
