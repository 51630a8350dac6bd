import { Mark, mergeAttributes, Node } from '@tiptap/core'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'

/**
 * Nodes of the body exactly as `src/articles/body/schema.ts` names them: no attribute and no content beyond it, so
 * that what is written is what is stored. How they look while one writes is in `node-views.tsx`.
 */

/** A text attribute that travels over the clipboard as `data-…`. */
const kept = (name: string, fallback: string | null = null) => ({
  default: fallback,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name.toLowerCase()}`) ?? fallback,
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === null || attributes[name] === undefined
      ? {}
      : { [`data-${name.toLowerCase()}`]: String(attributes[name]) },
})

const flow = '(paragraph | bulletList | orderedList)+'

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: flow,
  defining: true,
  addAttributes: () => ({ cite: kept('cite') }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
})

export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ cite: kept('cite') }),
  parseHTML: () => [{ tag: 'aside[data-pull-quote]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'aside',
    mergeAttributes({ 'data-pull-quote': '' }, HTMLAttributes),
    0,
  ],
})

export const InfoBox = Node.create({
  name: 'infoBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | heading | table | figure)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ title: kept('title') }),
  parseHTML: () => [{ tag: 'aside[data-info-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ 'data-info-box': '' }, HTMLAttributes), 0],
})

export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: kept('mediaId', ''),
    alt: kept('alt'),
    caption: kept('caption'),
    credit: kept('credit'),
    size: kept('size', 'text'),
  }),
  parseHTML: () => [{ tag: 'figure[data-mediaid]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
})

export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'figure+',
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: 'div[data-gallery]' }],
  renderHTML: () => ['div', { 'data-gallery': '' }, 0],
})

export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ url: kept('url', ''), title: kept('title') }),
  parseHTML: () => [{ tag: 'div[data-url]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes],
})

export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ text: kept('text', '') }),
  parseHTML: () => [{ tag: 'sup[data-text]', priority: 100 }],
  renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
})

export const listNodes = [
  BulletList,
  OrderedList.extend({
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (element: HTMLElement) => Number(element.getAttribute('start') ?? 1) || 1,
      },
    }),
  }),
  ListItem.extend({ content: flow }),
]

const cellAttributes = () => {
  const span = (name: string) => ({
    default: 1,
    parseHTML: (element: HTMLElement) => Number(element.getAttribute(name) ?? 1) || 1,
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === 1 ? {} : { [name]: String(attributes[name]) },
  })
  return { colspan: span('colspan'), rowspan: span('rowspan'), colwidth: { default: null, rendered: false } }
}

export const tableNodes = [
  Table.configure({ resizable: false }),
  TableRow,
  TableCell.extend({ content: flow, addAttributes: cellAttributes }),
  TableHeader.extend({ content: flow, addAttributes: cellAttributes }),
]

/** A mark that only wraps: `tag` is how it is written, the others how it may come in. */
const wrapping = (name: string, tag: string, alternatives: string[]) =>
  Mark.create({
    name,
    parseHTML: () => [tag, ...alternatives].map((each) => ({ tag: each })),
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      const keys = name === 'subscript' ? 'Mod-,' : 'Mod-Shift-,'
      return { [keys]: () => this.editor.commands.toggleMark(this.name) }
    },
  })

export const Subscript = wrapping('subscript', 'sub', []).extend({ excludes: 'superscript' })
export const Superscript = wrapping('superscript', 'sup', []).extend({ excludes: 'subscript' })
