import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'

const count = z.number().int()
const kindCounts = z.object({ made: count, updated: count, unchanged: count, skipped: count })

/** What the file holds, told before anything is written. `isWhole`: all notes are counted, not only the first ones. */
const preview = z.object({
  site: z.object({
    title: z.string().nullable(),
    url: z.string().nullable(),
    language: z.string().nullable(),
  }),
  counts: z.object({
    articles: count,
    pages: count,
    comments: count,
    authors: count,
    sections: count,
    tags: count,
    media: count,
    menus: count,
  }),
  period: z.object({ from: instant, to: instant }).nullable(),
  notes: z.array(z.object({ reason: z.string(), count })),
  isWhole: z.boolean(),
})

/**
 * An archive on its way: `reading`, then `ready` or `refused`; once started `waiting`, `running`, and `done` or
 * `failed`. An `interrupted` one goes on where it was when it is started again.
 */
export const importRun = z
  .object({
    id,
    fileName: z.string(),
    system: z.enum(['wordpress', 'ghost']).nullable(),
    siteUrl: z.string().nullable(),
    state: z.enum(['reading', 'ready', 'refused', 'waiting', 'running', 'done', 'failed', 'interrupted']),
    refusal: z
      .string()
      .nullable()
      .openapi({ description: 'Why the file cannot be read, or what ended the run' }),
    preview: preview.nullable(),
    step: z.enum(['prepare', 'media', 'entries', 'finish']).nullable(),
    done: count,
    total: count,
    counts: z
      .object({
        authors: kindCounts,
        sections: kindCounts,
        tags: kindCounts,
        media: kindCounts,
        pages: kindCounts,
        articles: kindCounts,
        comments: kindCounts,
      })
      .nullable(),
    notes: z.array(z.object({ reason: z.string(), open: count, handled: count })),
    canStart: z.boolean().openapi({ description: 'Its file is there and nothing is under way' }),
    at: instant.openapi({ description: 'When it was uploaded, or started' }),
    endedAt: instant.nullable(),
    by: z.string(),
  })
  .openapi('Import')
export type Import = z.infer<typeof importRun>

export const importListQuery = listQuery

/** A line of the report. `articleId`: the article or page it happened in, as it is here now. */
export const importNote = z
  .object({
    number: count,
    subject: z.string(),
    key: z.string().nullable(),
    title: z.string().nullable(),
    reason: z.string(),
    detail: z.string().nullable(),
    articleId: z.string().nullable(),
    handledAt: instant.nullable(),
    handledBy: z.string().nullable(),
  })
  .openapi('ImportNote')
export type ImportNote = z.infer<typeof importNote>

export const importNotesQuery = listQuery.extend({
  reason: z.string().max(40).optional(),
  handled: z.enum(['yes', 'no']).optional(),
})
export const importNoteInput = z.strictObject({ handled: z.boolean() }).openapi('ImportNoteInput')
export const importNoteParameter = z.object({
  id: id.openapi({ param: { name: 'id', in: 'path' } }),
  number: z.coerce
    .number()
    .int()
    .min(0)
    .openapi({ param: { name: 'number', in: 'path', required: true } }),
})
