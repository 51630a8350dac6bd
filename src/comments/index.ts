export type { CommentStatus, ImportedComment, PublicComment } from './comment.ts'
export { type CommentCounts, type ImportedThread, importComments, parentsFirst } from './import-comments.ts'
export { approvedComments, approvedCount, latestComments, placeAfter, type ThreadPage } from './store.ts'
