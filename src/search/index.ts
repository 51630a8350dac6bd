export { indexArticles } from './index-articles.ts'
export { type SearchAnswer, type SearchFilter, searchArticles } from './search-articles.ts'
export { marked, type Piece, snippetOf } from './snippet.ts'
