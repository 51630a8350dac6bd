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
import type { Role } from '../actor.ts'

export type InvitationFacts = {
  inviter: string
  name: string | null
  role: Role
  link: string
  expiresAt: string
}

/** Somebody is asked to join the newsroom. The link opens a page; only the form there accepts. */
export function invitationMail(letterhead: Letterhead, facts: InvitationFacts) {
  const t = siteTexts(letterhead.settings)
  const site = letterhead.settings.site.name
  const greeting = facts.name ? t('mail.greeting', { name: facts.name }) : t('mail.greetingPlain')
  const body = t('mail.invitation.body', { inviter: facts.inviter, site, role: t(`mail.role.${facts.role}`) })
  const next = t('mail.invitation.next', { until: t('mail.when', dateWords(letterhead, facts.expiresAt)) })
  const ignore = `${t('mail.invitation.ignore')} ${t('mail.automatic')}`
  const title = t('mail.invitation.title')
  return {
    subject: t('mail.invitation.subject', { site }),
    text: textPart(letterhead, [
      greeting,
      body,
      next,
      `${t('mail.invitation.button')}:\n${facts.link}`,
      ignore,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={title} preview={body}>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <MailText>{next}</MailText>
        <MailButton href={facts.link} label={t('mail.invitation.button')} fallback={t('mail.linkFallback')} />
        <MailNote>{ignore}</MailNote>
      </MailLayout>,
    ),
  }
}
