import { MailLink } from '../../deliveries/mail/index.ts'
import type { Texts } from '../../texts/index.ts'

/** Where a reader says of an article told whether they want more like it. */
export type SharpenLinks = { moreUrl: string; notThisUrl: string }

export const SharpenWays = ({ t, links }: { t: Texts; links: SharpenLinks }) => (
  <>
    <MailLink href={links.moreUrl}>{t('mail.alert.more')}</MailLink> ·{' '}
    <MailLink href={links.notThisUrl}>{t('mail.alert.notThis')}</MailLink>
  </>
)

/** The same as lines of text. */
export const sharpenLines = (t: Texts, links: SharpenLinks | null): string[] =>
  links
    ? [`${t('mail.alert.more')}:\n${links.moreUrl}`, `${t('mail.alert.notThis')}:\n${links.notThisUrl}`]
    : []
