import { embedView } from './embeds.ts'
import type { Block, BodyDoc, Figure, Inline, List, Mark, TableCell } from './schema.ts'

/** What the surface that shows the body must give: how a picture looks there, and the words around it. */
export type BodyContext = {
  /**
   * `page`: the article page (footnotes open in place, embeds wait for a click). `plain`: feeds and mails (no
   * controls; embeds are links; addresses absolute).
   */
  mode: 'page' | 'plain'
  /** The picture as HTML (`<picture>…` or `<img>`) with its words, or null when the library has it no more. */
  picture(
    figure: Figure['attrs'],
    place: 'text' | 'wide' | 'small' | 'gallery',
  ): { html: string; caption: string | null; credit: string | null } | null
  /** Makes an address absolute in `plain` mode. */
  href(url: string): string
  texts: {
    footnotes: string
    footnote: string
    galleryLabel: string
    tableLabel: string
    embedLoad: string
    embedOpen: string
    embedNote: string
    backToText: string
  }
  /** Links to elsewhere were paid for (Google asks for `rel="sponsored"`). */
  sponsored?: boolean
  /** HTML set before the first words of the first paragraph: the dateline of an article without standfirst. */
  leadIn?: string
}

type Rendering = BodyContext & { footnotes: string[]; leadInLeft: string }

/** Safe as text and inside a double-quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )

/**
 * A body as HTML. Everything that is text is escaped here, addresses were checked when the body was stored.
 * Classes: `figure figure--wide`, `gallery`, `pull-quote`, `info-box`, `table-wrap`, `embed`, `footnote`, `footnotes`.
 */
export function bodyToHtml(doc: BodyDoc, context: BodyContext): string {
  const rendering: Rendering = { ...context, footnotes: [], leadInLeft: context.leadIn ?? '' }
  const html = doc.content.map((block) => blockHtml(block, rendering)).join('\n')
  const leadIn = rendering.leadInLeft ? `<p>${rendering.leadInLeft}</p>\n` : ''
  return leadIn + html + footnotesHtml(rendering)
}

const blocksHtml = (blocks: Block[], r: Rendering): string =>
  blocks.map((block) => blockHtml(block, r)).join('')

function blockHtml(block: Block, r: Rendering): string {
  switch (block.type) {
    case 'paragraph': {
      const leadIn = r.leadInLeft
      r.leadInLeft = ''
      return `<p>${leadIn}${inlineHtml(block.content, r)}</p>`
    }
    case 'heading':
      return `<h${block.attrs.level}>${inlineHtml(block.content, r)}</h${block.attrs.level}>`
    case 'blockquote':
      return `<blockquote>${blocksHtml(block.content, r)}${citeHtml(block.attrs.cite)}</blockquote>`
    case 'pullQuote':
      return `<blockquote class="pull-quote"><p>${inlineHtml(block.content, r)}</p>${citeHtml(block.attrs.cite)}</blockquote>`
    case 'bulletList':
      return `<ul>${itemsHtml(block, r)}</ul>`
    case 'orderedList':
      return `<ol${block.attrs.start === 1 ? '' : ` start="${block.attrs.start}"`}>${itemsHtml(block, r)}</ol>`
    case 'table':
      return tableHtml(
        block.content.map((row) => row.content),
        r,
      )
    case 'figure':
      return figureHtml(block, r, block.attrs.size)
    case 'gallery': {
      const figures = block.content.map((figure) => figureHtml(figure, r, 'gallery')).join('')
      if (r.mode === 'plain') return figures
      return `<div class="gallery" role="group" aria-label="${escapeHtml(r.texts.galleryLabel)}" tabindex="0">${figures}</div>`
    }
    case 'codeBlock':
      return `<pre tabindex="0"><code${block.attrs.language ? ` class="language-${escapeHtml(block.attrs.language)}"` : ''}>${escapeHtml(block.content?.map(({ text }) => text).join('') ?? '')}</code></pre>`
    case 'infoBox': {
      const title = block.attrs.title ? `<p class="info-box__title">${escapeHtml(block.attrs.title)}</p>` : ''
      return `<aside class="info-box">${title}${blocksHtml(block.content, { ...r, leadInLeft: '' })}</aside>`
    }
    case 'embed':
      return embedHtml(block.attrs, r)
    case 'horizontalRule':
      return '<hr>'
  }
}

const citeHtml = (cite: string | null): string =>
  cite ? `<footer><cite>${escapeHtml(cite)}</cite></footer>` : ''

const itemsHtml = (list: List, r: Rendering): string =>
  list.content.map(({ content }) => `<li>${looseOrTight(content, r)}</li>`).join('')

/** A single paragraph stands without `<p>`, as in a tight list. */
function looseOrTight(content: Block[], r: Rendering): string {
  const [only, ...more] = content
  if (only?.type === 'paragraph' && more.every(({ type }) => type !== 'paragraph'))
    return inlineHtml(only.content, r) + blocksHtml(more, r)
  return blocksHtml(content, r)
}

