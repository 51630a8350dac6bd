/** What staff see of articles: the list in every state, revisions, the preview. */
export { listRevisions, type RevisionRow, revisionByNumber } from '../store.ts'
export { previewArticle } from './preview-article.ts'
export { type ArticleLine, articleLine, listArticles } from './store.ts'
