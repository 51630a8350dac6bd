export { relatedArticles, shownBeside } from './related-articles.ts'
export { articleTexts } from './store.ts'
export { catchUpRelated, indexRelated, queueRelatedCatchUp, relatedTasks, relatedTasksFor } from './tasks.ts'
