import { z } from '@hono/zod-openapi'
import { bodyInput } from './articles.ts'
import { id, instant, saying } from './common.ts'
import { language } from './sections.ts'

const title = saying(200)
const fields = {
  title,
  /** `/ueber-uns`. Without one it is made from the title. */
  path: z.string().trim().max(300),
  language,
  body: bodyInput,
  searchDescription: z.string().trim().max(400).nullable(),
  published: z.boolean(),
}

export const pageInput = z
  .strictObject({ ...z.object(fields).partial().shape, title, body: bodyInput })
  .openapi('PageInput')
export const pagePatch = z.strictObject(fields).partial().openapi('PagePatch')
export type PagePatch = z.infer<typeof pagePatch>

/** A standing page as lists show it. */
export const pageSummary = z
  .object({
    id,
    path: z.string(),
    url: z.string(),
    title: z.string(),
    language: z.string(),
    searchDescription: z.string().nullable(),
    published: z.boolean(),
    publishedAt: instant.nullable(),
    /** What `If-Match` names. */
    revision: z.number().int(),
    createdAt: instant,
    changedAt: instant,
    changedBy: z.string().nullable(),
  })
  .openapi('PageSummary')
export type PageSummary = z.infer<typeof pageSummary>

export const page = pageSummary
  .extend({ body: z.object({ type: z.literal('doc'), content: z.array(z.unknown()) }) })
  .openapi('Page')
export type Page = z.infer<typeof page>
