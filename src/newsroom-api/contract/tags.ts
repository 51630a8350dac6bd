import { z } from '@hono/zod-openapi'
import { id, listQuery, nameLine, webAddress } from './common.ts'

export const tagKinds = ['topic', 'person', 'place', 'organisation', 'event'] as const

const name = nameLine(120)
const fields = {
  name,
  /** Anything; it is brought into the form of an address. Without one it is made from the name. */
  slug: z.string().trim().max(200),
  kind: z.enum(tagKinds),
  description: z.string().trim().max(4000).nullable(),
  /** An address that says who or what is meant (Wikidata, a home page). */
  sameAs: webAddress(1000).nullable(),
  aliases: z.array(name).max(100),
}

export const tagInput = z.strictObject({ ...z.object(fields).partial().shape, name }).openapi('TagInput')
export const tagPatch = z.strictObject(fields).partial().openapi('TagPatch')

/** What articles are about; readers follow it at `path`. */
export const tag = z
  .object({
    id,
    slug: z.string(),
    path: z.string(),
    url: z.string(),
    name: z.string(),
    kind: z.enum(tagKinds),
    description: z.string().nullable(),
    sameAs: z.string().nullable(),
    aliases: z.array(z.string()),
    /** What `If-Match` names. */
    revision: z.number().int(),
  })
  .openapi('Tag')
export type Tag = z.infer<typeof tag>

/** In lists with how many published articles carry it. */
export const listedTag = tag.extend({ articleCount: z.number().int() }).openapi('ListedTag')
export type ListedTag = z.infer<typeof listedTag>

export const tagListQuery = listQuery.extend({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(tagKinds).optional(),
})

/** The tag that takes over articles, name and aliases of the one in the address. */
export const tagMerge = z.strictObject({ into: id }).openapi('TagMerge')
