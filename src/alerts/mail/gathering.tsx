import {
  htmlPart,
  type Letterhead,
  MailLayout,
  MailLink,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'
import type { Texts } from '../../texts/index.ts'
import { type SharpenLinks, SharpenWays, sharpenLines } from './sharpen-ways.tsx'

export type GatheringFacts = {
  /** By what is followed. */
  parts: {
    why: string
    endUrl: string
    articles: { headline: string; teaser: string | null; url: string; sharpen: SharpenLinks | null }[]
  }[]
  ownUrl: string
}

/** What has appeared since the last one of what a reader follows. */
export function gatheringMail(letterhead: Letterhead, { parts, ownUrl }: GatheringFacts) {
  const t = siteTexts(letterhead.settings)
  const articles = parts.flatMap((part) => part.articles)
  const first = articles[0]?.headline ?? ''
  const count = articles.length
  const title = count === 1 ? first : t('mail.gathering.title', { site: letterhead.settings.site.name })
  const end = t('mail.alert.endLink')
  return {
    subject: subjectOf(t, { first, others: count - 1 }),
    text: textPart(letterhead, [
      title,
      ...parts.flatMap((part) => [
        ...part.articles.map(({ headline, teaser, url, sharpen }) =>
          [headline, teaser, url, ...sharpenLines(t, sharpen)].filter(Boolean).join('\n'),
        ),
        `${part.why}\n${end}:\n${part.endUrl}`,
      ]),
      `${t('mail.alert.ownLink')}:\n${ownUrl}`,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={title} preview={first}>
        {parts.map((part) => (
          <div style="margin:0 0 28px;">
            {part.articles.map(({ headline, teaser, url, sharpen }) => (
              <MailText>
                <MailLink href={url}>
                  <strong>{headline}</strong>
                </MailLink>
                {teaser && (
                  <>
                    <br />
                    {teaser}
                  </>
                )}
                {sharpen && (
                  <>
                    <br />
                    <span class="quiet" style="font-size:14px;">
                      <SharpenWays t={t} links={sharpen} />
                    </span>
                  </>
                )}
              </MailText>
            ))}
            <MailNote>
              {part.why} <MailLink href={part.endUrl}>{end}</MailLink>
            </MailNote>
          </div>
        ))}
        <MailNote>
          <MailLink href={ownUrl}>{t('mail.alert.ownLink')}</MailLink>
        </MailNote>
      </MailLayout>,
    ),
  }
}

function subjectOf(t: Texts, { first, others }: { first: string; others: number }): string {
  if (others === 0) return first
  return others === 1
    ? t('mail.gathering.subjectTwo', { headline: first })
    : t('mail.gathering.subjectMany', { headline: first, others })
}
