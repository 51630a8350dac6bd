import { z } from '@hono/zod-openapi'
import { id, instant, listQuery, nameLine, saying, webAddress } from './common.ts'

export const articleStatuses = ['draft', 'in_review', 'scheduled', 'published', 'unpublished'] as const
export const articleLabels = ['opinion', 'analysis', 'interview', 'satire', 'advertisement'] as const
export const commentModes = ['before', 'after', 'trusted', 'closed', 'off'] as const

const line = (max: number) => z.string().trim().max(max)
const nullableLine = (max: number) => line(max).nullable()

export const dateline = z.strictObject({
  places: z.array(nameLine(80)).min(1).max(8),
  source: nullableLine(80).optional(),
})
/** Bodies come as HTML or Markdown, or as the editor's own document (`format: "doc"`). */
export const bodyInput = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('html'), content: z.string().max(2_000_000) }),
  z.strictObject({ format: z.literal('markdown'), content: z.string().max(2_000_000) }),
  z.strictObject({
    format: z.literal('doc'),
    content: z.object({ type: z.literal('doc'), content: z.array(z.unknown()) }),
  }),
])
export const leadPictureInput = z.strictObject({
  mediaId: id,
  alt: nullableLine(1000).optional(),
  caption: nullableLine(2000).optional(),
  credit: nullableLine(300).optional(),
})
/** An author by id, slug or name (made when new), or an agency. */
export const bylineInput = z.union([nameLine(120), z.strictObject({ agency: nameLine(120) })])

/** What an article can be given; every field optional, as in PATCH. */
const fields = {
  headline: saying(400),
  kicker: nullableLine(120),
  standfirst: nullableLine(2000),
  teaser: nullableLine(2000),
  dateline: dateline.nullable(),
  body: bodyInput,
  section: line(120).min(1),
  tags: z.array(nameLine(120)).max(50),
  authors: z.array(bylineInput).max(20),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'field.language'),
  translationOf: id.nullable(),
  slug: z.string().trim().max(200),
  leadPicture: leadPictureInput.nullable(),
  label: z.enum(articleLabels).nullable(),
  aiNote: nullableLine(500),
  /** Null: as the section says, else the site. */
  comments: z.enum(commentModes).nullable(),
  searchTitle: nullableLine(200),
  searchDescription: nullableLine(400),
  canonicalUrl: webAddress(2000).nullable(),
  embargoUntil: instant.nullable(),
}

export const articleInput = z
  .strictObject({
    ...z.object(fields).partial().shape,
    headline: fields.headline,
    body: fields.body,
    section: fields.section,
  })
  .extend({
    status: z.enum(['draft', 'in_review', 'scheduled', 'published']),
    publishAt: instant.nullable().optional(),
  })
  .openapi('ArticleInput')
export type ArticleInput = z.infer<typeof articleInput>

/**
 * Changes to an article. On a published one readers see the change at once, unless `keepDraft` is true (then it
 * waits for a later call with `status: "published"`). `significant` shows „aktualisiert“ with the present time.
 * `autosave` lets a run of saves by one person collapse into one revision.
 */
export const articlePatch = z
  .strictObject(fields)
  .partial()
  .extend({
    status: z.enum(['draft', 'in_review', 'scheduled', 'published', 'unpublished']).optional(),
    publishAt: instant.nullable().optional(),
    keepDraft: z.boolean().optional(),
    autosave: z.boolean().optional(),
    significant: z.boolean().optional(),
  })
  .openapi('ArticlePatch')
export type ArticlePatch = z.infer<typeof articlePatch>

export const byline = z.union([
  z.object({ kind: z.literal('author'), id, slug: z.string(), name: z.string() }),
  z.object({ kind: z.literal('agency'), name: z.string() }),
])

export const correction = z.object({ id, text: z.string(), publishedAt: instant }).openapi('Correction')

/** One line of the article list. */
export const articleSummary = z
  .object({
    id,
    url: z.string(),
    path: z.string(),
    revision: z.number().int(),
    publishedRevision: z.number().int().nullable(),
    status: z.enum(articleStatuses),
    headline: z.string(),
    section: z.object({ id, slug: z.string(), name: z.string() }),
    language: z.string(),
    label: z.enum(articleLabels).nullable(),
    authors: z.array(z.string()),
    publishAt: instant.nullable(),
    embargoUntil: instant.nullable(),
    publishedAt: instant.nullable(),
    changedAt: instant,
    changedBy: z.string().nullable(),
  })
  .openapi('ArticleSummary')
export type ArticleSummary = z.infer<typeof articleSummary>

/** The whole article, as the newest revision has it. `body` is the document; `bodyHtml` the same as HTML. */
export const article = articleSummary
  .extend({
    kicker: z.string().nullable(),
    standfirst: z.string().nullable(),
    teaser: z.string().nullable(),
    dateline: z.object({ places: z.array(z.string()), source: z.string().nullable() }).nullable(),
    body: z.object({ type: z.literal('doc'), content: z.array(z.unknown()) }),
    bodyHtml: z.string(),
    tags: z.array(z.object({ id, slug: z.string(), name: z.string(), kind: z.string() })),
    bylines: z.array(byline),
    translationOf: id.nullable(),
    leadPicture: z
      .object({
        mediaId: id,
        alt: z.string().nullable(),
        caption: z.string().nullable(),
        credit: z.string().nullable(),
      })
      .nullable(),
    aiNote: z.string().nullable(),
    /** As it holds now; `commentsFrom` names who has decided so. */
    comments: z.enum(commentModes),
    commentsFrom: z.enum(['article', 'section', 'site']),
    searchTitle: z.string().nullable(),
    searchDescription: z.string().nullable(),
    canonicalUrl: z.string().nullable(),
    corrections: z.array(correction),
    updatedAt: instant.nullable(),
    wordCount: z.number().int(),
    /** What this caller may do with it now. */
    may: z.object({
      write: z.boolean(),
      publish: z.boolean(),
      unpublish: z.boolean(),
      discard: z.boolean(),
    }),
  })
  .openapi('Article')
export type Article = z.infer<typeof article>

export const articleListQuery = listQuery.extend({
  q: z.string().trim().max(200).optional(),
  status: z.enum(articleStatuses).optional(),
  section: z.string().max(120).optional(),
  author: z.string().max(120).optional(),
  tag: z.string().max(120).optional(),
  label: z.enum(articleLabels).optional(),
  language: z.string().max(10).optional(),
  from: instant.optional(),
  to: instant.optional(),
  mine: z.stringbool().optional(),
  sort: z.enum(['changed', 'published', 'scheduled']).default('changed'),
})

export const revisionSummary = z
  .object({
    number: z.number().int(),
    kind: z.enum(['save', 'autosave', 'restore', 'import']),
    savedAt: instant,
    savedBy: z.string(),
    isPublished: z.boolean(),
    headline: z.string(),
    wordCount: z.number().int(),
  })
  .openapi('RevisionSummary')
export const revision = revisionSummary
  .extend({ content: z.record(z.string(), z.unknown()) })
  .openapi('Revision')
export const correctionInput = z.strictObject({ text: saying(4000) }).openapi('CorrectionInput')
