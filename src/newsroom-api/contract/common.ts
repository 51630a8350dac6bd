import { z } from '@hono/zod-openapi'

/** Work that lets a refused call pass, as ALTCHA (version 1) has it: comes with 429 where too much came from one network. */
const challenge = z
  .object({
    algorithm: z.literal('SHA-256'),
    /** The SHA-256 of `salt` and the number that is looked for, in hexadecimal. */
    challenge: z.string(),
    salt: z.string(),
    signature: z.string(),
    /** The number is not above this. */
    maxnumber: z.number().int(),
  })
  .openapi('Challenge')

/** RFC 9457 problem document: the shape of every error of the API. `current` comes with 412. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
    requestId: z.string().optional(),
    currentRevision: z.number().int().optional(),
    challenge: challenge.optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problem>

/**
 * One line that must say something: names and headlines are not empty and not made of signs nobody sees. Texts are kept
 * as they were typed, but for white space at both ends and control characters that pages and feeds cannot carry.
 */
export const saying = (longest: number) => said(z.string(), longest)

const said = (text: z.ZodString, longest: number) =>
  text
    .trim()
    .min(1, { abort: true })
    .max(longest)
    .regex(/[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u, 'field.invisible')

/**
 * The name of somebody or something, as it stands in a line with other words: signs that turn a line around are taken
 * out (UAX #9, 2.1 to 2.4), letters have their direction anyway.
 */
export const nameLine = (longest: number) =>
  said(
    z.string().overwrite((text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')),
    longest,
  )

/**
 * An address on the web as browsers read it, without name and password in it (they would show where nobody looks).
 * Kept in its normal form: host in lower case and ASCII, spaces and quotes encoded.
 */
export const webAddress = (longest: number) =>
  z
    .url({
      protocol: /^https?$/,
      normalize: true,
      abort: true,
      error: 'field.web-address',
    })
    .max(longest)
    .regex(/^https?:\/\/[^/?#@]+([/?#]|$)/, 'field.address-with-password')

export const id = z.string().min(1).max(64)
export const instant = z.iso.datetime({ offset: true })

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
})

/** A list answers its items and the cursor of the next page, null on the last. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** `If-Match: "7"` or `7`. Required on updates. */
export const ifMatchHeader = z.object({ 'if-match': z.string() })
/** Where there is nothing to overwrite: who names no revision means the present one. */
export const optionalIfMatchHeader = ifMatchHeader.partial()
export const idempotencyHeader = z.object({ 'idempotency-key': z.string().max(200).optional() })
