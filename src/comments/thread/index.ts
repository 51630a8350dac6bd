/** What readers see below an article beyond its first order: other orders, one comment. */
export { type CommentOrder, commentOrders } from '../comment.ts'
export { approvedBefore, approvedComment, pickedComments, sortedComments } from './store.ts'
