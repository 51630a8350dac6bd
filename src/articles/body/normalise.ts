import { cleanText } from '../../platform/clean-text.ts'
import { safeHref } from './links.ts'
import {
  type Block,
  type BodyDoc,
  type Figure,
  type InfoBox,
  type Inline,
  type List,
  type Mark,
  markTypes,
  type Paragraph,
  type TableRow,
  type Text,
} from './schema.ts'

type Unknown = Record<string, unknown>

/** Nesting past this is flattened: no text needs it, and a hostile one could exhaust the stack. */
export const deepestNesting = 24

/**
 * Rebuilds a document from anything: keeps what the schema knows, drops the rest, so that what comes out is safe to
 * store and to render whoever sent it. Words inside unknown blocks are kept as paragraphs.
 */
export function normaliseBody(value: unknown): BodyDoc {
  return { type: 'doc', content: blocks(childrenOf(value), 0) }
}

const isObject = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const childrenOf = (node: unknown): unknown[] =>
  isObject(node) && Array.isArray(node.content) ? node.content : []
const attrsOf = (node: Unknown): Unknown => (isObject(node.attrs) ? node.attrs : {})
const words = (value: unknown, longest: number): string | null => {
  if (typeof value !== 'string') return null
  const text = cleanText(value).trim().slice(0, longest)
  return text === '' ? null : text
}
const wholeNumber = (value: unknown, from: number, to: number, otherwise: number): number =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to ? Number(value) : otherwise

function blocks(nodes: unknown[], depth: number): Block[] {
  return nodes.flatMap((node): Block[] => {
    if (!isObject(node)) return []
    const block = knownBlock(node, depth)
    return block === undefined ? looseBlocks(node, depth) : block === null ? [] : [block]
  })
}

/** Unknown wrappers give their children; stray inline content becomes a paragraph. */
function looseBlocks(node: Unknown, depth: number): Block[] {
  if (typeof node.text === 'string' || node.type === 'hardBreak') return paragraphOf([node])
  if (depth >= deepestNesting) return paragraphOf(allTexts(node))
  return blocks(childrenOf(node), depth + 1)
}

const paragraphOf = (nodes: unknown[]): Paragraph[] => {
  const content = inlines(nodes)
  return content.length > 0 ? [{ type: 'paragraph', content }] : []
}

function allTexts(node: unknown): Text[] {
  const found: Text[] = []
  const open: unknown[] = [node]
  while (open.length > 0) {
    const next = open.pop()
    if (isObject(next) && typeof next.text === 'string') found.push({ type: 'text', text: next.text })
    open.push(...childrenOf(next).toReversed())
  }
  return found
}

/** The block, null to drop it, undefined when its type is unknown. */
function knownBlock(node: Unknown, depth: number): Block | null | undefined {
  const attrs = attrsOf(node)
  const children = childrenOf(node)
  const deeper = depth + 1
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', content: inlines(children) }
    case 'heading': {
      const level = wholeNumber(attrs.level, 2, 4, 2) as 2 | 3 | 4
      return { type: 'heading', attrs: { level }, content: inlines(children) }
    }
    case 'blockquote':
      return { type: 'blockquote', attrs: { cite: words(attrs.cite, 300) }, content: flow(children, deeper) }
    case 'pullQuote':
      return { type: 'pullQuote', attrs: { cite: words(attrs.cite, 300) }, content: inlines(children) }
    case 'bulletList':
    case 'orderedList':
      return list(node, deeper)
    case 'table':
      return table(children, deeper)
    case 'figure':
      return figure(attrs)
    case 'gallery': {
      const figures = children.flatMap((child) =>
        isObject(child) && child.type === 'figure' ? (figure(attrsOf(child)) ?? []) : [],
      )
      return figures.length > 0 ? { type: 'gallery', content: figures } : null
    }
    case 'codeBlock': {
      const text = allTexts(node)
        .map((part) => cleanText(part.text))
        .join('')
      return {
        type: 'codeBlock',
        attrs: { language: languageOf(attrs.language) },
        content: text ? [{ type: 'text', text }] : [],
      }
    }
    case 'infoBox':
      return {
        type: 'infoBox',
        attrs: { title: words(attrs.title, 300) },
        content:
          depth >= deepestNesting ? paragraphOf(allTexts(node)) : blocks(children, deeper).flatMap(boxed),
      }
    case 'embed': {
      const url = typeof attrs.url === 'string' ? safeHref(attrs.url) : null
      return url && /^https?:/.test(url)
        ? { type: 'embed', attrs: { url, title: words(attrs.title, 300) } }
        : null
    }
    case 'horizontalRule':
      return { type: 'horizontalRule' }
    default:
      return undefined
  }
}

/** What may stand in an info box; a box in it gives its content, anything else its words. */
function boxed(block: Block): InfoBox['content'] {
  switch (block.type) {
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
    case 'heading':
    case 'table':
    case 'figure':
      return [block]
    case 'gallery':
      return block.content
    case 'infoBox':
      return [...paragraphOfWords(block.attrs.title), ...block.content]
    default:
      return asParagraphs(block)
  }
}

