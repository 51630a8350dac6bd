export { openPageCounter, type PageCounter } from './count-views.ts'
export { countsAsView, type Day, dayIn, keptMonths, type SeenRequest } from './page-counts.ts'
export { viewsPerDay } from './read-counts.ts'
export { type ArticleViews, topArticles } from './store.ts'
