import { type ChildNode, type Element, isTag } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { takeFootnotes } from './footnotes.ts'
import { cleanInline, dropped } from './inline.ts'
import { escapeHtml, hasClass, isBlank, stylesOf, tag, textOf } from './markup.ts'
import { type WordItem, wordItemOf, writeWordList } from './word-lists.ts'

/**
 * What comes out of Word, Google Docs or a web page, as the plain HTML the editor knows: paragraphs, headings, bold,
 * italic, lists, links, quotes, tables, code, footnotes. Styles, classes, spans, pictures and scripts are gone. HTML that the
 * editor itself wrote to the clipboard is given back as it is.
 */
export function cleanPaste(html: string): string {
  if (/\sdata-pm-slice=/.test(html)) return html
  const document = parseDocument(html.replace(/<!\[(if|endif)[^>]*\]>/gi, ''))
  takeFootnotes(document)
  return cleanBlocks(document.children)
}

const blockNames = new Set(
  'html body p div section article header footer main aside nav address h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote pre hr figure figcaption details summary center'.split(
    ' ',
  ),
)

/** Headings of the source sit one step lower here: the article's headline is level 1. */
const headingLevels: Record<string, string> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' }

const isBlock = (node: ChildNode): boolean => isTag(node) && blockNames.has(node.name)

/** Google Docs wraps all of its blocks in an inline element; such a wrapper counts as a block. */
const holdsBlocks = (node: ChildNode): boolean =>
  isTag(node) && !dropped.has(node.name) && (isBlock(node) || node.children.some(holdsBlocks))

/** A run of siblings: blocks one by one, loose text between them as paragraphs, Word's items gathered to lists. */
function cleanBlocks(nodes: readonly ChildNode[]): string {
  const written: string[] = []
  let loose: ChildNode[] = []
  let items: WordItem[] = []
  const endLoose = () => {
    written.push(...paragraphs(loose))
    loose = []
  }
  const endItems = () => {
    written.push(writeWordList(items))
    items = []
  }
  for (const node of nodes) {
    const item = wordItemOf(node)
    if (!item && items.length > 0 && textOf(node).trim() === '') continue
    if (!item) endItems()
    if (item) {
      endLoose()
      items.push(item)
    } else if (holdsBlocks(node)) {
      endLoose()
      written.push(cleanBlock(node as Element))
    } else loose.push(node)
  }
  endLoose()
  endItems()
  return written.join('')
}

/** Inline content as paragraphs; two line breaks in a row part them. */
function paragraphs(nodes: readonly ChildNode[], name = 'p'): string[] {
  return nodes
    .map(cleanInline)
    .join('')
    .split(/(?:\s*<br>\s*){2,}/)
    .map((part) => part.replace(/^(\s|<br>)+|(\s|<br>)+$/g, ''))
    .filter((part) => !isBlank(part))
    .map((part) => tag(name, part))
}

function cleanBlock(element: Element): string {
  const { name } = element
  if (stylesOf(element).display === 'none') return ''
  const heading = headingLevels[name] ?? (hasClass(element, /\bMsoTitle\b/) ? 'h2' : undefined)
  if (heading) return cleanHeading(element, heading)
  if (name === 'ul' || name === 'ol') return cleanList(element)
  if (name === 'li') return writeList('ul', [inner(element)])
  if (name === 'table') return cleanTable(element)
  if (name === 'blockquote' || hasClass(element, /\bMso(Intense)?Quote\b/))
    return wrapBlank('blockquote', inner(element))
  if (name === 'pre')
    return textOf(element).trim() ? tag('pre', tag('code', escapeHtml(textOf(element)))) : ''
  if (name === 'hr') return '<hr>'
  return inner(element)
}

const inner = (element: Element): string => cleanBlocks(element.children)
const wrapBlank = (name: string, content: string, attributes: Record<string, string> = {}): string =>
  isBlank(content) ? '' : tag(name, content, attributes)

/** A heading is bold by itself. */
function cleanHeading(element: Element, name: string): string {
  const content = element.children
    .map(cleanInline)
    .join('')
    .replace(/<\/?strong>/g, '')
    .replace(/<br>/g, ' ')
    .trim()
  return wrapBlank(name, content)
}

/** Google Docs and old web pages put a nested list beside the item it belongs to: it moves inside. */
function cleanList(list: Element): string {
  const items: string[] = []
  for (const node of list.children) {
    if (!isTag(node)) continue
    const nested = node.name === 'ul' || node.name === 'ol'
    const content = nested ? cleanList(node) : cleanBlocks(node.children)
    if (isBlank(content)) continue
    if (nested && items.length > 0) items.push((items.pop() ?? '') + content)
    else items.push(content)
  }
  return writeList(list.name, items, Number(list.attribs.start))
}

const writeList = (name: string, items: readonly string[], start = 1): string =>
  wrapBlank(
    name,
    items.map((item) => tag('li', item)).join(''),
    name === 'ol' && start > 1 ? { start: String(start) } : {},
  )

/** A table keeps rows, cells and spans. One of a single cell only laid something out: its content remains. */
function cleanTable(table: Element): string {
  const rows = rowsOf(table)
  const cells = rows.flatMap(cellsOf)
  if (cells.length <= 1) return cells[0] ? inner(cells[0]) : ''
  const written = rows.map((row) => tag('tr', cellsOf(row).map(cleanCell).join('')))
  return tag('table', tag('tbody', written.join('')))
}

const rowsOf = (element: Element): Element[] =>
  element.children.filter(isTag).flatMap((child) => {
    if (child.name === 'tr') return [child]
    return /^t(head|body|foot)$/.test(child.name) ? rowsOf(child) : []
  })

const cellsOf = (row: Element): Element[] =>
  row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th')

function cleanCell(cell: Element): string {
  const spans = ['colspan', 'rowspan'].flatMap((span) => {
    const count = Number(cell.attribs[span])
    return count > 1 && count <= 50 ? [[span, String(count)]] : []
  })
  return tag(cell.name, inner(cell) || tag('p', ''), Object.fromEntries(spans))
}
