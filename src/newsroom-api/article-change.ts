import type { ArticleChange } from '../articles/index.ts'
import { toInstant } from '../platform/clock.ts'
import { bodyFrom } from './body-input.ts'
import type { ArticleInput, ArticlePatch } from './contract/articles.ts'
import { badInput } from './kit.ts'

/** The contract's words as the room's change. */
export function changeFrom(input: ArticleInput | ArticlePatch): ArticleChange {
  const { body, comments, dateline, leadPicture, publishAt, embargoUntil, ...rest } = input
  return {
    ...rest,
    ...(body === undefined ? {} : { body: bodyFrom(body) }),
    ...(comments === undefined ? {} : { commentMode: comments }),
    ...(dateline === undefined
      ? {}
      : { dateline: dateline && { places: dateline.places, source: dateline.source || null } }),
    ...(leadPicture === undefined
      ? {}
      : {
          leadPicture: leadPicture && {
            mediaId: leadPicture.mediaId,
            alt: leadPicture.alt || null,
            caption: leadPicture.caption || null,
            credit: leadPicture.credit || null,
          },
        }),
    ...(publishAt === undefined ? {} : { publishAt: publishAt && instantOf(publishAt, 'publishAt') }),
    ...(embargoUntil === undefined
      ? {}
      : { embargoUntil: embargoUntil && instantOf(embargoUntil, 'embargoUntil') }),
    ...emptyLinesAsNull(rest),
  }
}

/** An emptied field is no field: `""` and `null` mean the same. */
function emptyLinesAsNull(rest: Record<string, unknown>): Record<string, null> {
  const nullable = ['kicker', 'standfirst', 'teaser', 'aiNote', 'searchTitle', 'searchDescription']
  return Object.fromEntries(nullable.filter((field) => rest[field] === '').map((field) => [field, null]))
}

/** An instant in the fixed form, from any RFC 3339 time. */
export function instantOf(text: string | undefined, field: string): string | undefined {
  if (text === undefined) return undefined
  const instant = toInstant(text)
  if (!instant) throw badInput([{ path: [field], message: 'field.time' }])
  return instant
}
