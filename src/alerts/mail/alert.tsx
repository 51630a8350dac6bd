import {
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

/** The last three are each reader's own: places in a mailing. */
export type AlertFacts = {
  headline: string
  teaser: string | null
  url: string
  why: string
  endUrl: string
  ownUrl: string
}

/** An article that somebody wanted to hear of: what it says, why they are told, and how that ends. */
export function alertMail(letterhead: Letterhead, facts: AlertFacts) {
  const t = siteTexts(letterhead.settings)
  const { headline, teaser, url, why, endUrl, ownUrl } = facts
  const button = t('mail.alert.button')
  return {
    subject: headline,
    text: textPart(letterhead, [
      headline,
      teaser ?? '',
      `${button}:\n${url}`,
      why,
      `${t('mail.alert.endLink')}:\n${endUrl}`,
      `${t('mail.alert.ownLink')}:\n${ownUrl}`,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={headline} preview={teaser ?? headline}>
        {teaser && <MailText>{teaser}</MailText>}
        <MailButton href={url} label={button} fallback={t('mail.linkFallback')} />
        <MailNote>{why}</MailNote>
        <MailNote>
          <MailLink href={endUrl}>{t('mail.alert.endLink')}</MailLink> ·{' '}
          <MailLink href={ownUrl}>{t('mail.alert.ownLink')}</MailLink>
        </MailNote>
      </MailLayout>,
    ),
  }
}
