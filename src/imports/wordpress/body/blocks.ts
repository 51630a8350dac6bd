/** A block of the block editor, as its comments mark it. `text` is what stands between the marks. */
export type Block = {
  name: string
  attributes: Record<string, unknown>
  inner: (Block | string)[]
}

const deepest = 50
const longestAttributes = 200_000

export const hasBlocks = (content: string): boolean => content.includes('<!-- wp:')

/**
 * The blocks of a text and the text between them. Marks that close nothing are left out, blocks that are never closed
 * end with the text, and what is nested beyond reason stands beside its parent instead.
 */
export function parseBlocks(content: string): (Block | string)[] {
  const top: (Block | string)[] = []
  const open: Block[] = []
  const put = (node: Block | string) => {
    if (node !== '') (open.at(-1)?.inner ?? top).push(node)
  }
  let from = 0
  for (let at = content.indexOf('<!--'); at >= 0; at = content.indexOf('<!--', at)) {
    const end = content.indexOf('-->', at + 4)
    if (end < 0) break
    const mark = markOf(content.slice(at + 4, end))
    if (!mark) {
      at = end + 3
      continue
    }
    put(content.slice(from, at))
    from = at = end + 3
    if (mark.kind === 'close') closeBlock(open, mark.name)
    else {
      const block: Block = { name: mark.name, attributes: mark.attributes, inner: [] }
      put(block)
      if (mark.kind === 'open' && open.length < deepest) open.push(block)
    }
  }
  put(content.slice(from))
  return top
}

function closeBlock(open: Block[], name: string): void {
  const at = open.findLastIndex((block) => block.name === name)
  if (at >= 0) open.splice(at)
}

type Mark = { kind: 'open' | 'close' | 'void'; name: string; attributes: Record<string, unknown> }

function markOf(comment: string): Mark | null {
  if (comment.length > longestAttributes) return null
  const match = /^\s+(\/?)wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)(?=\s|$)/.exec(comment)
  if (!match) return null
  const rest = comment.slice(match[0].length).trim()
  const isVoid = rest.endsWith('/')
  const json = isVoid ? rest.slice(0, -1).trim() : rest
  return {
    kind: match[1] ? 'close' : isVoid ? 'void' : 'open',
    name: (match[2] ?? '').replace(/^core\//, ''),
    attributes: attributesFrom(json),
  }
}

function attributesFrom(json: string): Record<string, unknown> {
  if (!json.startsWith('{')) return {}
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    return {}
  }
}
