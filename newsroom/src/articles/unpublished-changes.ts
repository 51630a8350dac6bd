import type { Article } from '../../../src/newsroom-api/contract/articles.ts'

/** Whether a published article was saved since without showing it: what readers see is older. */
export const hasUnpublishedChanges = (article: Article | null): boolean =>
  article !== null && article.publishedRevision !== null && article.revision > article.publishedRevision
