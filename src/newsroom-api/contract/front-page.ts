import { z } from '@hono/zod-openapi'
import { articleStatuses } from './articles.ts'
import { id, instant } from './common.ts'

export const slots = ['lead', 'second'] as const

/** An article at a place, until a time, with words or a picture for there alone. */
export const pinInput = z.strictObject({
  slot: z.enum(slots),
  articleId: id,
  headline: z.string().trim().max(400).nullable().default(null),
  mediaId: id.nullable().default(null),
  until: instant.nullable().default(null),
})

/** All pins in their order: at most one lead, four in the second rank. */
export const frontPageInput = z.strictObject({ pins: z.array(pinInput).max(20) }).openapi('FrontPageInput')
export type FrontPageInput = z.input<typeof frontPageInput>

const sectionName = z.object({ id, slug: z.string(), name: z.string() })

/** A pin with what the desk shows of its article; it holds once the article is published. */
export const pin = z.object({
  slot: z.enum(slots),
  articleId: id,
  headline: z.string().nullable(),
  mediaId: z.string().nullable(),
  until: instant.nullable(),
  article: z.object({
    headline: z.string(),
    path: z.string(),
    status: z.enum(articleStatuses),
    section: sectionName,
    publishedAt: instant.nullable(),
    publishAt: instant.nullable(),
  }),
})

/** A story as the front page shows it now. `pinned`: an editor put it there. */
export const shownStory = z.object({
  id,
  path: z.string(),
  headline: z.string(),
  kicker: z.string().nullable(),
  teaser: z.string().nullable(),
  section: sectionName,
  mediaId: z.string().nullable(),
  publishedAt: instant,
  pinned: z.boolean(),
})
export type ShownStory = z.infer<typeof shownStory>

export const frontPage = z
  .object({
    /** What `If-Match` names. 0: never arranged. */
    version: z.number().int(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
    pins: z.array(pin),
    shown: z.object({
      lead: shownStory.nullable(),
      secondRank: z.array(shownStory),
      latest: z.array(shownStory),
      strips: z.array(z.object({ section: sectionName, articles: z.array(shownStory) })),
    }),
  })
  .openapi('FrontPage')
export type FrontPage = z.infer<typeof frontPage>
