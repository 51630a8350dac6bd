/** One piece of HTML source: text between tags, a tag, something to be passed over whole (code, scripts), a comment. */
export type Piece = {
  kind: 'text' | 'tag' | 'raw' | 'comment'
  source: string
  name: string
  isClosing: boolean
}

/** What is inside these is copied as it is. */
const rawElements = new Set(['pre', 'code', 'script', 'style', 'textarea', 'svg'])

/**
 * Cuts HTML source into pieces without judging it: every character is in exactly one of them. A `<` that opens no tag
 * is text. Each search remembers when there is nothing more to be found, so time grows with the length alone.
 */
export function* piecesOf(html: string): Generator<Piece> {
  const search = searchIn(html)
  let from = 0
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const piece = pieceAt(html, open, search)
    if (!piece) {
      at = open + 1
      continue
    }
    if (open > from) yield textPiece(html.slice(from, open))
    yield piece
    from = at = open + piece.source.length
  }
  if (from < html.length) yield textPiece(html.slice(from))
}

const textPiece = (source: string): Piece => ({ kind: 'text', source, name: '', isClosing: false })

/** Where the next match at or after `at` ends; -1 when there is none. */
type Search = (pattern: string, at: number) => number

function searchIn(html: string): Search {
  const patterns = new Map<string, { regex: RegExp; end: number; start: number }>()
  return (pattern, at) => {
    const known = patterns.get(pattern) ?? { regex: new RegExp(pattern, 'gi'), start: -1, end: 0 }
    patterns.set(pattern, known)
    if (known.end < 0 || known.start >= at) return known.end
    known.regex.lastIndex = at
    const match = known.regex.exec(html)
    known.start = match ? match.index : -1
    known.end = match ? match.index + match[0].length : -1
    return known.end
  }
}

function pieceAt(html: string, at: number, search: Search): Piece | null {
  const whole = (kind: Piece['kind'], end: number, name: string): Piece | null =>
    end < 0 ? null : { kind, source: html.slice(at, end), name, isClosing: html[at + 1] === '/' }
  if (html.startsWith('<!--', at)) return whole('comment', search('-->', at + 4), '')
  const name = /^<\/?([a-zA-Z][a-zA-Z0-9:-]{0,40})/.exec(html.slice(at, at + 44))?.[1]?.toLowerCase()
  const end = name ? search('>', at) : -1
  const tag = name ? whole('tag', end, name) : null
  if (!tag || !name || tag.isClosing || !rawElements.has(name) || html[end - 2] === '/') return tag
  return whole('raw', search(`</${name}\\s*>`, end), name) ?? tag
}
