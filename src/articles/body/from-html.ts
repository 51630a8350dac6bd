import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { dropped, elements, flattenBeyond, hasClass, isBlock, markOf, nestsTooDeep } from './html-elements.ts'
import { normaliseBody } from './normalise.ts'
import type { BodyDoc } from './schema.ts'

type Node = {
  type: string
  attrs?: Record<string, unknown>
  content?: Node[]
  text?: string
  marks?: MarkNode[]
}
type MarkNode = { type: string; attrs?: Record<string, unknown> }

const deepest = 100

/**
 * HTML as editors paste it, programs send it and archives hold it, as a body document. Everything the schema does not
 * know is dropped and its words kept; nothing can come out that runs or loads. Conventions beyond plain HTML (info
 * boxes, galleries, footnotes, pictures of the media library) are listed in `README.md`.
 */
export function bodyFromHtml(html: string): BodyDoc {
  const document = parseDocument(nestsTooDeep(html) ? html.replace(/<[^<>]*>?/g, ' ') : html, {
    decodeEntities: true,
    lowerCaseTags: true,
  })
  flattenBeyond(document, deepest)
  return normaliseBody({ type: 'doc', content: blocksFrom(document.children, 0) })
}

/** Runs of inline nodes become paragraphs, block elements blocks. */
function blocksFrom(nodes: ChildNode[], depth: number): Node[] {
  const result: Node[] = []
  let run: ChildNode[] = []
  const endRun = () => {
    result.push(...paragraph(inlineFrom(run, [], depth)))
    run = []
  }
  for (const node of nodes) {
    if (isBlock(node) || (isTag(node) && (node.name === 'img' || holdsBlock(node, 0)))) {
      endRun()
      result.push(...blockFrom(node as Element, depth + 1))
    } else run.push(node)
  }
  endRun()
  return result
}

/** An inline element around a block, as in `<a><h2>…</h2></a>` or `<b><p>…</p></b>`. */
function holdsBlock(element: Element, depth: number): boolean {
  if (dropped.has(element.name) || depth > 20) return false
  return element.children.some(
    (child) => isTag(child) && (isBlock(child) || child.name === 'img' || holdsBlock(child, depth + 1)),
  )
}

function blockFrom(element: Element, depth: number): Node[] {
  if (dropped.has(element.name)) return []
  switch (element.name) {
    case 'h1':
    case 'h2':
      return heading(element, 2, depth)
    case 'h3':
      return heading(element, 3, depth)
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(element, 4, depth)
    case 'ul':
      return [{ type: 'bulletList', content: listItems(element, depth) }]
    case 'ol':
      return [
        {
          type: 'orderedList',
          attrs: { start: Number(element.attribs.start ?? 1) },
          content: listItems(element, depth),
        },
      ]
    case 'blockquote':
      return quotation(element, depth)
    case 'table':
      return [{ type: 'table', content: tableRows(element, depth) }]
    case 'figure':
      return figure(element, depth)
    case 'img':
      return picture(element, null)
    case 'pre':
      return [codeBlock(element)]
    case 'hr':
      return [{ type: 'horizontalRule' }]
    case 'iframe':
      return [
        { type: 'embed', attrs: { url: element.attribs.src ?? '', title: element.attribs.title ?? null } },
      ]
    case 'aside':
    case 'details':
      return [infoBox(element, depth)]
    case 'div':
      if (hasClass(element, 'gallery')) return [gallery(element)]
      if (hasClass(element, 'info-box')) return [infoBox(element, depth)]
      if (hasClass(element, 'embed') && element.attribs['data-url'])
        return [
          {
            type: 'embed',
            attrs: { url: element.attribs['data-url'], title: element.attribs['data-title'] ?? null },
          },
        ]
      return blocksFrom(element.children, depth)
    default:
      return blocksFrom(element.children, depth)
  }
}

const heading = (element: Element, level: number, depth: number): Node[] => {
  const content = trimmed(inlineFrom(element.children, [], depth))
  return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : []
}

const listItems = (element: Element, depth: number): Node[] =>
  elements(element.children)
    .filter((child) => !dropped.has(child.name))
    .map((child) => ({
      type: 'listItem',
      content: blocksFrom(child.name === 'li' ? child.children : [child], depth + 1),
    }))

function quotation(element: Element, depth: number): Node[] {
  const isSource = (node: ChildNode): boolean =>
    isTag(node) && (node.name === 'cite' || node.name === 'footer')
  const source = element.children.find(isSource)
  const cite = source
    ? DomUtils.textContent(source)
        .replace(/^[\s—–-]+/, '')
        .trim()
    : null
  const children = element.children.filter((child) => !isSource(child))
  if (hasClass(element, 'pull') || hasClass(element, 'wp-block-pullquote'))
    return [{ type: 'pullQuote', attrs: { cite }, content: trimmed(inlineFrom(children, [], depth)) }]
  return [{ type: 'blockquote', attrs: { cite }, content: blocksFrom(children, depth) }]
}

/** The table's own rows; those of a table in one of its cells are that one's. */
const rowsOf = (table: Element): Element[] =>
  elements(table.children).flatMap((child) =>
    child.name === 'tr' ? [child] : /^t(head|body|foot)$/.test(child.name) ? rowsOf(child) : [],
  )

