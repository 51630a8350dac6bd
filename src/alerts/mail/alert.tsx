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
import { type SharpenLinks, SharpenWays, sharpenLines } from './sharpen-ways.tsx'

/** All but the first three are each reader's own: places in a mailing. */
export type AlertFacts = {
  headline: string
  teaser: string | null
  url: string
  why: string
  /** For what is told by its likeness. */
  sharpen: SharpenLinks | null
  endUrl: string
  ownUrl: string
}

/** An article that somebody wanted to hear of: what it says, why they are told, and how that ends. */
export function alertMail(letterhead: Letterhead, facts: AlertFacts) {
  const t = siteTexts(letterhead.settings)
  const { headline, teaser, url, why, sharpen, endUrl, ownUrl } = facts
  const button = t('mail.alert.button')
  return {
    subject: headline,
    text: textPart(letterhead, [
      headline,
      teaser ?? '',
      `${button}:\n${url}`,
      why,
      ...sharpenLines(t, sharpen),
      `${t('mail.alert.endLink')}:\n${endUrl}`,
      `${t('mail.alert.ownLink')}:\n${ownUrl}`,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={headline} preview={teaser ?? headline}>
        {teaser && <MailText>{teaser}</MailText>}
        <MailButton href={url} label={button} fallback={t('mail.linkFallback')} />
        <MailNote>{why}</MailNote>
        {sharpen && (
          <MailNote>
            <SharpenWays t={t} links={sharpen} />
          </MailNote>
        )}
        <MailNote>
          <MailLink href={endUrl}>{t('mail.alert.endLink')}</MailLink> ·{' '}
          <MailLink href={ownUrl}>{t('mail.alert.ownLink')}</MailLink>
        </MailNote>
      </MailLayout>,
    ),
  }
}
