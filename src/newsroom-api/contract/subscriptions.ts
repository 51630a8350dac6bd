import { z } from '@hono/zod-openapi'

/** What somebody asks to get by e-mail. */
export const newSubscription = z
  .object({
    email: z.string().openapi({ description: 'Checked by its form, at most 254 characters' }),
    kind: z
      .enum(['newsletter', 'similar', 'section', 'tag', 'author', 'comments', 'replies', 'search', 'jobs'])
      .openapi({ description: 'What is followed' }),
    ref: z.string().nullish().openapi({
      description:
        'Article id (`similar`, `comments`), slug or id (`section`, `tag`, `author`), newsletter id (`newsletter`; without one the main newsletter), id of an approved comment (`replies`), words (`search`; `jobs`, without them all job ads)',
    }),
    frequency: z.enum(['immediate', 'daily', 'weekly']).openapi({
      description: 'No mail comes more often. A newsletter comes when an issue appears, whatever is given',
    }),
    proofOfWork: z.string().max(2000).optional().openapi({
      description:
        'After a 429 with a `challenge`: base64 of `{"algorithm", "challenge", "number", "salt", "signature"}`, where the SHA-256 of salt and number, written one after the other, is the challenge. It serves once',
    }),
  })
  .openapi('NewSubscription')

export const takenSubscription = z.object({ status: z.literal('pending') }).openapi('TakenSubscription')
