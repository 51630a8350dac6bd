/** What moderators do with a comment beside deciding on it, and with many at once. */
export { addNote } from './add-note.ts'
export { type Chosen, decideMany, previewMany, undoMany } from './decide-many.ts'
export { searchComments } from './find-comments.ts'
export { pickComment } from './pick-comment.ts'
export { redactComment } from './redact-comment.ts'
