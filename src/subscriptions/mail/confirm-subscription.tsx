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
import type { Instant } from '../../platform/clock.ts'
import { siteTexts } from '../../settings/index.ts'

/** `names`: what was asked for, without a word that a stranger may have typed. */
export type AskedFacts = { names: string[]; link: string; until: Instant }

/**
 * Asks whether the owner of the mailbox wants it: who sends what, and that ignoring it suffices. Free of advertising
 * (OLG München 29 U 1682/12), with the one link it is about.
 */
export function confirmSubscriptionMail(letterhead: Letterhead, { names, link, until }: AskedFacts) {
  const { settings } = letterhead
  const t = siteTexts(settings)
  const site = settings.site.name
  const greeting = t('mail.greetingPlain')
  const body = t('mail.subscription.body', { site })
  const ask = t('mail.subscription.ask', { until: t('mail.when', dateWords(letterhead, until)) })
  const sender = t('mail.subscription.sender', { site })
  const ignore = `${t('mail.subscription.ignore')} ${t('mail.automatic')}`
  const [name = ''] = names
  return {
    subject:
      names.length === 1
        ? t('mail.subscription.subject', { name })
        : t('mail.subscription.subjectMany', { site }),
    text: textPart(letterhead, [
      greeting,
      body,
      names.map((each) => `– ${each}`).join('\n'),
      ask,
      `${t('mail.subscription.button')}:\n${link}`,
      sender,
      ignore,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t('mail.subscription.title')} preview={body} quietName>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        {names.map((each) => (
          <MailText>
            <strong>{each}</strong>
          </MailText>
        ))}
        <MailText>{ask}</MailText>
        <MailButton href={link} label={t('mail.subscription.button')} fallback={t('mail.linkFallback')} />
        <MailText>{sender}</MailText>
        <MailNote>{ignore}</MailNote>
      </MailLayout>,
    ),
  }
}
