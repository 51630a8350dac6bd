/** Comments that readers write here: the door for the reader's way. */
export { threadKey } from '../comment.ts'
export {
  answerable,
  forgetOrigins,
  forgetRecommendations,
  forgetSilentWriters,
  hasApprovedFrom,
  insertWritten,
  ownComment,
  rewriteComment,
  sameWrittenSince,
  submissionsSince,
  takeRecommendation,
  withdrawWritten,
} from './store.ts'
export { confirmWriter, putWriter, setConfirmation, writerByEmail, writerToConfirm } from './store-writers.ts'
export type { Answerable, Origin, OwnComment, Writer, WrittenComment } from './written-comment.ts'
