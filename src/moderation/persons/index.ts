/** What moderation holds of one person, to be shown to them and to be forgotten. */
export {
  type CasesOfPerson,
  casesOfPerson,
  eraseBlocksOf,
  eraseDecided,
  eraseNotices,
  forgetOldDecisions,
  noticeIdsOf,
  oldNoticeIds,
} from './store.ts'
