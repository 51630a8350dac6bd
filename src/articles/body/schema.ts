/**
 * The document of an article's body: a tree of plain data, in the shape of a ProseMirror document. The newsroom's
 * editor reads and writes it, `from-html.ts` makes it from HTML or Markdown, `to-html.ts` renders it. What is not
 * named here cannot be stored, so what is stored is safe to render.
 */
export type BodyDoc = { type: 'doc'; content: Block[] }

export type Block =
  | Paragraph
  | Heading
  | Blockquote
  | PullQuote
  | List
  | Table
  | Figure
  | Gallery
  | CodeBlock
  | InfoBox
  | Embed
  | { type: 'horizontalRule' }

export type Paragraph = { type: 'paragraph'; content?: Inline[] }
/** Level 1 is the headline's; a body begins at 2. */
export type Heading = { type: 'heading'; attrs: { level: 2 | 3 | 4 }; content?: Inline[] }
/** Someone's words, with who said them. */
export type Blockquote = { type: 'blockquote'; attrs: { cite: string | null }; content: (Paragraph | List)[] }
/** Words lifted from the article itself. */
export type PullQuote = { type: 'pullQuote'; attrs: { cite: string | null }; content?: Inline[] }
export type List =
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs: { start: number }; content: ListItem[] }
export type ListItem = { type: 'listItem'; content: (Paragraph | List)[] }
export type Table = { type: 'table'; content: TableRow[] }
export type TableRow = { type: 'tableRow'; content: TableCell[] }
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs: { colspan: number; rowspan: number; colwidth: number[] | null }
  content: (Paragraph | List)[]
}
/** A picture from the media library; words given here win over the library's for this place. */
export type Figure = {
  type: 'figure'
  attrs: {
    mediaId: string
    alt: string | null
    caption: string | null
    credit: string | null
    size: 'text' | 'wide' | 'small'
  }
}
export type Gallery = { type: 'gallery'; content: Figure[] }
export type CodeBlock = { type: 'codeBlock'; attrs: { language: string | null }; content?: Text[] }
export type InfoBox = {
  type: 'infoBox'
  attrs: { title: string | null }
  content: (Paragraph | List | Heading | Table | Figure)[]
}
/** Something of another site. Readers see a still box with its title; it loads only when they ask for it. */
export type Embed = { type: 'embed'; attrs: { url: string; title: string | null } }

export type Inline = Text | { type: 'hardBreak' } | Footnote
export type Text = { type: 'text'; text: string; marks?: Mark[] }
/** Stands in the text; numbered when rendered. */
export type Footnote = { type: 'footnote'; attrs: { text: string } }

export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'strike' }
  | { type: 'code' }
  | { type: 'subscript' }
  | { type: 'superscript' }
  | { type: 'link'; attrs: { href: string } }

export const emptyBody: BodyDoc = { type: 'doc', content: [] }

export const markTypes = ['bold', 'italic', 'strike', 'code', 'subscript', 'superscript', 'link'] as const

/** Addresses a link may lead to; anything else (javascript:, data:, …) is dropped and the words stay. */
export const linkProtocols = ['http:', 'https:', 'mailto:', 'tel:'] as const

/** A body past this many characters of JSON is refused with a message, not cut. */
export const longestBody = 2_000_000
