export { createPage, removePage, savePage } from './manage-pages.ts'
export type { NewPage, Page, PageLine } from './page.ts'
export { listPages, pageById, pageByPath } from './store.ts'
