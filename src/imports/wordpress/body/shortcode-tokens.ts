import { piecesOf } from './html-scan.ts'

/** A text cut at its shortcodes. `source` is the token as written. */
export type Token =
  | { kind: 'text'; source: string }
  | { kind: 'open' | 'close' | 'escaped'; source: string; name: string; rest: string }

const longestShortcode = 20_000

/**
 * Finds everything that has the form of a shortcode: `[name …]`, `[/name]`, `[[name …]]`. Not in code, scripts,
 * comments or tags; what the name means is not judged here. Each character is looked at a fixed number of times.
 */
export function tokensOf(html: string): Token[] {
  const tokens: Token[] = []
  if (!html.includes('[')) return html === '' ? [] : [{ kind: 'text', source: html }]
  let offset = 0
  let from = 0
  let passed = 0
  const openAfter = nextIn(html, '[')
  const closeAfter = nextIn(html, ']')
  for (const piece of piecesOf(html)) {
    const end = offset + piece.source.length
    if (piece.kind === 'text') {
      let at = openAfter(Math.max(offset, passed))
      for (; at < end; at = openAfter(Math.max(at + 1, passed))) {
        const close = closeAfter(at)
        if (close - at > longestShortcode) continue
        const token = tokenAt(html, at, close)
        if (!token) continue
        if (at > from) tokens.push({ kind: 'text', source: html.slice(from, at) })
        tokens.push(token)
        from = passed = at + token.source.length
      }
    }
    offset = end
  }
  if (from < html.length) tokens.push({ kind: 'text', source: html.slice(from) })
  return tokens
}

/** The next place of a character, infinity when there is none; asked for ever later places, it reads the text once. */
function nextIn(text: string, character: string): (at: number) => number {
  let next = -1
  return (at) => {
    if (next < at) {
      const found = text.indexOf(character, at)
      next = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return next
  }
}

function tokenAt(html: string, at: number, close: number): Token | null {
  const inner = html.slice(at + 1, close)
  const match = /^(\[?)(\/?)([A-Za-z][\w-]{0,60})(?=[\s=/:]|$)/.exec(inner)
  if (!match) return null
  const [head, bracket, slash, name = ''] = match
  const rest = inner.slice(head.length)
  if (bracket) {
    const isWhole = html[close + 1] === ']'
    return isWhole ? { kind: 'escaped', source: html.slice(at, close + 2), name, rest } : null
  }
  return { kind: slash ? 'close' : 'open', source: html.slice(at, close + 1), name, rest }
}

export type ShortcodeAttributes = { named: Record<string, string>; bare: string[] }

/** `name="value"`, `name='value'`, `name=value` and bare values; typographic quotation marks count as plain ones. */
export function attributesOf(rest: string): ShortcodeAttributes {
  const named: Record<string, string> = Object.create(null)
  const bare: string[] = []
  const text = rest.replace(/[“”„″]|&#82(?:20|21|22|43);|&quot;/g, '"').replace(/\/\s*$/, '')
  const pattern = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|(\S+)/g
  for (const [, name, ...values] of text.matchAll(pattern)) {
    const value = decoded(values.find((candidate) => candidate !== undefined) ?? '')
    if (name) named[name.toLowerCase()] = value
    else bare.push(value.replace(/^=/, ''))
  }
  return { named, bare }
}

const decoded = (text: string): string =>
  text
    .replace(/&amp;|&#0?38;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
