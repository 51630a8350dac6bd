import { knownShortcode, type ShortcodeContext } from './known-shortcodes.ts'
import { attributesOf, type Token, tokensOf } from './shortcode-tokens.ts'

/**
 * Known shortcodes become HTML; layout shortcodes leave what they hold; unknown ones stay as they are written, for the
 * editor to see, and are noted once per entry and name. `[[name]]` becomes `[name]`, as WordPress shows it.
 */
export function resolveShortcodes(html: string, context: ShortcodeContext): string {
  const tokens = tokensOf(html)
  if (tokens.every(({ kind }) => kind === 'text')) return html
  const closes = closesByName(tokens)
  const opens = new Set(tokens.flatMap((token) => (token.kind === 'open' ? [token.name] : [])))
  return resolve(tokens, 0, tokens.length, { ...context, closes, opens })
}

type Closes = ReadonlyMap<string, number[]>
type Context = ShortcodeContext & { closes: Closes; opens: ReadonlySet<string> }

function closesByName(tokens: readonly Token[]): Closes {
  const closes = new Map<string, number[]>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'close') continue
    const known = closes.get(token.name)
    if (known) known.push(index)
    else closes.set(token.name, [index])
  }
  return closes
}

/** The tokens from `from` up to `to` as HTML. What is within a shortcode's own content is resolved first. */
function resolve(tokens: readonly Token[], from: number, to: number, context: Context): string {
  const out: string[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token) break
    if (token.kind === 'text') {
      out.push(token.source)
      continue
    }
    const known = knownShortcode(token.name)
    if (token.kind === 'escaped') {
      out.push(known || token.rest.includes('=') ? token.source.slice(1, -1) : token.source)
      continue
    }
    if (token.kind === 'close') {
      if (known?.kind !== 'wrapper' || !context.opens.has(token.name)) out.push(token.source)
      continue
    }
    const end =
      known?.kind === 'content' || known?.kind === 'code'
        ? closeAfter(context.closes, token.name, at, to)
        : -1
    const inner =
      end < 0
        ? null
        : known?.kind === 'code'
          ? tokens
              .slice(at + 1, end)
              .map(({ source }) => source)
              .join('')
          : resolve(tokens, at + 1, end, context)
    const isMeant = known && (known.kind !== 'wrapper' || isWrapper(token, context))
    const rendered = isMeant ? known.render(attributesOf(token.rest), inner, context) : null
    if (rendered === null) {
      noteKept(tokens, at, context)
      out.push(token.source)
      continue
    }
    out.push(rendered)
    if (end >= 0) at = end
  }
  return out.join('')
}

/** „[left]“ may be a word of the text; with a closing mark or values it is none. */
const isWrapper = ({ name, rest }: { name: string; rest: string }, { closes }: Context): boolean =>
  name.includes('_') || rest.includes('=') || closes.has(name)

/** The next closing token of the name, before `to`. Binary, because a text may hold thousands. */
function closeAfter(closes: Closes, name: string, at: number, to: number): number {
  const all = closes.get(name) ?? []
  let low = 0
  for (let high = all.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((all[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  const found = all[low]
  return found !== undefined && found < to ? found : -1
}

/** A word in brackets is not yet a shortcode: „[sic]“ stands in many texts, „[dpa]“ too. */
function noteKept(tokens: readonly Token[], at: number, { notes, entryKey, title, closes }: Context): void {
  const token = tokens[at]
  if (!token || token.kind === 'text') return
  const { name, rest } = token
  const isAlone =
    /(^|[\n>])\s*$/.test((tokens[at - 1]?.source ?? '').slice(-40)) &&
    /^\s*($|[\n<])/.test((tokens[at + 1]?.source ?? '').slice(0, 40))
  const isShortcode =
    rest.includes('=') ||
    /[_-]/.test(name) ||
    closes.has(name) ||
    (isAlone && rest.trim() === '' && name === name.toLowerCase())
  if (isShortcode)
    notes.addOnce({ subject: 'shortcode', reason: 'shortcode-kept', detail: name, entryKey, title })
}
