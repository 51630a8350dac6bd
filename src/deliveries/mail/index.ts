export { type Letterhead, MailButton, MailLayout, MailNote, MailText } from './layout.tsx'
export { dateWords, htmlPart, textPart } from './letter.ts'
