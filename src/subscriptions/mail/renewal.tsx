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
import type { Instant } from '../../platform/clock.ts'
import { siteTexts } from '../../settings/index.ts'

/** Asks whether what a reader follows goes on, and says that silence ends it. */
export function renewalMail(
  letterhead: Letterhead,
  { names, link, ownUrl, until }: { names: string[]; link: string; ownUrl: string; until: Instant },
) {
  const { settings } = letterhead
  const t = siteTexts(settings)
  const site = settings.site.name
  const greeting = t('mail.greetingPlain')
  const body = t('mail.renewal.body', { site })
  const ask = t('mail.renewal.ask', { until: dateWords(letterhead, until).date })
  const button = t('mail.renewal.button')
  return {
    subject: t('mail.renewal.subject', { site }),
    text: textPart(letterhead, [
      greeting,
      body,
      names.map((name) => `– ${name}`).join('\n'),
      ask,
      `${button}:\n${link}`,
      `${t('mail.renewal.ownLink')}:\n${ownUrl}`,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t('mail.renewal.title')} preview={body} quietName>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        {names.map((name) => (
          <MailText>
            <strong>{name}</strong>
          </MailText>
        ))}
        <MailText>{ask}</MailText>
        <MailButton href={link} label={button} fallback={t('mail.linkFallback')} />
        <MailNote>
          <MailLink href={ownUrl}>{t('mail.renewal.ownLink')}</MailLink>
        </MailNote>
      </MailLayout>,
    ),
  }
}
