import { Marked } from 'marked'
import { bodyFromHtml } from './from-html.ts'
import type { BodyDoc } from './schema.ts'

const marked = new Marked({ gfm: true, breaks: false, async: false })

/** Markdown (CommonMark with tables; HTML in it goes the way of all HTML) as a body document. */
export const bodyFromMarkdown = (markdown: string): BodyDoc =>
  bodyFromHtml(marked.parse(withinReason(markdown)) as string)

const deepest = 24
const mostEmphasis = 4_000_000

/**
 * The parser's stack ends with deep nesting, and its time grows with the square of the underscores in a paragraph. No
 * text of a person is touched here.
 */
function withinReason(markdown: string): string {
  const shallow = markdown
    .replace(/^[ \t]{100,}/gm, ' '.repeat(100))
    .replace(/^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm, (marks) =>
      (marks.match(/[>+*-]|\d+[.)]/g)?.length ?? 0) > deepest ? marks.slice(-deepest) : marks,
    )
  const paragraphs = shallow.split(/\n[ \t]*\n/)
  const counts = paragraphs.map((paragraph) => paragraph.split('_').length - 1)
  if (counts.reduce((cost, count) => cost + count * count, 0) <= mostEmphasis) return shallow
  const plain = (paragraph: string) => paragraph.replaceAll('_', '\\_')
  return paragraphs.map((text, index) => ((counts[index] ?? 0) > 100 ? plain(text) : text)).join('\n\n')
}