const paragraphOfWords = (text: string | null): Paragraph[] =>
  text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : []

/** The words of a block, a paragraph each where the block had one. */
function asParagraphs(block: Block): Paragraph[] {
  switch (block.type) {
    case 'paragraph':
      return [block]
    case 'heading':
    case 'pullQuote':
    case 'codeBlock':
      return block.content?.length ? [{ type: 'paragraph', content: block.content }] : []
    case 'blockquote':
      return [...block.content.flatMap(asParagraphs), ...paragraphOfWords(block.attrs.cite)]
    case 'infoBox':
      return [...paragraphOfWords(block.attrs.title), ...block.content.flatMap(asParagraphs)]
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(asParagraphs))
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(asParagraphs)))
    case 'figure':
      return paragraphOfWords(block.attrs.caption)
    case 'gallery':
      return block.content.flatMap(asParagraphs)
    case 'embed': {
      const link: Mark = { type: 'link', attrs: { href: block.attrs.url } }
      const text = block.attrs.title ?? block.attrs.url
      return [{ type: 'paragraph', content: [{ type: 'text', text, marks: [link] }] }]
    }
    case 'horizontalRule':
      return []
  }
}

/** Paragraphs and lists: what may stand in a list item, a cell or a quotation. Other blocks give their words. */
function flow(nodes: unknown[], depth: number): (Paragraph | List)[] {
  if (depth >= deepestNesting) return paragraphOf(nodes.flatMap(allTexts))
  return blocks(nodes, depth).flatMap((block): (Paragraph | List)[] => {
    if (block.type === 'paragraph' || block.type === 'bulletList' || block.type === 'orderedList')
      return [block]
    return asParagraphs(block)
  })
}

function list(node: Unknown, depth: number): List | null {
  const content = childrenOf(node).map((child) => ({
    type: 'listItem' as const,
    content: flow(isObject(child) && child.type === 'listItem' ? childrenOf(child) : [child], depth),
  }))
  if (content.length === 0) return null
  if (node.type === 'bulletList') return { type: 'bulletList', content }
  return { type: 'orderedList', attrs: { start: wholeNumber(attrsOf(node).start, 0, 1_000_000, 1) }, content }
}

function table(nodes: unknown[], depth: number): Block | null {
  const rows = nodes.flatMap((row): TableRow[] => {
    if (!isObject(row) || row.type !== 'tableRow') return []
    const cells = childrenOf(row).flatMap((cell) => {
      if (!isObject(cell) || (cell.type !== 'tableCell' && cell.type !== 'tableHeader')) return []
      const attrs = attrsOf(cell)
      const spans = {
        colspan: wholeNumber(attrs.colspan, 1, 100, 1),
        rowspan: wholeNumber(attrs.rowspan, 1, 1000, 1),
        colwidth: null,
      }
      const content = flow(childrenOf(cell), depth)
      const type: 'tableCell' | 'tableHeader' = cell.type
      return [
        {
          type,
          attrs: spans,
          content: content.length > 0 ? content : [{ type: 'paragraph' as const, content: [] }],
        },
      ]
    })
    return cells.length > 0 ? [{ type: 'tableRow', content: cells }] : []
  })
  return rows.length > 0 ? { type: 'table', content: rows } : null
}

/** It becomes a class: one word, so that it can name no other. */
const languageOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[\w+#.-]{1,30}$/.test(value) ? value : null

function figure(attrs: Unknown): Figure | null {
  const mediaId = words(attrs.mediaId, 64)
  if (!mediaId || !/^[\w-]+$/.test(mediaId)) return null
  const size = attrs.size === 'wide' || attrs.size === 'small' ? attrs.size : 'text'
  return {
    type: 'figure',
    attrs: {
      mediaId,
      alt: words(attrs.alt, 1000),
      caption: words(attrs.caption, 2000),
      credit: words(attrs.credit, 300),
      size,
    },
  }
}

function inlines(nodes: unknown[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (!isObject(node)) return []
    if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
    if (node.type === 'footnote') {
      const text = words(attrsOf(node).text, 4000)
      return text ? [{ type: 'footnote', attrs: { text } }] : []
    }
    if (typeof node.text === 'string') {
      const text = cleanText(node.text)
      const marks = marksOf(node.marks)
      return text === '' ? [] : [marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }]
    }
    return inlines(allTexts(node))
  })
}

function marksOf(value: unknown): Mark[] {
  if (!Array.isArray(value)) return []
  const seen = new Set<string>()
  return value.flatMap((mark): Mark[] => {
    if (!isObject(mark) || seen.has(String(mark.type))) return []
    const type = markTypes.find((known) => known === mark.type)
    if (!type) return []
    seen.add(type)
    if (type !== 'link') return [{ type }]
    const href = typeof attrsOf(mark).href === 'string' ? safeHref(attrsOf(mark).href as string) : null
    return href ? [{ type: 'link', attrs: { href } }] : []
  })
}
