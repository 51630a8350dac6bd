import { embedHtml, words } from '../../reading/embed-addresses.ts'
import type { NoteList } from '../../reading/note-list.ts'
import { plainLine } from '../../reading/plain-text.ts'
import { type Block, parseBlocks } from './blocks.ts'

type Context = BlockContext & { shared: { count: number } }
export type BlockContext = {
  /** Blocks that several texts share, by number. */
  sharedBlocks: ReadonlyMap<string, string>
  /** Text of the classic editor as HTML. */
  classic(text: string): string
  /** HTML in which shortcodes are resolved and nothing else is changed. */
  plain(html: string): string
  notes: NoteList
  entryKey: string
  title: string
}

/** Blocks that show what a page has around it, or lists that WordPress made anew each time: no part of a text. */
const furniture =
  /^(?:archives|avatar|calendar|categories|comment.*|comments.*|home-link|latest-comments|latest-posts|loginout|navigation.*|page-list.*|post-.*|query.*|read-more|rss|search|site-.*|social-links?|tag-cloud|template-part|term-.*|terms-query|pattern|widget-.*|legacy-widget|breadcrumbs)$/

const silent = new Set(['more', 'nextpage', 'spacer', 'footnotes'])
const deepestSharing = 5
/** Shared blocks that show each other many times over would grow a short text without end. */
const mostShared = 200

/**
 * The text of a post that the block editor wrote, as HTML. Blocks keep the HTML they hold; those that hold none are
 * looked up (shared blocks), left out and noted (lists of the theme), or stand as a line that names them.
 */
export function renderBlocks(content: string, given: BlockContext): string {
  const context: Context = { ...given, shared: { count: 0 } }
  const shown = new Set<string>()
  return parseBlocks(content)
    .map((node) => (typeof node === 'string' ? freeform(node, context) : blockHtml(node, context, shown)))
    .filter((html) => html !== '')
    .join('\n')
}

const freeform = (text: string, context: BlockContext): string =>
  text.trim() === '' ? '' : context.classic(text)

function blockHtml(block: Block, context: Context, shown: Set<string>): string {
  const { name, attributes } = block
  if (silent.has(name)) return ''
  if (name === 'block') return sharedHtml(block, context, shown)
  if (name === 'freeform' || name === 'classic' || name === 'shortcode')
    return context.classic(innerSource(block))
  if (name === 'html') return innerSource(block)
  if (name === 'code' || name === 'preformatted' || name === 'verse') return innerSource(block)
  if (furniture.test(name)) {
    noteBlock(block, context, 'element-dropped')
    // What a list found nothing to show with is no text either, but a group in it may hold one.
    return ''
  }
  const isEmbed = name === 'embed' || name.startsWith('core-embed/')
  const inner = block.inner.map((node) =>
    typeof node === 'string' ? context.plain(node) : blockHtml(node, context, shown),
  )
  const html = inner.join('')
  if (isEmbed && typeof attributes.url === 'string' && /^https?:/i.test(attributes.url))
    return embedHtml(attributes.url, captionIn(html))
  if (
    name === 'cover' &&
    !/<img\b/i.test(html) &&
    typeof attributes.url === 'string' &&
    isPicture(attributes.url)
  )
    return `<figure><img src="${words(attributes.url)}" alt=""></figure>${html}`
  if (html.trim() !== '') return html
  if (block.inner.length === 0 && !isLayout.test(name)) return keptBlock(block, context)
  return ''
}

const isLayout =
  /^(?:paragraph|heading|group|columns?|separator|buttons?|image|gallery|list|list-item|row|stack|grid)$/
const isPicture = (address: string): boolean => /\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i.test(address)

/** Looked for by hand: an expression would start anew at each caption that is never closed. */
function captionIn(html: string): string | null {
  const open = html.indexOf('<figcaption')
  const from = open < 0 ? -1 : html.indexOf('>', open)
  const to = from < 0 ? -1 : html.indexOf('</figcaption>', from)
  return to < 0 ? null : plainLine(html.slice(from + 1, to)).slice(0, 300) || null
}

/** Everything between the marks as it is written, inner blocks without their marks. */
const innerSource = (block: Block): string =>
  block.inner.map((node) => (typeof node === 'string' ? node : innerSource(node))).join('')

function sharedHtml(block: Block, context: Context, shown: Set<string>): string {
  const key = String(block.attributes.ref ?? '')
  const content = context.sharedBlocks.get(key)
  context.shared.count += 1
  const isTooMuch = shown.size >= deepestSharing || context.shared.count > mostShared
  if (content === undefined || shown.has(key) || isTooMuch) return keptBlock(block, context)
  const within = new Set([...shown, key])
  return parseBlocks(content)
    .map((node) => (typeof node === 'string' ? freeform(node, context) : blockHtml(node, context, within)))
    .filter((html) => html !== '')
    .join('\n')
}

/** Visible in the text, so that an editor sees what stood there. */
function keptBlock(block: Block, context: BlockContext): string {
  noteBlock(block, context, 'block-kept')
  const values =
    Object.keys(block.attributes).length > 0 ? ` ${JSON.stringify(block.attributes).slice(0, 300)}` : ''
  return `<p>[wp:${block.name}${words(values)}]</p>`
}

function noteBlock(
  { name }: Block,
  { notes, entryKey, title }: BlockContext,
  reason: 'block-kept' | 'element-dropped',
) {
  notes.addOnce({ subject: 'block', reason, detail: `wp:${name}`, entryKey, title })
}
