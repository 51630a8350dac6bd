export { relatedArticles, shownBeside } from './related-articles.ts'
export { catchUpRelated, indexRelated, queueRelatedCatchUp, relatedTasks, relatedTasksFor } from './tasks.ts'
