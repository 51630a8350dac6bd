import { z } from '@hono/zod-openapi'
import { commentModes } from './articles.ts'
import { id, nameLine } from './common.ts'

const name = nameLine(120)
/** Anything; it is brought into the form of an address. Without one it is made from the name. */
const slugWish = z.string().trim().max(200)
export const language = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'field.language')

const fields = {
  name,
  slug: slugWish,
  language,
  description: z.string().trim().max(1000).nullable(),
  /** How comments are moderated here, unless the article says otherwise; null: as the site. */
  commentMode: z.enum(commentModes).nullable(),
}

export const sectionInput = z
  .strictObject({ ...z.object(fields).partial().shape, name })
  .openapi('SectionInput')
export const sectionPatch = z.strictObject(fields).partial().openapi('SectionPatch')

/** A section: one for each article, readers see it at `path`. */
export const section = z
  .object({
    id,
    slug: z.string(),
    path: z.string(),
    url: z.string(),
    name: z.string(),
    language: z.string(),
    description: z.string().nullable(),
    commentMode: z.enum(commentModes).nullable(),
    position: z.number().int(),
    /** What `If-Match` names. */
    revision: z.number().int(),
  })
  .openapi('Section')
export type Section = z.infer<typeof section>

export const sectionOrder = z.strictObject({ ids: z.array(id).min(1).max(500) }).openapi('SectionOrder')
