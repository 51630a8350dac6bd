export { type Letterhead, MailButton, MailLayout, MailLink, MailNote, MailText } from './layout.tsx'
export { dateWords, htmlPart, textPart } from './letter.ts'
