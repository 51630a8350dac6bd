import { attribute, words } from '../reading/embed-addresses.ts'
import { type CardContext, cardHtml } from './cards.ts'
import { isRow, type Row, rowsOf, textOf } from './rows.ts'

const deepest = 100

/** Bits of a text's format, and the element each becomes. Underlining and marking have none in a body. */
const formats: readonly [number, string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

/** A text of Ghost's present editor (Lexical, as JSON) as HTML; null when it is no such document. */
export function lexicalHtml(source: string, context: CardContext): string | null {
  const document = parsed(source)
  const root = isRow(document) && isRow(document.root) ? document.root : null
  return root ? childrenHtml(root, context, 0) : null
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

const childrenHtml = (node: Row, context: CardContext, depth: number): string =>
  depth > deepest
    ? ''
    : rowsOf(node.children)
        .map((child) => nodeHtml(child, context, depth + 1))
        .join('')

function nodeHtml(node: Row, context: CardContext, depth: number): string {
  const type = textOf(node, 'type').replace(/^extended-/, '')
  const within = () => childrenHtml(node, context, depth)
  switch (type) {
    case 'text':
    case 'code-highlight':
      return textHtml(node)
    case 'linebreak':
      return '<br>'
    case 'tab':
      return ' '
    case 'paragraph':
      return `<p>${within()}</p>`
    case 'heading': {
      const tag = /^h[1-6]$/.test(textOf(node, 'tag')) ? textOf(node, 'tag') : 'h2'
      return `<${tag}>${within()}</${tag}>`
    }
    case 'quote':
      return `<blockquote><p>${within()}</p></blockquote>`
    case 'aside':
      return `<blockquote class="pull">${within()}</blockquote>`
    case 'list': {
      const tag = textOf(node, 'listType') === 'number' ? 'ol' : 'ul'
      const start = Number(node.start) > 1 ? ` start="${Number(node.start)}"` : ''
      return `<${tag}${start}>${within()}</${tag}>`
    }
    case 'listitem':
      return `<li>${within()}</li>`
    case 'link':
    case 'autolink':
    case 'at-link':
      return `<a href="${attribute(textOf(node, 'url'))}">${within()}</a>`
    case 'root':
      return within()
    default:
      // A node with children is a new kind of text: its words are kept.
      return rowsOf(node.children).length > 0 ? `<div>${within()}</div>` : cardHtml(type, node, context)
  }
}

function textHtml(node: Row): string {
  const format = Number(node.format) || 0
  return formats.reduce(
    (html, [bit, tag]) => (format & bit ? `<${tag}>${html}</${tag}>` : html),
    words(textOf(node, 'text')),
  )
}
