export {
  footerLines,
  type Letterhead,
  MailButton,
  MailLayout,
  MailLink,
  MailNote,
  MailText,
} from './layout.tsx'
export { dateWords, htmlPart, quoted, textPart } from './letter.ts'
