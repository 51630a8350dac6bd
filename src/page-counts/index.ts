export { openPageCounter } from './count-views.ts'
export { type Day, dayIn } from './page-counts.ts'
export { viewsPerDay } from './read-counts.ts'
export { topArticles } from './store.ts'
