/** Mails about answers to a comment, and their end. */
export { endReplyMails, replyMailsBehind } from './end-replies.ts'
export { mailReplyTask, replyTasksFor } from './mail-reply.ts'
export { addressToldOfReply } from './store.ts'
