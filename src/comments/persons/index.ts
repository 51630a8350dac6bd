/** All comments of one person, to be shown to them and to be forgotten (GDPR Articles 15 and 17). */
export {
  commentIdsOf,
  type ErasedComment,
  eraseComments,
  eraseWriter,
  type HeldComment,
  heldComments,
  oldRefusedIds,
} from './store.ts'
