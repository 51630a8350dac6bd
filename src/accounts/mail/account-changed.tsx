import {
  dateWords,
  htmlPart,
  type Letterhead,
  MailLayout,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'

/** `email`: the new address; the notice itself goes to the old one. */
export type AccountChange = { what: 'password' } | { what: 'email'; email: string }

/** Tells the owner that password or address were changed, so that a change that was not theirs is noticed. */
export function accountChangedMail(
  letterhead: Letterhead,
  facts: AccountChange & { name: string; at: string },
) {
  const t = siteTexts(letterhead.settings)
  const { site, imprint } = letterhead.settings
  const when = t('mail.when', dateWords(letterhead, facts.at))
  const email = facts.what === 'email' ? facts.email : ''
  const key = facts.what === 'email' ? 'mail.emailChanged' : 'mail.passwordChanged'
  const greeting = t('mail.greeting', { name: facts.name })
  const body = t(`${key}.body`, { site: site.name, when, email })
  const contact = site.contactEmail || imprint.email || site.name
  const notYou = t('mail.accountChanged.notYou', { contact })
  return {
    subject: t(`${key}.subject`, { site: site.name }),
    text: textPart(letterhead, [greeting, body, notYou, t('mail.automatic')]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t(`${key}.title`)} preview={body}>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <MailText>{notYou}</MailText>
        <MailNote>{t('mail.automatic')}</MailNote>
      </MailLayout>,
    ),
  }
}
