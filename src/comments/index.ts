export {
  type CommentOrder,
  type CommentStatus,
  commentOrders,
  type ImportedComment,
  type PublicComment,
} from './comment.ts'
export { type CommentCounts, importComments, parentsFirst } from './import-comments.ts'
export { type ReaderPaths, readerPaths } from './reader-paths.ts'
export {
  approvedComment,
  approvedComments,
  approvedCount,
  latestComments,
  placeAfter,
  sortedComments,
} from './store.ts'
export { type ModeratedComment, noHistory, type WriterHistory } from './moderated.ts'
export { changeCommentStatus, commentAt, moderatedComments, writerHistories } from './store-moderated.ts'
