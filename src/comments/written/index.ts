/** Comments that readers write here: the door for the reader's way. */
export { threadKey } from '../comment.ts'
export {
  answerable,
  forgetOrigins,
  forgetRecommendations,
  hasApprovedFrom,
  insertWritten,
  ownComment,
  rewriteComment,
  sameWrittenSince,
  submissionsSince,
  takeRecommendation,
  withdrawWritten,
} from './store.ts'
export type { Answerable, Origin, OwnComment, WrittenComment } from './written-comment.ts'
