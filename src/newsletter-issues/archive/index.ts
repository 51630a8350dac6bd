/** What readers find of issues that went out. */
export { archivePath, issuePath } from '../issue-paths.ts'
export type { ShownBlock } from '../shown-issue.ts'
export { archivedIssues, archiveLines } from '../store.ts'
