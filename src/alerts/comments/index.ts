/** Mails about comments to those who follow them. */
export { commentMailIds } from './store.ts'
export { commentAlertTasks, commentAlertTasksFor, queueCommentMails } from './tasks.ts'
