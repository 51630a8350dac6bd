/** The way of archives into the paper: many articles at once, with the addresses, times and states they had. */
export { emptyContent } from '../article-change.ts'
export {
  type ImportedOutcome,
  importArticles,
  type PreparedArticle,
  prepareImport,
} from './import-articles.ts'
export { articleStatesByIds, holdersOfPaths, type PathHolder } from './store.ts'
