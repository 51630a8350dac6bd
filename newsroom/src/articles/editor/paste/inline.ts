import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { escapeHtml, isBlank, stylesOf, tag } from './markup.ts'

/** Elements that go with all they contain. */
export const dropped = new Set(
  'script style meta link title head template noscript iframe object embed xml svg math form input button select textarea img picture video audio canvas map o:p w:sdt'.split(
    ' ',
  ),
)

const markByElement: Record<string, string> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 's',
  del: 's',
  strike: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  tt: 'code',
  kbd: 'code',
}

/** The inline content of a node as clean HTML: marks and links, no styles, spans or classes. */
export function cleanInline(node: ChildNode): string {
  if (isText(node)) return escapeHtml(calmSpace(node.data))
  if (!isTag(node) || dropped.has(node.name) || isHidden(node)) return ''
  if (node.name === 'br') return node.attribs.class === 'Apple-interchange-newline' ? '' : '<br>'
  const note = node.attribs['data-text']
  if (node.name === 'sup' && note) return tag('sup', '', { 'data-text': note })
  const content = node.children.map(cleanInline).join('')
  if (isBlank(content)) return content.includes('<br>') ? content : content && ' '
  return linkOf(
    node,
    marksOf(node).reduce((html, mark) => wrapped(mark, html), content),
  )
}

/** Space at the edge of a mark belongs outside it. */
function wrapped(mark: string, html: string): string {
  if (new RegExp(`^<${mark}>[^<]*</${mark}>$`).test(html)) return html
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(html) ?? []
  return `${before}${tag(mark, core)}${after}`
}

/** Line breaks of the source are spaces; a no-break space stays only beside a figure (10 %, § 5, 3 000). */
const calmSpace = (text: string): string =>
  text
    .replace(/[\t\n\r\f ]+/g, ' ')
    .replace(/(?<![\d§])\u00a0(?!\d)/g, ' ')
    .replace(/\u200b/g, '')

const isHidden = (element: Element): boolean => {
  const styles = stylesOf(element)
  return styles.display === 'none' || styles['mso-hide'] === 'all' || /ignore/.test(styles['mso-list'] ?? '')
}

/** The marks that element and style ask for. Google Docs wraps everything in a `<b>` of normal weight. */
function marksOf(element: Element): string[] {
  const styles = stylesOf(element)
  const marks = new Set<string>()
  const named = markByElement[element.name]
  if (named) marks.add(named)
  const weight = styles['font-weight']
  if (weight) toggle(marks, 'strong', weight === 'bold' || weight === 'bolder' || Number(weight) >= 600)
  if (styles['font-style']) toggle(marks, 'em', styles['font-style'] !== 'normal')
  if (/line-through/.test(styles['text-decoration'] ?? styles['text-decoration-line'] ?? '')) marks.add('s')
  if (styles['vertical-align'] === 'super') marks.add('sup')
  if (styles['vertical-align'] === 'sub') marks.add('sub')
  return [...marks]
}

function toggle(marks: Set<string>, mark: string, on: boolean): void {
  if (on) marks.add(mark)
  else marks.delete(mark)
}

function linkOf(element: Element, content: string): string {
  if (element.name !== 'a') return content
  const href = cleanAddress(element.attribs.href ?? '')
  return href ? tag('a', content, { href }) : content
}

/** An address a link may lead to, freed of the detour over Google; null for all others. */
export function cleanAddress(href: string): string | null {
  const url = URL.parse(href.trim())
  if (!url || !['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) return null
  const detour =
    /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url' ? url.searchParams.get('q') : null
  return detour ? cleanAddress(detour) : href.trim()
}
