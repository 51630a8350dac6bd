export type { ImportedComment, PublicComment } from './comment.ts'
export { type CommentCounts, importComments, parentsFirst } from './import-comments.ts'
export { approvedComments, approvedCount, latestComments, placeAfter } from './store.ts'
