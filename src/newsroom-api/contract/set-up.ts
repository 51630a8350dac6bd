import { z } from '@hono/zod-openapi'

const line = (max: number) => z.string().trim().max(max)

/** Whether there is a site, and whether who asks needs the one-time code that the server prints. */
export const setUpState = z
  .object({
    isSetUp: z.boolean(),
    needsCode: z.boolean(),
    /** The site that there is, as the door to the newsroom names it. */
    site: z.object({ name: z.string(), language: z.enum(['de', 'en']) }).nullable(),
    /** The demo publication being filled in, after a start with it; null when none is. */
    demo: z
      .object({
        state: z.enum(['filling', 'done', 'failed']),
        what: z.string(),
        done: z.number().int(),
        total: z.number().int(),
      })
      .nullable(),
  })
  .openapi('SetUpState')
export type SetUpState = z.infer<typeof setUpState>

export const setUpInput = z
  .strictObject({
    code: z.string().max(60).optional(),
    siteName: line(120),
    language: z.enum(['de', 'en']),
    address: z.enum(['formal', 'informal']).optional(),
    timeZone: line(80).optional(),
    administrator: z.strictObject({
      name: z.string().max(200),
      email: line(254),
      password: z.string().max(1000),
    }),
    imprint: z
      .strictObject({
        publisher: line(200),
        street: line(200),
        postalCode: line(20),
        city: line(120),
        country: line(80),
        representedBy: line(300),
        email: line(254),
        phone: line(60),
        registerCourt: line(120),
        registerNumber: line(60),
        vatId: line(40),
        responsiblePerson: line(200),
        responsibleAddress: line(400),
        more: z.string().max(10_000),
      })
      .partial()
      .optional(),
    start: z.enum(['empty', 'demo']).default('empty'),
  })
  .openapi('SetUpInput')
export type SetUpInput = z.input<typeof setUpInput>