function tableHtml(rows: TableCell[][], r: Rendering): string {
  const isHead = (row: TableCell[]): boolean => row.every(({ type }) => type === 'tableHeader')
  const [first = [], ...rest] = rows
  const row = (cells: TableCell[], head: boolean) =>
    `<tr>${cells.map((cell) => cellHtml(cell, head, r)).join('')}</tr>`
  const html = isHead(first)
    ? `<thead>${row(first, true)}</thead><tbody>${rest.map((cells) => row(cells, false)).join('')}</tbody>`
    : `<tbody>${rows.map((cells) => row(cells, false)).join('')}</tbody>`
  if (r.mode === 'plain') return `<table>${html}</table>`
  return `<div class="table-wrap" role="region" aria-label="${escapeHtml(r.texts.tableLabel)}" tabindex="0"><table>${html}</table></div>`
}

function cellHtml(cell: TableCell, inHead: boolean, r: Rendering): string {
  const tag = cell.type === 'tableHeader' ? 'th' : 'td'
  const scope = tag === 'th' ? ` scope="${inHead ? 'col' : 'row'}"` : ''
  const spans = `${cell.attrs.colspan > 1 ? ` colspan="${cell.attrs.colspan}"` : ''}${cell.attrs.rowspan > 1 ? ` rowspan="${cell.attrs.rowspan}"` : ''}`
  const text = inlineOfCell(cell)
  const numeric = tag === 'td' && /^[\s\d.,+–−%€$-]+$/.test(text) && /\d/.test(text) ? ' class="number"' : ''
  return `<${tag}${scope}${spans}${numeric}>${looseOrTight(cell.content, r)}</${tag}>`
}

const inlineOfCell = (cell: TableCell): string =>
  cell.content
    .map((block) =>
      block.type === 'paragraph'
        ? (block.content ?? []).map((node) => (node.type === 'text' ? node.text : '')).join('')
        : 'x',
    )
    .join('')

function figureHtml(figure: Figure, r: Rendering, place: 'text' | 'wide' | 'small' | 'gallery'): string {
  const picture = r.picture(figure.attrs, place)
  if (!picture) return ''
  return `<figure class="figure figure--${place}">${picture.html}${captionHtml(picture.caption, picture.credit)}</figure>`
}

/** Caption and credit as every figure of the paper shows them. */
export function captionHtml(caption: string | null, credit: string | null): string {
  if (!caption && !credit) return ''
  const words = caption ? `<span class="figure__caption">${escapeHtml(caption)}</span>` : ''
  const source = credit ? `<span class="figure__credit">${escapeHtml(credit)}</span>` : ''
  return `<figcaption>${words}${words && source ? ' ' : ''}${source}</figcaption>`
}

function embedHtml({ url, title }: { url: string; title: string | null }, r: Rendering): string {
  const view = embedView(url)
  const link = `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(title ?? url)}</a>`
  if (r.mode === 'plain') return `<p>${link}</p>`
  const note = escapeHtml(r.texts.embedNote.replace('{provider}', view.provider))
  const open = escapeHtml(r.texts.embedOpen.replace('{provider}', view.provider))
  const load = view.frameUrl
    ? `<button type="button" class="embed__load" hidden data-frame="${escapeHtml(view.frameUrl)}" data-title="${escapeHtml(title ?? view.provider)}">${escapeHtml(r.texts.embedLoad.replace('{provider}', view.provider))}</button>`
    : ''
  return `<div class="embed"><p class="embed__title">${escapeHtml(title ?? view.provider)}</p><p class="embed__note">${note}</p><p class="embed__actions">${load}<a href="${escapeHtml(url)}" rel="noopener noreferrer">${open}</a></p></div>`
}

const inlineHtml = (nodes: Inline[] | undefined, r: Rendering): string =>
  (nodes ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return '<br>'
      if (node.type === 'footnote') return footnoteMark(node.attrs.text, r)
      return (node.marks ?? []).reduceRight((html, mark) => markHtml(mark, html, r), escapeHtml(node.text))
    })
    .join('')

const markTags: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
}

function markHtml(mark: Mark, html: string, r: Rendering): string {
  if (mark.type !== 'link') return `<${markTags[mark.type]}>${html}</${markTags[mark.type]}>`
  const href = r.href(mark.attrs.href)
  const rel = r.sponsored ? 'sponsored noopener' : 'noopener'
  const foreign = /^https?:/.test(mark.attrs.href) ? ` rel="${rel}"` : ''
  return `<a href="${escapeHtml(href)}"${foreign}>${html}</a>`
}

/** On a page the note opens in place (a popover, no script) and is listed at the end for print. */
function footnoteMark(text: string, r: Rendering): string {
  const number = r.footnotes.push(text)
  if (r.mode === 'plain') return `<sup>[${number}]</sup>`
  const label = escapeHtml(`${r.texts.footnote} ${number}`)
  return `<span class="footnote"><button type="button" class="footnote__mark" popovertarget="note-${number}" aria-label="${label}">${number}</button><span id="note-${number}" class="footnote__text" popover>${escapeHtml(text)}</span></span>`
}

function footnotesHtml(r: Rendering): string {
  if (r.footnotes.length === 0) return ''
  const items = r.footnotes.map((text) => `<li>${escapeHtml(text)}</li>`).join('')
  return `\n<section class="footnotes" aria-label="${escapeHtml(r.texts.footnotes)}"><ol>${items}</ol></section>`
}
