import { attribute, words } from '../reading/embed-addresses.ts'
import { type CardContext, cardHtml } from './cards.ts'
import { isRow, type Row } from './rows.ts'

type Document = { markups: unknown[]; atoms: unknown[]; cards: unknown[]; sections: unknown[] }

const inline = new Set(['a', 'b', 'strong', 'i', 'em', 's', 'code', 'sub', 'sup', 'u', 'mark'])
const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'aside',
  'pull-quote',
  'ul',
  'ol',
])

/** A text of Ghost's second editor (Mobiledoc 0.3, as JSON) as HTML; null when it is no such document. */
export function mobiledocHtml(source: string, context: CardContext): string | null {
  const document = parsed(source)
  return document
    ? document.sections.map((section) => sectionHtml(section, document, context)).join('')
    : null
}

function parsed(source: string): Document | null {
  try {
    const value: unknown = JSON.parse(source)
    if (!isRow(value) || !Array.isArray(value.sections)) return null
    const list = (name: string) => (Array.isArray(value[name]) ? (value[name] as unknown[]) : [])
    return {
      markups: list('markups'),
      atoms: list('atoms'),
      cards: list('cards'),
      sections: list('sections'),
    }
  } catch {
    return null
  }
}

/** Sections are tuples: 1 text, 2 picture, 3 list, 10 card. */
function sectionHtml(section: unknown, document: Document, context: CardContext): string {
  if (!Array.isArray(section)) return ''
  const [kind, first, second] = section as unknown[]
  if (kind === 1) {
    const tag = tagOf(first)
    const html = markersHtml(second, document)
    return tag === 'pull-quote' || tag === 'aside'
      ? `<blockquote class="pull">${html}</blockquote>`
      : `<${tag}>${html}</${tag}>`
  }
  if (kind === 2) return `<figure><img src="${attribute(String(first))}" alt=""></figure>`
  if (kind === 3) {
    const tag = tagOf(first) === 'ol' ? 'ol' : 'ul'
    const items = Array.isArray(second) ? second : []
    return `<${tag}>${items.map((markers) => `<li>${markersHtml(markers, document)}</li>`).join('')}</${tag}>`
  }
  const card = kind === 10 ? document.cards[Number(first)] : null
  if (!Array.isArray(card)) return ''
  const payload: Row = isRow(card[1]) ? card[1] : {}
  return cardHtml(String(card[0]), payload, context)
}

const tagOf = (name: unknown): string => {
  const tag = String(name).toLowerCase()
  return blocks.has(tag) ? tag : 'p'
}

/** Markers open marks by their number, say how many of the open ones end after them, and hold text or an atom. */
function markersHtml(markers: unknown, { markups, atoms }: Document): string {
  if (!Array.isArray(markers)) return ''
  const out: string[] = []
  const open: string[] = []
  for (const marker of markers as unknown[]) {
    if (!Array.isArray(marker)) continue
    const [kind, opening, closing, value] = marker as unknown[]
    for (const index of Array.isArray(opening) ? opening : []) {
      const markup = markups[Number(index)]
      const tag = Array.isArray(markup) ? String(markup[0]).toLowerCase() : ''
      open.push(inline.has(tag) ? tag : 'span')
      out.push(
        tag === 'a' && Array.isArray(markup)
          ? `<a href="${attribute(hrefOf(markup[1]))}">`
          : `<${open.at(-1)}>`,
      )
    }
    out.push(kind === 1 ? atomHtml(atoms[Number(value)]) : words(String(value ?? '')))
    for (let count = Number(closing) || 0; count > 0 && open.length > 0; count--) out.push(`</${open.pop()}>`)
  }
  while (open.length > 0) out.push(`</${open.pop()}>`)
  return out.join('')
}

/** Attributes are a flat list of names and values. */
function hrefOf(attributes: unknown): string {
  if (!Array.isArray(attributes)) return ''
  const at = attributes.indexOf('href')
  return at >= 0 ? String(attributes[at + 1] ?? '') : ''
}

const atomHtml = (atom: unknown): string =>
  !Array.isArray(atom) ? '' : atom[0] === 'soft-return' ? '<br>' : words(String(atom[1] ?? ''))
