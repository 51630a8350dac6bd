import {
  htmlPart,
  type Letterhead,
  MailLayout,
  MailLink,
  MailNote,
  MailText,
  quoted,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'
import type { Texts } from '../../texts/index.ts'

type Part = {
  headline: string
  url: string
  why: string
  endUrl: string
  comments: { name: string; excerpt: string; url: string }[]
  /** So many more than are shown. */
  more: number
}

export type CommentsFacts = { /** By what is followed. */ parts: Part[]; ownUrl: string }

/** What was written below articles since the last one: who, with which words, and where. */
export function commentsMail(letterhead: Letterhead, { parts, ownUrl }: CommentsFacts) {
  const t = siteTexts(letterhead.settings)
  const title = t('mail.comments.title')
  const end = t('mail.comments.endLink')
  return {
    subject: subjectOf(t, parts, letterhead.settings.site.name),
    text: textPart(letterhead, [
      title,
      ...parts.flatMap((part) => [
        `${t('mail.comments.about', { headline: part.headline })}\n${part.url}`,
        ...part.comments.map(({ name, excerpt, url }) => `${name}:\n${quoted(excerpt)}\n${url}`),
        ...(part.more > 0 ? [moreOf(t, part.more)] : []),
        `${part.why}\n${end}:\n${part.endUrl}`,
      ]),
      `${t('mail.alert.ownLink')}:\n${ownUrl}`,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={title} preview={parts[0]?.comments[0]?.excerpt ?? title}>
        {parts.map((part) => (
          <PartOfMail t={t} part={part} />
        ))}
        <MailNote>
          <MailLink href={ownUrl}>{t('mail.alert.ownLink')}</MailLink>
        </MailNote>
      </MailLayout>,
    ),
  }
}

function PartOfMail({ t, part }: { t: Texts; part: Part }) {
  return (
    <div style="margin:0 0 28px;">
      <MailText>
        <MailLink href={part.url}>
          <strong>{t('mail.comments.about', { headline: part.headline })}</strong>
        </MailLink>
      </MailText>
      {part.comments.map(({ name, excerpt, url }) => (
        <blockquote
          class="rule"
          style="margin:0 0 16px;padding:2px 0 0 16px;border-left:3px solid #d9d5cd;overflow-wrap:anywhere;"
        >
          <MailText>
            <strong dir="auto">{name}</strong>
            <br />
            <span dir="auto">{excerpt}</span>
            <br />
            <MailLink href={url}>{t('mail.comments.read')}</MailLink>
          </MailText>
        </blockquote>
      ))}
      {part.more > 0 && <MailText>{moreOf(t, part.more)}</MailText>}
      <MailNote>
        {part.why} <MailLink href={part.endUrl}>{t('mail.comments.endLink')}</MailLink>
      </MailNote>
    </div>
  )
}

const moreOf = (t: Texts, count: number): string =>
  count === 1 ? t('mail.comments.oneMore') : t('mail.comments.more', { count })

function subjectOf(t: Texts, parts: readonly Part[], site: string): string {
  const count = parts.reduce((sum, part) => sum + part.comments.length + part.more, 0)
  const headlines = new Set(parts.map(({ headline }) => headline))
  const [headline = ''] = headlines
  if (headlines.size > 1) return t('mail.comments.subjectArticles', { count, site })
  if (count > 1) return t('mail.comments.subjectMany', { count, headline })
  return t('mail.comments.subject', { name: parts[0]?.comments[0]?.name ?? '', headline })
}
