import { z } from '@hono/zod-openapi'
import { id, listQuery, nameLine, webAddress } from './common.ts'

const name = nameLine(120)
const fields = {
  name,
  /** Anything; it is brought into the form of an address. Without one it is made from the name. */
  slug: z.string().trim().max(200),
  roleTitle: z.string().trim().max(200).nullable(),
  biography: z.string().trim().max(10_000).nullable(),
  /** Shown to readers. */
  email: z.email().max(254).nullable(),
  website: webAddress(1000).nullable(),
  portraitMediaId: id.nullable(),
  /** The staff member who writes under this name. */
  staffId: id.nullable(),
}

export const authorInput = z
  .strictObject({ ...z.object(fields).partial().shape, name })
  .openapi('AuthorInput')
export const authorPatch = z.strictObject(fields).partial().openapi('AuthorPatch')

/** Someone whose name stands above articles; has a page at `path`. */
export const author = z
  .object({
    id,
    slug: z.string(),
    path: z.string(),
    url: z.string(),
    name: z.string(),
    roleTitle: z.string().nullable(),
    biography: z.string().nullable(),
    email: z.string().nullable(),
    website: z.string().nullable(),
    portraitMediaId: z.string().nullable(),
    staffId: z.string().nullable(),
    /** What `If-Match` names. */
    revision: z.number().int(),
  })
  .openapi('Author')
export type Author = z.infer<typeof author>

/** In lists with how many published articles carry the name. */
export const listedAuthor = author.extend({ articleCount: z.number().int() }).openapi('ListedAuthor')
export type ListedAuthor = z.infer<typeof listedAuthor>

export const authorListQuery = listQuery.extend({ q: z.string().trim().max(200).optional() })
