/** Which nodes may stand in a document; those named with a list may hold only these. */
const known: Readonly<Record<string, readonly string[] | null>> = {
  paragraph: null,
  heading: null,
  blockquote: null,
  pullQuote: null,
  bulletList: null,
  orderedList: null,
  listItem: null,
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: null,
  tableHeader: null,
  figure: null,
  gallery: ['figure'],
  codeBlock: null,
  infoBox: null,
  embed: null,
  horizontalRule: null,
  text: null,
  hardBreak: null,
  footnote: null,
}

/**
 * The first node of a document that could not be stored, with where it stands (`content.2.content.0`); null when there is
 * none. Programs that send documents are told, so that nothing they send is lost without a word.
 */
export function firstUnknownNode(doc: {
  content: readonly unknown[]
}): { path: string; type: string } | null {
  const open: { node: unknown; path: string; allowed: readonly string[] | null }[] = []
  const openAll = (nodes: readonly unknown[], path: string, allowed: readonly string[] | null) => {
    for (const [index, node] of [...nodes.entries()].reverse())
      open.push({ node, path: `${path}content.${index}`, allowed })
  }
  openAll(doc.content, '', null)
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path, allowed } = next
    const type = typeOf(node)
    const inside = Object.hasOwn(known, type) ? known[type] : undefined
    if (inside === undefined || (allowed && !allowed.includes(type))) return { path, type }
    if (hasContent(node)) openAll(node.content, `${path}.`, inside)
  }
  return null
}

const typeOf = (node: unknown): string =>
  typeof node === 'object' && node !== null && 'type' in node ? String(node.type).slice(0, 60) : ''

const hasContent = (node: unknown): node is { content: unknown[] } =>
  typeof node === 'object' && node !== null && 'content' in node && Array.isArray(node.content)
