import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { attribute, embedHtml, modernAddress, words } from './embed-addresses.ts'
import { absolute, linkFrom } from './old-site.ts'
import { classesOf, type SettleContext, type Settling } from './settle-context.ts'
import { figureHtml, galleryHtml, isGallery, isPictureAddress, pictureHtml } from './settle-pictures.ts'

const silentlyDropped = new Set([
  'style',
  'noscript',
  'template',
  'meta',
  'link',
  'head',
  'title',
  'param',
  'source',
  'wbr',
  'track',
  'base',
  'col',
  'colgroup',
])
const notedDropped = new Set([
  'script',
  'form',
  'input',
  'select',
  'textarea',
  'canvas',
  'svg',
  'math',
  'applet',
  'dialog',
  'map',
  'frameset',
  'frame',
  'marquee',
  'button',
  'xmp',
  'plaintext',
  'noframes',
])
const kept = new Set(
  `p div section article aside details summary h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote cite footer table thead
  tbody tfoot tr th td caption pre code kbd samp tt b strong i em dfn var s del strike sub sup q small abbr address center
  header main nav`.split(/\s+/),
)
const keptClasses = new Set(['gallery', 'info-box', 'embed', 'footnote', 'pull'])
const deepest = 400

/**
 * HTML of any origin as the body's reader wants it: pictures with the absolute address of the original, links into the
 * old site as paths, captions in figures, galleries and embeds in the body's own form. What cannot be kept is dropped
 * and noted; words never are.
 */
export function settleHtml(html: string, context: SettleContext): string {
  const sound = withoutOpenComment(html)
  const document = parseDocument(nestsTooDeep(sound) ? sound.replace(/<[^<>]*>?/g, ' ') : sound, {
    decodeEntities: true,
    lowerCaseTags: true,
  })
  const settling: Settling = {
    ...context,
    shownFootnotes: new Set(),
    inner(nodes) {
      const out: string[] = []
      writeAll(nodes, settling, out)
      return out.join('')
    },
  }
  return settling.inner(document.children).trim()
}

/** A comment that is never closed would swallow all that follows. */
function withoutOpenComment(html: string): string {
  const closed = html.lastIndexOf('-->') + 1
  return html.indexOf('<!--', closed) < 0
    ? html
    : html.slice(0, closed) + html.slice(closed).replaceAll('<!--', '&lt;!--')
}

/** The parser's time grows with the square of the depth. */
function nestsTooDeep(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (
      /^(?:p|li|t[rdh]|d[td]|option|br|img|hr|input|meta|link|source|wbr|area|base|col|embed|param|track)$/i.test(
        name,
      )
    )
      continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return true
  }
  return false
}

function writeAll(nodes: readonly ChildNode[], context: Settling, out: string[]): void {
  for (const node of nodes) {
    if (isText(node)) out.push(words(node.data))
    else if (isTag(node)) writeElement(node, context, out)
    else if ('children' in node) writeAll(node.children, context, out)
  }
}

function writeElement(element: Element, context: Settling, out: string[]): void {
  const { name } = element
  const classes = classesOf(element)
  if (silentlyDropped.has(name)) return
  if (notedDropped.has(name)) noteDropped(element, context)
  else if (name === 'br' || name === 'hr') out.push(`<${name}>`)
  else if (name === 'img') out.push(pictureHtml(element, context))
  else if (name === 'a') writeLink(element, context, out)
  else if (name === 'iframe' || name === 'embed' || name === 'object') writeFrame(element, context, out)
  else if (name === 'audio' || name === 'video') writeFile(element, context, out)
  else if (name === 'pre' && classes.includes('wp-block-verse')) writeVerse(element, context, out)
  else if (name === 'pre') writeCode(element, out)
  else if (name === 'figure' || classes.includes('wp-caption')) out.push(figureHtml(element, context))
  else if (isGallery(element)) out.push(galleryHtml(element, context))
  else if (name === 'sup' && element.attribs['data-fn']) writeFootnote(element, context, out)
  else if (name === 'div' && element.attribs['data-url'] !== undefined)
    out.push(embedHtml(element.attribs['data-url'], element.attribs['data-title'] ?? null))
  else if (kept.has(name) || classes.some((word) => keptClasses.has(word))) writeKept(element, context, out)
  else writeAll(element.children, context, out)
}

function writeKept(element: Element, context: Settling, out: string[]): void {
  const { name, attribs } = element
  const classes = classesOf(element)
  const own = classes.filter((word) => keptClasses.has(word) || /^language-[\w-]{1,30}$/.test(word))
  if (name === 'blockquote' && classes.includes('wp-block-pullquote')) own.push('pull')
  out.push(`<${name}`)
  if (own.length > 0) out.push(` class="${attribute(own.join(' '))}"`)
  for (const kept of ['colspan', 'rowspan', 'start'])
    if (/^\d{1,4}$/.test(attribs[kept] ?? '')) out.push(` ${kept}="${attribs[kept]}"`)
  out.push('>')
  writeAll(element.children, context, out)
  out.push(`</${name}>`)
}

