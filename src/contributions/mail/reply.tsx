import {
  htmlPart,
  type Letterhead,
  MailButton,
  MailLayout,
  MailLink,
  MailNote,
  MailText,
  quoted,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'

export type ReplyFacts = {
  /** Whose comment was answered. */
  name: string
  answeredBy: string
  text: string
  headline: string
  url: string
  /** Ends the mails about answers to this comment. */
  endUrl: string
}

/** Somebody has answered a comment: who, with which words, and where. */
export function replyMail(letterhead: Letterhead, facts: ReplyFacts) {
  const t = siteTexts(letterhead.settings)
  const { answeredBy, headline, url, endUrl } = facts
  const greeting = t('mail.greeting', { name: facts.name })
  const body = t('mail.reply.body', { name: answeredBy, headline })
  const button = t('mail.reply.button')
  const end = t('mail.reply.end')
  const paragraphs = facts.text.split(/\n{2,}/)
  return {
    subject: t('mail.reply.subject', { name: answeredBy, headline }),
    text: textPart(letterhead, [
      greeting,
      body,
      quoted(facts.text),
      `${button}:\n${url}`,
      `${end}\n${endUrl}`,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t('mail.reply.title')} preview={body}>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <blockquote
          class="rule"
          dir="auto"
          style="margin:0 0 16px;padding:2px 0 0 16px;border-left:3px solid #d9d5cd;overflow-wrap:anywhere;"
        >
          {paragraphs.map((paragraph) => (
            <MailText>{withBreaks(paragraph)}</MailText>
          ))}
        </blockquote>
        <MailButton href={url} label={button} fallback={t('mail.linkFallback')} />
        <MailNote>
          {end} <MailLink href={endUrl}>{t('mail.reply.endLink')}</MailLink>
        </MailNote>
      </MailLayout>,
    ),
  }
}

const withBreaks = (paragraph: string) =>
  paragraph.split('\n').map((line, index) => (
    <>
      {index > 0 && <br />}
      {line}
    </>
  ))
