import {
  htmlPart,
  type Letterhead,
  MailButton,
  MailLayout,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'

/** The link to a reader's own page: asked for, or because what was asked for is there already. */
export function readerLinkMail(
  letterhead: Letterhead,
  facts: { link: string; because: 'asked' | 'already' },
) {
  const { settings } = letterhead
  const t = siteTexts(settings)
  const site = settings.site.name
  const greeting = t('mail.greetingPlain')
  const body = t(facts.because === 'asked' ? 'mail.readerLink.body' : 'mail.readerLink.already', { site })
  const button = t('mail.readerLink.button')
  const note = `${t('mail.readerLink.ignore')} ${t('mail.automatic')}`
  return {
    subject: t('mail.readerLink.subject', { site }),
    text: textPart(letterhead, [greeting, body, `${button}:\n${facts.link}`, note]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t('mail.readerLink.title')} preview={body} quietName>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <MailButton href={facts.link} label={button} fallback={t('mail.linkFallback')} />
        <MailNote>{note}</MailNote>
      </MailLayout>,
    ),
  }
}
