export type {
  CommentStatus,
  ImportedComment,
  PublicComment,
} from './comment.ts'
export { type CommentCounts, importComments, parentsFirst } from './import-comments.ts'
export { type ModeratedComment, noHistory, type WriterHistory } from './moderated.ts'
export { type ReaderPaths, readerPaths } from './reader-paths.ts'
export { approvedComments, approvedCount } from './store.ts'
export {
  changeCommentStatus,
  commentAt,
  commentTextOf,
  moderatedComments,
  replaceCommentText,
  setPicked,
  writerHistories,
} from './store-moderated.ts'
