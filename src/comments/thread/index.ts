/** What readers see below an article beyond its first order: other orders, places in it, one comment. */
export { type CommentOrder, commentOrders } from '../comment.ts'
export { approvedCounts, latestComments, placeAfter } from '../store.ts'
export { approvedBefore, approvedComment, pickedComments, sortedComments } from './store.ts'
