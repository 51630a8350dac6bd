import type { Block, BodyDoc, Inline, List } from './schema.ts'

/** The words of a body as plain text, a blank line between blocks: for search, counting and text mails. */
export const bodyToText = (doc: BodyDoc): string => doc.content.map(blockText).filter(Boolean).join('\n\n')

const inlineText = (nodes: Inline[] = []): string =>
  nodes.map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : '')).join('')

const listText = (list: List): string =>
  list.content
    .map(
      (item, index) =>
        `${list.type === 'orderedList' ? `${list.attrs.start + index}.` : '–'} ${item.content.map(blockText).join('\n')}`,
    )
    .join('\n')

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      return inlineText(block.content)
    case 'blockquote':
      return [...block.content.map(blockText), block.attrs.cite ? `– ${block.attrs.cite}` : '']
        .filter(Boolean)
        .join('\n')
    case 'bulletList':
    case 'orderedList':
      return listText(block)
    case 'table':
      return block.content
        .map((row) => row.content.map((cell) => cell.content.map(blockText).join(' ')).join(' | '))
        .join('\n')
    case 'figure':
      return block.attrs.caption ?? ''
    case 'gallery':
      return block.content.map(blockText).filter(Boolean).join('\n')
    case 'codeBlock':
      return block.content?.map(({ text }) => text).join('') ?? ''
    case 'infoBox':
      return [block.attrs.title ?? '', ...block.content.map(blockText)].filter(Boolean).join('\n')
    case 'embed':
      return block.attrs.title ?? ''
    case 'horizontalRule':
      return ''
  }
}

/** Words as a reader counts them: runs of letters or digits, with hyphens and apostrophes inside. */
export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** The media library's ids that a body shows, each once. */
export function mediaIdsIn(doc: BodyDoc): string[] {
  const ids = new Set<string>()
  const look = (block: Block): void => {
    if (block.type === 'figure') ids.add(block.attrs.mediaId)
    else if (block.type === 'gallery' || block.type === 'infoBox')
      for (const child of block.content) look(child)
  }
  for (const block of doc.content) look(block)
  return [...ids]
}
