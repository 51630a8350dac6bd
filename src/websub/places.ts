import type { DepescheEvent } from '../platform/events/events.ts'

/** Where an article stands, and stood. */
export type PlacesOfArticle = { sectionIds: string[]; tagIds: string[]; authorIds: string[] }

/** Of an article that readers see now, see changed, or do not see any more; null for all other events. */
export function placesOf({ type, payload }: DepescheEvent): PlacesOfArticle | null {
  if (type !== 'article.published' && type !== 'article.updated' && type !== 'article.unpublished')
    return null
  const { sectionIds, tagIds, authorIds } = payload
  return { sectionIds, tagIds, authorIds }
}