const tableRows = (element: Element, depth: number): Node[] =>
  rowsOf(element).map((row) => ({
    type: 'tableRow',
    content: elements(row.children)
      .filter(({ name }) => name === 'td' || name === 'th')
      .map((cell) => ({
        type: cell.name === 'th' ? 'tableHeader' : 'tableCell',
        attrs: { colspan: Number(cell.attribs.colspan ?? 1), rowspan: Number(cell.attribs.rowspan ?? 1) },
        content: blocksFrom(cell.children, depth + 1),
      })),
  }))

/** `<figure data-media-id>` or a figure around an `<img>` of the media library; around anything else its content. */
function figure(element: Element, depth: number): Node[] {
  const image = DomUtils.findOne((found) => found.name === 'img', element.children, true)
  const caption = DomUtils.findOne((found) => found.name === 'figcaption', element.children, true)
  if (image || element.attribs['data-media-id']) return picture(image ?? element, element, caption)
  const quote = DomUtils.findOne((found) => found.name === 'blockquote', element.children, true)
  if (quote && hasClass(element, 'wp-block-pullquote')) quote.attribs.class = 'pull'
  return blocksFrom(element.children, depth)
}

const mediaAddress = /(?:^|\/)media\/([\w-]{36})(?:[-/]|$)/

/** A picture of the media library as a figure; one from elsewhere as a link, because pages load nothing foreign. */
function picture(image: Element, holder: Element | null, figcaption: Element | null = null): Node[] {
  const credit = figcaption
    ? DomUtils.findOne(({ name }) => name === 'cite' || name === 'small', figcaption.children, true)
    : null
  const captionText = figcaption
    ? DomUtils.textContent(figcaption.children.filter((child) => child !== credit))
        .replace(/\s+/g, ' ')
        .trim()
    : null
  const source = image.attribs.src ?? ''
  const mediaId =
    holder?.attribs['data-media-id'] ?? image.attribs['data-media-id'] ?? mediaAddress.exec(source)?.[1]
  const alt = image.attribs.alt ?? holder?.attribs['data-alt'] ?? null
  if (mediaId) {
    const size = holder?.attribs['data-size'] ?? 'text'
    const creditText = credit ? DomUtils.textContent(credit).trim() : null
    return [{ type: 'figure', attrs: { mediaId, alt, caption: captionText, credit: creditText, size } }]
  }
  const label = captionText || alt || source
  if (!/^https?:\/\//i.test(source)) return paragraph([{ type: 'text', text: captionText ?? alt ?? '' }])
  return paragraph([{ type: 'text', text: label, marks: [{ type: 'link', attrs: { href: source } }] }])
}

const gallery = (element: Element): Node => ({
  type: 'gallery',
  content: DomUtils.findAll(({ name }) => name === 'figure' || name === 'img', element.children)
    .filter(({ name, parent }) => name === 'figure' || (parent as Element | null)?.name !== 'figure')
    .flatMap((found) => (found.name === 'figure' ? figure(found, 0) : picture(found, null))),
})

function codeBlock(element: Element): Node {
  const code = DomUtils.findOne(({ name }) => name === 'code', element.children, true)
  const language = /language-([\w-]+)/.exec(code?.attribs.class ?? element.attribs.class ?? '')?.[1] ?? null
  return {
    type: 'codeBlock',
    attrs: { language },
    content: [{ type: 'text', text: DomUtils.textContent(element).replace(/\n$/, '') }],
  }
}

function infoBox(element: Element, depth: number): Node {
  const isTitle = (node: ChildNode): boolean => isTag(node) && /^(h[1-6]|summary)$/.test(node.name)
  const title = element.children.find(isTitle)
  const rest = element.children.filter((child) => child !== title)
  return {
    type: 'infoBox',
    attrs: { title: title ? DomUtils.textContent(title).trim() : null },
    content: blocksFrom(rest, depth),
  }
}

function paragraph(content: Node[]): Node[] {
  const inline = trimmed(content)
  return inline.length > 0 ? [{ type: 'paragraph', content: inline }] : []
}

function inlineFrom(nodes: ChildNode[], marks: MarkNode[], depth: number): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (isText(node)) return [{ type: 'text', text: node.data.replace(/[ \t\r\n\f]+/g, ' '), marks }]
    if (!isTag(node) || dropped.has(node.name)) return []
    if (node.name === 'br') return [{ type: 'hardBreak' }]
    if (hasClass(node, 'footnote'))
      return [{ type: 'footnote', attrs: { text: DomUtils.textContent(node).trim() } }]
    const type = markOf[node.name]
    if (type) return inlineFrom(node.children, [...marks, { type }], depth + 1)
    if (node.name === 'a' && node.attribs.href)
      return inlineFrom(
        node.children,
        [...marks, { type: 'link', attrs: { href: node.attribs.href } }],
        depth + 1,
      )
    return inlineFrom(node.children, marks, depth + 1)
  })
}

/** Without white space and breaks at both ends, and without doubled spaces between neighbours. */
function trimmed(nodes: Node[]): Node[] {
  const result: Node[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    const atStart = !last || last.type === 'hardBreak' || (last.text?.endsWith(' ') ?? false)
    const text = node.text !== undefined && atStart ? node.text.replace(/^ +/, '') : node.text
    if (node.type === 'text' && !text) continue
    if (node.type === 'hardBreak' && !last) continue
    result.push(node.text === undefined ? node : { ...node, text })
  }
  for (let last = result.at(-1); last; last = result.at(-1)) {
    if (last.type === 'hardBreak' || last.text?.trim() === '') result.pop()
    else {
      if (last.text !== undefined) last.text = last.text.trimEnd()
      break
    }
  }
  return result
}
