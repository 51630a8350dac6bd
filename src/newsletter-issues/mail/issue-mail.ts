import { escapeHtml } from '../../articles/body/index.ts'
import { dateWords, footerLines, type Letterhead } from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'
import type { ShownBlock, ShownIssue, ShownPicture } from '../shown-issue.ts'
import { bodyInMail } from './body-in-mail.ts'
import { issueText } from './issue-text.ts'
import { darkStyles, ink, line, paper, quiet, sans, serif, tint } from './look.ts'
import { renderMjml } from './render-mjml.ts'

/** Addresses that stand in an issue's mail. Those of a reader's own are places of a mailing. */
export type IssueLinks = {
  endUrl: string
  ownUrl: string
  /** Its page in the archive; null where there is none. */
  browserUrl: string | null
  imprintUrl: string
}

/** What an issue says, as it is mailed: HTML for Outlook, Gmail and Apple Mail, and the same as text. */
export async function issueMail(
  letterhead: Letterhead,
  issue: ShownIssue,
  links: IssueLinks,
): Promise<{ subject: string; text: string; html: string }> {
  const html = await renderMjml(issueMjml(letterhead, issue, links))
  return {
    subject: issue.subject,
    text: issueText(letterhead, issue, links),
    // Indentation is a third of what MJML makes; where a line ends stays.
    html: html.replace(/\s*\n\s*/g, '\n').trim(),
  }
}

type Drawn = { letterhead: Letterhead; issue: ShownIssue; t: ReturnType<typeof siteTexts> }

export function issueMjml(letterhead: Letterhead, issue: ShownIssue, links: IssueLinks): string {
  const { look } = letterhead.settings
  const drawn: Drawn = { letterhead, issue, t: siteTexts(letterhead.settings) }
  const preview = issue.preheader ?? firstHeadlines(issue)
  return `<mjml lang="${issue.language}"><mj-head>
<mj-title>${escapeHtml(issue.subject || issue.name)}</mj-title>
<mj-preview>${escapeHtml(preview)}</mj-preview>
<mj-attributes><mj-all font-family="${sans}" padding="0" /><mj-text font-size="16px" line-height="1.5" color="${ink}" /></mj-attributes>
<mj-style>${darkStyles(look.accentDark)}</mj-style>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no, date=no, address=no, email=no"></mj-raw>
</mj-head><mj-body width="648px" background-color="${paper}" css-class="ground"><mj-section padding="28px 24px 40px"><mj-column>
${row(head(drawn, links))}
${issue.blocks.map((block, at) => row(blockHtml(drawn, block, issue.blocks[at - 1]))).join('\n')}
${row(foot(drawn, links))}
</mj-column></mj-section></mj-body></mjml>`
}

const row = (html: string): string => `<mj-text>${html}</mj-text>`

const firstHeadlines = ({ blocks }: ShownIssue): string =>
  blocks
    .flatMap((block) => (block.type === 'article' ? [block.headline] : []))
    .slice(1, 4)
    .join(' · ')

const paragraph = (kind: 'ink' | 'quiet' | 'accent', style: string, html: string): string =>
  `<p class="${kind}" style="margin:0;${style}">${html}</p>`

const anchor = (
  kind: 'ink' | 'quiet',
  { href, html, style = '' }: { href: string; html: string; style?: string },
) =>
  `<a href="${escapeHtml(href)}" class="${kind}" style="color:${kind === 'ink' ? ink : quiet};${style}">${html}</a>`

function head({ letterhead, issue, t }: Drawn, { browserUrl }: IssueLinks): string {
  const { date } = dateWords(letterhead, issue.at)
  const name = `font:700 26px/1.2 ${serif};color:${ink};`
  const facts = [t('newsletter.issue', { number: issue.number }), date].map(escapeHtml)
  if (browserUrl)
    facts.push(anchor('quiet', { href: browserUrl, html: escapeHtml(t('newsletter.mail.browser')) }))
  return `<div class="line" style="padding:0 0 14px;border-bottom:1px solid ${line};">${paragraph('ink', name, escapeHtml(issue.name))}${paragraph('quiet', `padding:6px 0 0;font:400 14px/1.5 ${sans};color:${quiet};`, facts.join(' · '))}</div>`
}

function blockHtml(drawn: Drawn, block: ShownBlock, before: ShownBlock | undefined): string {
  switch (block.type) {
    case 'article':
      return articleHtml(drawn, block, before)
    case 'heading':
      return `<div style="padding:36px 0 0;"><h2 class="ink edge" style="margin:0;padding:8px 0 0;border-top:2px solid ${ink};font:700 15px/1.3 ${sans};color:${ink};">${escapeHtml(block.text)}</h2></div>`
    case 'text':
      return `<div style="padding:24px 0 0;">${bodyInMail(block.body, drawn.letterhead.publicUrl)}</div>`
    case 'picture': {
      const { picture, caption, link } = block
      const html = pictureHtml(drawn, picture, link)
      return `<div style="padding:24px 0 0;">${html}${captionHtml(drawn, caption, picture.credit)}</div>`
    }
    case 'advertisement':
      return advertisementHtml(drawn, block)
    case 'rule':
      return `<div class="line" style="margin:26px 0 0;border-top:1px solid ${line};font-size:0;line-height:0;">&nbsp;</div>`
  }
}

