export {
  countsOf,
  type Issue,
  type IssueBlock,
  isAutomatic,
  isInArchive,
  statusOf,
} from './issue.ts'
export { checkListOf, previewIssue, testIssue } from './look-at-issue.ts'
export { issueMailings } from './send-issue.ts'
export { lastSentAt, listIssues } from './store.ts'
export { newsletterTasks, newsletterTasksFor, queueNewsletterSlots, slotAfter } from './tasks.ts'
