import {
  dateWords,
  htmlPart,
  type Letterhead,
  MailButton,
  MailLayout,
  MailLink,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'

/** `name` stands in the greeting only when the address is confirmed: a stranger must not write into foreign mail. */
export type ReceivedFacts = {
  headline: string
  /** Where the contribution is read, changed and withdrawn. */
  ownLink: string
  name: string | null
  /** For who has not confirmed the address yet. */
  confirm: { link: string; until: string } | null
}

/** A contribution came in: the link to it, and the one that confirms the address. */
export function contributionReceivedMail(letterhead: Letterhead, facts: ReceivedFacts) {
  const t = siteTexts(letterhead.settings)
  const { headline, ownLink, name, confirm } = facts
  const greeting = name === null ? t('mail.greetingPlain') : t('mail.greeting', { name })
  const body = t('mail.contribution.body', { headline })
  const own = t('mail.contribution.own')
  if (!confirm)
    return {
      subject: t('mail.contribution.subject', { headline }),
      text: textPart(letterhead, [greeting, body, `${own}\n${ownLink}`, t('mail.automatic')]),
      html: htmlPart(
        <MailLayout letterhead={letterhead} title={t('mail.contribution.title')} preview={body}>
          <MailText>{greeting}</MailText>
          <MailText>{body}</MailText>
          <MailText>{own}</MailText>
          <MailButton
            href={ownLink}
            label={t('mail.contribution.ownButton')}
            fallback={t('mail.linkFallback')}
          />
          <MailNote>{t('mail.automatic')}</MailNote>
        </MailLayout>,
      ),
    }
  const ask = t('mail.contribution.ask', {
    until: t('mail.when', dateWords(letterhead, confirm.until)),
  })
  const ignore = `${t('mail.contribution.ignore')} ${t('mail.automatic')}`
  return {
    subject: t('mail.contribution.confirmSubject', { headline }),
    text: textPart(letterhead, [
      greeting,
      body,
      ask,
      `${t('mail.contribution.confirmButton')}:\n${confirm.link}`,
      `${own}\n${ownLink}`,
      ignore,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t('mail.contribution.confirmTitle')} preview={body}>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <MailText>{ask}</MailText>
        <MailButton
          href={confirm.link}
          label={t('mail.contribution.confirmButton')}
          fallback={t('mail.linkFallback')}
        />
        <MailText>
          {own} <MailLink href={ownLink}>{t('mail.contribution.ownButton')}</MailLink>
        </MailText>
        <MailNote>{ignore}</MailNote>
      </MailLayout>,
    ),
  }
}
