/** What readers may see of articles: the door for everything that shows or sends them. */
export type {
  ArticleCard,
  ArticleLabel,
  Byline,
  CommentMode,
  Correction,
  Dateline,
  PlacedPicture,
  PublishedArticle,
  SectionRef,
} from '../published-article.ts'
export {
  cardsAndList,
  cardsByIds,
  listPublished,
  type PublishedFilter,
  publishedAddresses,
  publishedCount,
  publishedMonths,
} from './store.ts'
export {
  correctionsOf,
  publishedArticleAt,
  publishedArticleById,
  publishedArticlesByIds,
} from './store-whole.ts'
