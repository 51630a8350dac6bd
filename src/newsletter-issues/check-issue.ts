import type { ShownIssue } from './shown-issue.ts'

/** Whether there is anything to read in it. */
export const hasContent = ({ blocks }: ShownIssue): boolean =>
  blocks.some(({ type }) => type !== 'heading' && type !== 'rule')

export type CheckName =
  | 'subject'
  | 'content'
  | 'links'
  | 'alternative-texts'
  | 'size'
  | 'unsubscribe'
  | 'imprint'
  | 'sender'
  | 'articles-visible'
  | 'plain-text'

/** `word` ends the key of what is said: `newsletter.check.size.near`. */
export type Finding = {
  check: CheckName
  result: 'good' | 'warning' | 'blocking'
  word: string
  values: Record<string, string | number>
  block: number | null
  about: string | null
}

/** A link or picture with the number of its block. */
export type LinkFound = {
  url: string
  block: number
  fault: 'missing' | 'unreachable' | null
  reason: string
}
export type PictureFound = { mediaId: string; block: number; alt: string }

/** All that is known of an issue before it is judged. */
export type IssueFacts = {
  subject: string
  hasContent: boolean
  links: readonly LinkFound[]
  linksLeftOut: boolean
  pictures: readonly PictureFound[]
  hiddenArticles: readonly { articleId: string; block: number }[]
  bytes: number
  hasUnsubscribe: boolean
  hasPlainText: boolean
  hasImprint: boolean
  sender: { address: string; isSet: boolean; isOfSite: boolean }
}

/** At so many bytes Gmail cuts a mail off. */
const clippedAt = 102 * 1024
const nearAt = 90 * 1024
/** Longer subjects do not fit on a line of a mail (RFC 5322 2.1.1). */
const longestSubject = 78

/** The check list of an issue: each check with what is to be mended, or one line that it is good. */
export function checkIssue(facts: IssueFacts): Finding[] {
  const { subject, bytes, sender } = facts
  const kilobytes = Math.ceil(bytes / 1024)
  const { address } = sender
  return [
    ...(subject === ''
      ? [finding('subject', 'blocking', 'missing')]
      : [...subject].length > longestSubject
        ? [finding('subject', 'warning', 'long', { values: { length: [...subject].length } })]
        : [finding('subject', 'good', 'good')]),
    facts.hasContent ? finding('content', 'good', 'good') : finding('content', 'blocking', 'missing'),
    ...orGood('links', [
      ...facts.links.flatMap(({ url, block, fault, reason }) =>
        fault ? [finding('links', 'warning', fault, { block, about: url, values: { reason } })] : [],
      ),
      ...(facts.linksLeftOut ? [finding('links', 'warning', 'more')] : []),
    ]),
    ...orGood(
      'alternative-texts',
      facts.pictures.flatMap(({ alt, block, mediaId }) =>
        alt.trim() ? [] : [finding('alternative-texts', 'warning', 'missing', { block, about: mediaId })],
      ),
    ),
    bytes > clippedAt
      ? finding('size', 'warning', 'over', { values: { kilobytes } })
      : finding('size', bytes > nearAt ? 'warning' : 'good', bytes > nearAt ? 'near' : 'good', {
          values: { kilobytes },
        }),
    facts.hasUnsubscribe
      ? finding('unsubscribe', 'good', 'good')
      : finding('unsubscribe', 'blocking', 'missing'),
    facts.hasImprint ? finding('imprint', 'good', 'good') : finding('imprint', 'warning', 'missing'),
    sender.isSet && sender.isOfSite
      ? finding('sender', 'good', 'good', { values: { address } })
      : finding('sender', 'warning', sender.isSet ? 'elsewhere' : 'unset', { values: { address } }),
    ...orGood(
      'articles-visible',
      facts.hiddenArticles.map(({ articleId, block }) =>
        finding('articles-visible', 'warning', 'hidden', { block, about: articleId }),
      ),
    ),
    facts.hasPlainText ? finding('plain-text', 'good', 'good') : finding('plain-text', 'blocking', 'missing'),
  ]
}

const orGood = (check: CheckName, findings: Finding[]): Finding[] =>
  findings.length > 0 ? findings : [finding(check, 'good', 'good')]

const finding = (
  check: CheckName,
  result: Finding['result'],
  word: string,
  more: Partial<Pick<Finding, 'block' | 'about' | 'values'>> = {},
): Finding => ({ check, result, word, values: {}, block: null, about: null, ...more })
