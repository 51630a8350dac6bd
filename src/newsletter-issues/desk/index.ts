/** What the newsroom does with issues. */
export {
  changeIssue,
  createIssue,
  duplicateIssue,
  findIssue,
  refillIssue,
  removeIssue,
} from '../manage-issues.ts'
export { pictureFrom } from '../resolve-issue.ts'
export { cancelIssue, pauseIssue, resumeIssue, submitIssue, unscheduleIssue } from '../submit-issue.ts'
