import { type ChildNode, type Document, type Element, isTag, isText, Text as TextNode } from 'domhandler'

/** Elements whose content is never words for a reader. */
export const dropped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'meta',
  'link',
  'object',
  'applet',
  'svg',
  'math',
  'select',
  'textarea',
  'button',
  'input',
  'noframes',
  'xmp',
  'plaintext',
  'audio',
  'video',
  'canvas',
  'dialog',
])

/** Elements that become marks of text. */
export const markOf: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sub: 'subscript',
  sup: 'superscript',
}

/** Elements that end a paragraph. */
export const blockElements = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'li',
  'dt',
  'dd',
  'blockquote',
  'table',
  'figure',
  'pre',
  'hr',
  'aside',
  'details',
  'center',
  'iframe',
  'nav',
  'form',
  'fieldset',
  'address',
  'body',
  'html',
  'img',
])

const closesItself =
  /^(p|li|t[rdh]|thead|tbody|tfoot|d[td]|option|br|img|hr|input|meta|link|source|wbr|area|base|col|embed|param|track)$/

/** The parser's time grows with the square of the depth; no text of a person nests thousands of elements. */
export function nestsTooDeep(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (closesItself.test(name.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > 2000) return true
  }
  return false
}

/** Replaces what is nested deeper by its words, without recursion, so that everything after may recurse. */
export function flattenBeyond(document: Document, depth: number): void {
  const open: { nodes: ChildNode[]; depth: number }[] = [{ nodes: document.children, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    for (const node of next.nodes) {
      if (!isTag(node)) continue
      if (next.depth >= depth) node.children = [new TextNode(dropped.has(node.name) ? '' : wordsOf(node))]
      else open.push({ nodes: node.children, depth: next.depth + 1 })
    }
  }
}

/** All words in the element, in order. */
export function wordsOf(element: Element): string {
  const words: string[] = []
  const open: ChildNode[] = [element]
  for (let next = open.pop(); next; next = open.pop()) {
    if (isText(next)) words.push(next.data)
    else if (isTag(next) && !dropped.has(next.name))
      for (const child of next.children.toReversed()) open.push(child)
  }
  return words.join('')
}

/** As one of the words of its `class`. */
export const hasClass = (element: Element, name: string): boolean =>
  (element.attribs.class ?? '').split(/\s+/).includes(name)
/** Whether it ends a paragraph; pictures are judged where they stand. */
export const isBlock = (node: ChildNode): boolean =>
  isTag(node) && blockElements.has(node.name) && !(node.name === 'img')
/** Without texts and comments. */
export const elements = (nodes: ChildNode[]): Element[] => nodes.filter(isTag)
