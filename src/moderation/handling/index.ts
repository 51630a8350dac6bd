/** What moderators do with a comment beside deciding on it. */
export { searchComments } from './find-comments.ts'
