/** Comments in any state, found by their words, their writer, their place and time: for moderators. */
export { type CommentSearch, type FoundPlace, findComments } from './find-comments.ts'
export { commentTasks, commentTasksFor, queueIndexingComments } from './index-comments.ts'
