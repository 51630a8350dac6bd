import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'

export const mediaKinds = ['picture', 'file'] as const

/** Empty `alt`: the picture is decoration. `null`: nobody has decided yet. */
const words = {
  alt: z.string().trim().max(1000).nullable(),
  caption: z.string().trim().max(2000).nullable(),
  credit: z.string().trim().max(300).nullable(),
}

const share = z.number().min(0).max(1)
/** Where crops rest, as shares of width and height from the left top. */
export const focalPoint = z.strictObject({ x: share, y: share })

/** One rendition of a picture; `src` is a path of the site. */
export const preview = z.object({ src: z.string(), width: z.number().int(), height: z.number().int() })

/** A picture or file of the media library. What only pictures have is null for files. */
export const media = z
  .object({
    id,
    kind: z.enum(mediaKinds),
    /** Absolute address for readers: a JPEG of the picture, or the file. */
    url: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    bytes: z.number().int(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    /** `#rrggbb`, for the place of the picture while it loads. */
    color: z.string().nullable(),
    ...words,
    focalPoint: focalPoint.nullable(),
    /** What the file itself says (IPTC, XMP, EXIF), to be taken over or not. */
    proposed: z.object(words),
    previews: z
      .object({ small: preview, medium: preview, large: preview, square: preview, wide: preview })
      .nullable(),
    /** What `If-Match` names. */
    version: z.number().int(),
    createdAt: instant,
    changedAt: instant,
  })
  .openapi('Media')
export type Media = z.infer<typeof media>

export const mediaPatch = z
  .strictObject({ ...words, focalPoint })
  .partial()
  .openapi('MediaPatch')
export type MediaPatch = z.infer<typeof mediaPatch>

/** What may come with an upload: as fields of the form, or in the query where the body is the file itself. */
export const uploadWords = z.object(words).partial()
export const uploadQuery = uploadWords.extend({ fileName: z.string().max(300).optional() })

export const mediaListQuery = listQuery.extend({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(mediaKinds).optional(),
})
