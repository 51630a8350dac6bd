import { type BodyDoc, bodyToText } from '../../articles/body/index.ts'
import { dateWords, type Letterhead, textPart } from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'
import type { ShownBlock, ShownIssue } from '../shown-issue.ts'
import type { IssueLinks } from './issue-mail.ts'

const rule = '* * *'

/** An issue for those who read mails as text: headline, teaser and address of each article, then how it ends. */
export function issueText(letterhead: Letterhead, issue: ShownIssue, links: IssueLinks): string {
  const t = siteTexts(letterhead.settings)
  const { date } = dateWords(letterhead, issue.at)
  const label = t('newsletter.mail.advertisement')
  const why = t('newsletter.mail.why', { name: issue.name })
  return textPart(letterhead, [
    `${issue.name}\n${t('newsletter.issue', { number: issue.number })} · ${date}`,
    ...(links.browserUrl ? [`${t('newsletter.mail.browser')}:\n${links.browserUrl}`] : []),
    ...issue.blocks.map((block) => blockText(block, { label, publicUrl: letterhead.publicUrl })),
    rule,
    why,
    `${t('newsletter.mail.end')}:\n${links.endUrl}`,
    `${t('newsletter.mail.own')}:\n${links.ownUrl}`,
    `${t('newsletter.mail.imprint')}:\n${links.imprintUrl}`,
  ])
}

function blockText(block: ShownBlock, { label, publicUrl }: { label: string; publicUrl: string }): string {
  switch (block.type) {
    case 'article': {
      const { kicker, headline, teaser, isAdvertisement, path } = block
      const above = [isAdvertisement ? label : null, kicker].filter(Boolean).join(' · ')
      return lines(above, headline, teaser, publicUrl + encodeURI(path))
    }
    case 'heading':
      return `${block.text.toLocaleUpperCase()}\n${'-'.repeat(Math.min(72, block.text.length))}`
    case 'text':
      return [
        bodyToText(block.body),
        linksIn(block.body)
          .map((href) => absolute(publicUrl, href))
          .join('\n'),
      ]
        .filter(Boolean)
        .join('\n\n')
    case 'picture':
      return lines(`[${block.caption ?? block.picture.alt}]`, block.link)
    case 'advertisement':
      return lines(
        [label, block.advertiser].filter(Boolean).join(' · '),
        block.headline,
        block.text,
        block.link,
      )
    case 'rule':
      return rule
  }
}

const lines = (...parts: (string | null)[]): string => parts.filter(Boolean).join('\n')

const absolute = (publicUrl: string, href: string): string => (href.startsWith('/') ? publicUrl + href : href)

/** Where a text's links lead, each once. */
export function linksIn(body: BodyDoc): string[] {
  const found = new Set<string>()
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { marks, content } = node as { marks?: unknown[]; content?: unknown[] }
    for (const mark of marks ?? []) {
      const { type, attrs } = mark as { type: string; attrs?: { href: string } }
      if (type === 'link' && attrs) found.add(attrs.href)
    }
    for (const child of content ?? []) look(child)
  }
  look(body)
  return [...found]
}
