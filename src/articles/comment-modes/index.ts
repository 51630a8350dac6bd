/** Articles as those who comment meet them: who may, and what is looked at first by the article's, section's or site's choice. */

export { inheritedMode, resolvedModes } from './store.ts'
export { type DiscussedArticle, discussedArticle } from './store-discussed.ts'
