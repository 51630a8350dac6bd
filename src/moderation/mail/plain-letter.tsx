import {
  htmlPart,
  type Letterhead,
  MailLayout,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'

/** A letter of greeting and paragraphs, the first of which goes on after the greeting's comma. */
export function plainLetter(
  letterhead: Letterhead,
  letter: { subject: string; title: string; name: string | null; paragraphs: readonly string[] },
) {
  const t = siteTexts(letterhead.settings)
  const greeting = letter.name ? t('mail.greeting', { name: letter.name }) : t('mail.greetingPlain')
  const automatic = t('mail.automatic')
  return {
    subject: letter.subject,
    text: textPart(letterhead, [greeting, ...letter.paragraphs, automatic]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={letter.title} preview={letter.paragraphs[0] ?? ''}>
        <MailText>{greeting}</MailText>
        {letter.paragraphs.map((paragraph) => (
          <MailText key={paragraph}>{paragraph}</MailText>
        ))}
        <MailNote>{automatic}</MailNote>
      </MailLayout>,
    ),
  }
}
