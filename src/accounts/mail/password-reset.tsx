import {
  dateWords,
  htmlPart,
  type Letterhead,
  MailButton,
  MailLayout,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'

export type PasswordResetFacts = { name: string; link: string; expiresAt: string }

/** The link by which a staff member chooses a new password. */
export function passwordResetMail(letterhead: Letterhead, facts: PasswordResetFacts) {
  const t = siteTexts(letterhead.settings)
  const site = letterhead.settings.site.name
  const greeting = t('mail.greeting', { name: facts.name })
  const body = t('mail.passwordReset.body', { site })
  const next = t('mail.passwordReset.next', {
    until: t('mail.when', dateWords(letterhead, facts.expiresAt)),
  })
  const ignore = `${t('mail.passwordReset.ignore')} ${t('mail.automatic')}`
  return {
    subject: t('mail.passwordReset.subject', { site }),
    text: textPart(letterhead, [
      greeting,
      body,
      next,
      `${t('mail.passwordReset.button')}:\n${facts.link}`,
      ignore,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t('mail.passwordReset.title')} preview={body}>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <MailText>{next}</MailText>
        <MailButton
          href={facts.link}
          label={t('mail.passwordReset.button')}
          fallback={t('mail.linkFallback')}
        />
        <MailNote>{ignore}</MailNote>
      </MailLayout>,
    ),
  }
}