function noteDropped({ name, attribs }: Element, { notes, entryKey, title }: SettleContext): void {
  // The scripts that dress up a quoted post of a network: the quotation itself stays.
  if (
    name === 'script' &&
    /twitter|instagram|tiktok|facebook|flickr|embedly|bsky|iframely/.test(attribs.src ?? '')
  )
    return
  notes.addOnce({ subject: 'element', reason: 'element-dropped', detail: name, entryKey, title })
}

/** A link around a picture that only shows it larger is the picture; other links keep their words. */
function writeLink(element: Element, context: Settling, out: string[]): void {
  const href = element.attribs.href ?? ''
  if (classesOf(element).includes('wp-block-file__button')) return
  const pictures = DomUtils.findAll(({ name }) => name === 'img', element.children)
  if (pictures.length > 0) {
    const target = absolute(context.site, href)
    const larger = target && (isPictureAddress(target.href) || context.original(target, null)) ? target : null
    for (const picture of pictures)
      out.push(pictureHtml(picture, context, pictures.length === 1 ? larger : null))
    if (target && !larger && !/attachment/.test(element.attribs.rel ?? ''))
      context.notes.addOnce({
        subject: 'link',
        reason: 'element-dropped',
        detail: href,
        entryKey: context.entryKey,
        title: context.title,
      })
    for (const picture of pictures) DomUtils.removeElement(picture)
    if (DomUtils.textContent(element).trim() === '') return
  }
  const target = absolute(context.site, href)
  const file = target ? context.original(target, null) : null
  const address = file?.url ?? linkFrom(context.site, href)
  if (address === null) {
    writeAll(element.children, context, out)
    return
  }
  out.push(`<a href="${attribute(address)}">`)
  writeAll(element.children, context, out)
  out.push('</a>')
}

/** Frames of other sites become embeds; players of old become the page of what they played. */
function writeFrame(element: Element, context: Settling, out: string[]): void {
  const inner = DomUtils.findAll(({ name }) => name === 'embed' || name === 'param', element.children)
  const movie = inner.find(
    ({ name, attribs }) => name === 'embed' || /^(movie|src)$/i.test(attribs.name ?? ''),
  )
  const { src, data, title } = element.attribs
  const written =
    src || element.attribs['data-src'] || data || movie?.attribs.src || movie?.attribs.value || ''
  const url = absolute(context.site, modernAddress(written))
  if (url) out.push(embedHtml(url.href, title?.trim() || null))
  else noteDropped(element, context)
  if (element.name === 'object')
    writeAll(
      element.children.filter((child) => !(isTag(child) && /^(embed|param|object)$/.test(child.name))),
      context,
      out,
    )
}

/** Sound and film are no part of a body: the link to the file stays. */
function writeFile(element: Element, context: Settling, out: string[]): void {
  const source = DomUtils.findOne(({ name }) => name === 'source', element.children, true)
  const url = absolute(context.site, element.attribs.src || source?.attribs.src || '')
  if (!url) {
    noteDropped(element, context)
    return
  }
  const address = context.original(url, null)?.url ?? url.href
  const { notes, entryKey, title } = context
  notes.addOnce({ subject: 'embed', reason: 'embed-as-link', detail: address, entryKey, title })
  out.push(`<p><a href="${attribute(address)}">${words(url.pathname.split('/').at(-1) || address)}</a></p>`)
}

function writeFootnote(element: Element, { footnotes }: SettleContext, out: string[]): void {
  const text = footnotes.get(element.attribs['data-fn'] ?? '')
  if (text) out.push(`<span class="footnote">${words(text)}</span>`)
}

/** Code and preformatted text: nothing but characters and line breaks. */
function writeCode(element: Element, out: string[]): void {
  const code = DomUtils.findOne(({ name }) => name === 'code', element.children, true)
  const language = /\blanguage-([\w-]{1,30})\b/.exec(`${code?.attribs.class} ${element.attribs.class}`)?.[1]
  const text = linesOf(element.children).replace(/^\n+/, '').trimEnd()
  const mark = language ? ` class="language-${language}"` : ''
  if (text !== '') out.push(`<pre><code${mark}>${words(text)}</code></pre>`)
}

const linesOf = (nodes: readonly ChildNode[]): string =>
  nodes
    .map((node) =>
      isText(node) ? node.data : !isTag(node) ? '' : node.name === 'br' ? '\n' : linesOf(node.children),
    )
    .join('')

/** Verse keeps its lines, and is no code. */
function writeVerse(element: Element, context: Settling, out: string[]): void {
  out.push(`<p>${context.inner(element.children).trim().replaceAll('\n', '<br>')}</p>`)
}
