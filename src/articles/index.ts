export { type ArticleContent, type ArticleState, type ArticleStatus, articleStatuses } from './article.ts'
export { correctArticle } from './correct-article.ts'
export { mayPublish, mayWrite } from './permissions.ts'
export { previewArticle } from './preview-article.ts'
export { publishDue, publishDueTask } from './publication.ts'
export { restoreRevision } from './restore-revision.ts'
export { retagArticles } from './retag-articles.ts'
export { type ArticleChange, createArticle, type SaveRefusal, saveArticle } from './save-article.ts'
export {
  articleState,
  articleStateByPath,
  listRevisions,
  type RevisionRow,
  revisionByNumber,
} from './store.ts'
export { type ArticleLine, type ArticleListFilter, articleLine, listArticles } from './store-list.ts'
