export { type EngineFinding, judgeArticlePage } from './judge.ts'
export { type PageAsRead, readPage } from './read-page.ts'
export { missingFields } from './required-fields.ts'
