import type { indexArticles as indexNow } from './index-articles.ts'
import type { searchNewsroom as searchNewsroomNow } from './search-newsroom.ts'
import type { searchPublished as searchNow } from './search-published.ts'
import type { suggestWhileTyping as suggestNow } from './suggest-while-typing.ts'

// What knows of words is loaded when the first article is indexed or searched for: a server that only shows pages does
// without.

/** See `index-articles.ts`. */
export const indexArticles: typeof indexNow = async (world, ids, options) => {
  if (ids.length > 0) await (await import('./index-articles.ts')).indexArticles(world, ids, options)
}

/** See `search-published.ts`. */
export const searchPublished: typeof searchNow = async (world, asked) =>
  (await import('./search-published.ts')).searchPublished(world, asked)

/** See `search-newsroom.ts`. */
export const searchNewsroom: typeof searchNewsroomNow = async (world, typed) =>
  (await import('./search-newsroom.ts')).searchNewsroom(world, typed)

/** See `suggest-while-typing.ts`. */
export const suggestWhileTyping: typeof suggestNow = async (world, typed) =>
  (await import('./suggest-while-typing.ts')).suggestWhileTyping(world, typed)