type Of<T extends ShownBlock['type']> = Extract<ShownBlock, { type: T }>

/** The first one is the largest; a fine line stands between two that follow each other. */
function articleHtml(drawn: Drawn, article: Of<'article'>, before: ShownBlock | undefined): string {
  const { letterhead, issue, t } = drawn
  const isLead = issue.blocks.find(({ type }) => type === 'article') === article
  const href = letterhead.publicUrl + encodeURI(article.path)
  const { accent } = letterhead.settings.look
  const label = article.isAdvertisement ? t('newsletter.mail.advertisement') : null
  const kicker = [label, article.kicker].filter((words) => words !== null).join(' · ')
  const size = isLead ? '27px/1.22' : '21px/1.28'
  const headline = anchor('ink', {
    href,
    html: escapeHtml(article.headline),
    style: 'text-decoration:none;',
  })
  const parts = [
    article.picture &&
      `<div style="padding:0 0 12px;">${pictureHtml(drawn, article.picture, href)}${captionHtml(drawn, null, article.picture.credit)}</div>`,
    kicker &&
      paragraph(
        label ? 'ink' : 'accent',
        `padding:0 0 4px;font:600 14px/1.4 ${sans};color:${label ? ink : accent};`,
        escapeHtml(kicker),
      ),
    `<h3 class="ink" style="margin:0;font:700 ${size} ${serif};color:${ink};">${headline}</h3>`,
    article.teaser &&
      paragraph('ink', `padding:6px 0 0;font:400 16px/1.5 ${sans};color:${ink};`, escapeHtml(article.teaser)),
  ]
  const separate =
    before?.type === 'article'
      ? ` class="line" style="margin:24px 0 0;padding:24px 0 0;border-top:1px solid ${line};"`
      : ' style="padding:24px 0 0;"'
  return `<div${separate}>${parts.filter(Boolean).join('')}</div>`
}

function advertisementHtml(drawn: Drawn, block: Of<'advertisement'>): string {
  const label = [drawn.t('newsletter.mail.advertisement'), block.advertiser].filter(Boolean).join(' · ')
  const headline = anchor('ink', { href: block.link, html: escapeHtml(block.headline) })
  const picture = block.picture
    ? `<div style="padding:0 0 12px;">${pictureHtml(drawn, block.picture, block.link)}</div>`
    : ''
  return `<div style="padding:28px 0 0;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="tint" style="padding:16px 20px 20px;background:${tint};">${paragraph('quiet', `padding:0 0 10px;font:600 13px/1.4 ${sans};color:${quiet};`, escapeHtml(label))}${picture}${paragraph('ink', `font:700 17px/1.35 ${sans};color:${ink};`, headline)}${paragraph('ink', `padding:4px 0 0;font:400 15px/1.5 ${sans};color:${ink};`, escapeHtml(block.text))}</td></tr></table></div>`
}

/** Outlook goes by the attributes, the others by the style. */
function pictureHtml({ letterhead }: Drawn, picture: ShownPicture, link: string | null): string {
  const width = Math.min(600, picture.width)
  const height = Math.max(1, Math.round((picture.height * width) / picture.width))
  const img = `<img src="${escapeHtml(letterhead.publicUrl + picture.path)}" width="${width}" height="${height}" alt="${escapeHtml(picture.alt)}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0;">`
  return link ? `<a href="${escapeHtml(link)}" class="ink" style="color:${ink};">${img}</a>` : img
}

function captionHtml({ t }: Drawn, caption: string | null, credit: string | null): string {
  // „Zeichnung: Ada Berg“ says already what it is.
  const made = credit && (/^\p{L}+: /u.test(credit) ? credit : t('newsletter.mail.photo', { credit }))
  const words = [caption, made].filter(Boolean).join(' · ')
  if (!words) return ''
  return paragraph('quiet', `padding:6px 0 0;font:400 13px/1.4 ${sans};color:${quiet};`, escapeHtml(words))
}

function foot({ letterhead, issue, t }: Drawn, links: IssueLinks): string {
  const small = `padding:0 0 8px;font:400 14px/1.5 ${sans};color:${quiet};`
  const link = (href: string, words: string) => anchor('quiet', { href, html: escapeHtml(words) })
  const ways = [
    link(links.endUrl, t('newsletter.mail.end')),
    link(links.ownUrl, t('newsletter.mail.own')),
    link(links.imprintUrl, t('newsletter.mail.imprint')),
  ]
  const lines = footerLines(letterhead).map(escapeHtml).join('<br>')
  return `<div class="line" style="margin:36px 0 0;padding:16px 0 0;border-top:1px solid ${line};">${paragraph('quiet', small, escapeHtml(t('newsletter.mail.why', { name: issue.name })))}${paragraph('quiet', small, ways.join(' · '))}${paragraph('quiet', small, lines)}</div>`
}
