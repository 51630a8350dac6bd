import { z } from '@hono/zod-openapi'
import { id } from './common.ts'
import { tagKinds } from './tags.ts'

const passage = z.object({
  part: z.enum(['headline', 'kicker', 'standfirst', 'dateline', 'body']),
  /** In UTF-16 code units of the part's plain text. */
  start: z.number().int(),
  end: z.number().int(),
  words: z.string(),
})

export const tagSuggestions = z
  .object({
    items: z.array(
      z.object({
        tagId: id,
        name: z.string(),
        kind: z.enum(tagKinds),
        isMain: z
          .boolean()
          .openapi({ description: 'The text is about it: it stands above the text, or often in it' }),
        passages: z.array(passage).openapi({ description: 'Where it is named, as the text writes it' }),
      }),
    ),
  })
  .openapi('TagSuggestions')
export type TagSuggestion = z.infer<typeof tagSuggestions>['items'][number]
