import { type ChildNode, type Element, isTag } from 'domhandler'
import { cleanInline } from './inline.ts'
import { hasClass, stylesOf, tag, textOf } from './markup.ts'

/** Word writes list items as paragraphs: the level stands in `mso-list`, the number or bullet in a span of its own. */
export type WordItem = { level: number; ordered: boolean; content: string }

export function wordItemOf(node: ChildNode): WordItem | null {
  if (!isTag(node) || !/^(p|h[1-6]|div)$/.test(node.name)) return null
  const list = stylesOf(node)['mso-list'] ?? ''
  const level = /level(\d+)/.exec(list)?.[1]
  const marker = markerOf(node)
  if (!level && !(marker && hasClass(node, /MsoListParagraph/i))) return null
  return {
    level: Number(level ?? 1),
    ordered: /^\s*[(]?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(marker ?? ''),
    content: node.children.map(cleanInline).join('').trim(),
  }
}

/** The text of the span that Word tells others to ignore: `1.`, `·`, `o`. */
function markerOf(element: Element): string | null {
  for (const child of element.children) {
    if (!isTag(child)) continue
    if (/ignore/.test(stylesOf(child)['mso-list'] ?? '')) return textOf(child)
    const inner = markerOf(child)
    if (inner !== null) return inner
  }
  return null
}

/** A run of Word's items as nested lists. */
export function writeWordList(items: readonly WordItem[]): string {
  const [first] = items
  if (!first) return ''
  const base = Math.min(...items.map((item) => item.level))
  const entries: string[] = []
  for (let i = 0; i < items.length; ) {
    const deeper: WordItem[] = []
    const item = items[i]
    let next = i + 1
    for (let inner = items[next]; inner && inner.level > base; inner = items[++next]) deeper.push(inner)
    entries.push(tag('li', tag('p', item?.content ?? '') + writeWordList(deeper)))
    i = next
  }
  return tag(first.ordered ? 'ol' : 'ul', entries.join(''))
}
