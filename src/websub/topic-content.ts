import { createHash } from 'node:crypto'

/** A feed as it is now, with the names of what it is made of. Null where there is none. */
export type TopicContent = { body: string; contentType: string; madeOf: readonly string[] }
/** How the hub gets at feeds, which it does not make itself. */
export type ReadTopic = (path: string) => Promise<TopicContent | null>

export const hashOf = (body: string): string => createHash('sha256').update(body).digest('base64url')

/**
 * What makes the hub look at a feed again. Feeds of articles tell how many comments there are, but nobody is sent a whole
 * feed for each comment; that of the comments is there for it.
 */
export const watchedOf = (path: string, madeOf: readonly string[]): string[] =>
  path.endsWith('/comments.xml') ? [...madeOf] : madeOf.filter((tag) => !tag.startsWith('comments:'))
