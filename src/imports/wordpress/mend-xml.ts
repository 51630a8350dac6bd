type Mode = 'text' | 'tag' | 'cdata' | 'comment' | 'instruction' | 'doctype' | 'declarations'

const endOf: Record<Mode, string> = {
  text: '<',
  tag: '>',
  cdata: ']]>',
  comment: '-->',
  instruction: '?>',
  doctype: '>',
  declarations: ']',
}
const isLeftOut: Record<Mode, boolean> = {
  text: false,
  tag: false,
  cdata: false,
  comment: true,
  instruction: true,
  doctype: true,
  declarations: true,
}
/** A tag this long holds no name that means anything here. */
const longestTag = 100_000

/**
 * Makes text bearable for a strict XML parser that keeps each run of text in memory: what stands between two marks is
 * cut at `longest` characters, so a hostile file cannot fill the memory; `&` and `<` that begin nothing, and
 * entities beyond XML's five (each named to `onEntity`), are escaped; comments, instructions and the document type with
 * its entities are left out. Everything else passes unchanged.
 */
export function xmlMender(
  longest: number,
  onEntity: (name: string) => void = () => {},
): (text: string, isLast: boolean) => string {
  let mode: Mode = 'text'
  let length = 0
  let carry = ''
  let tag = ''
  return (text, isLast) => {
    const rest = carry + text
    const out: string[] = []
    const emit = (piece: string) => {
      const room = (mode === 'tag' ? longestTag : longest) - length
      length += piece.length
      if (room <= 0 || isLeftOut[mode]) return
      const kept = piece.length > room ? piece.slice(0, room) : piece
      if (mode === 'tag') tag += kept
      out.push(mode === 'text' ? escaped(kept, onEntity) : kept)
    }
    const enter = (next: Mode) => {
      mode = next
      length = 0
      tag = ''
    }
    let at = 0
    while (at < rest.length) {
      const end = endAfter(rest, at, mode)
      if (end < 0) {
        const held = isLast ? 0 : heldBack(rest, at, mode)
        emit(rest.slice(at, rest.length - held))
        at = rest.length - held
        break
      }
      if (mode === 'text') {
        emit(rest.slice(at, end))
        at = end
        if (!isLast && rest.length - end < 9) break
        const next = markAt(rest, end)
        if (next) enter(next)
        else {
          out.push('&lt;')
          at += 1
        }
      } else if (mode === 'doctype' && rest[end] === '[') {
        at = end + 1
        enter('declarations')
      } else {
        emit(rest.slice(at, end))
        if (mode === 'tag' && length > longestTag) out.push(endOfCutTag(tag, rest[end - 1] === '/'))
        else if (!isLeftOut[mode]) out.push(endOf[mode])
        at = end + endOf[mode].length
        enter(mode === 'declarations' ? 'doctype' : 'text')
      }
    }
    carry = rest.slice(at)
    return out.join('')
  }
}

/** Closes what was cut in the middle, or the quotation would reach into the next item. */
function endOfCutTag(tag: string, isEmpty: boolean): string {
  const [, quote = ''] = /^[^"']*(?:"[^"]*"[^"']*|'[^']*'[^"']*)*(["']?)/.exec(tag) ?? []
  return `${quote}${isEmpty ? '/' : ''}>`
}

function markAt(text: string, at: number): Mode | null {
  if (text.startsWith('<![CDATA[', at)) return 'cdata'
  if (text.startsWith('<!--', at)) return 'comment'
  if (text.startsWith('<?', at)) return 'instruction'
  if (/^<!doctype/i.test(text.slice(at, at + 9))) return 'doctype'
  return /[a-z_:/]/i.test(text[at + 1] ?? '') ? 'tag' : null
}

/** Where the run ends; a document type either at its end or at its declarations. */
function endAfter(text: string, at: number, mode: Mode): number {
  const end = text.indexOf(endOf[mode], at)
  if (mode !== 'doctype') return end
  const bracket = text.indexOf('[', at)
  return bracket >= 0 && (end < 0 || bracket < end) ? bracket : end
}

/** What may be the first part of a mark whose rest is in the next piece. */
function heldBack(text: string, at: number, mode: Mode): number {
  if (mode !== 'text') return Math.min(2, text.length - at)
  const ampersand = text.lastIndexOf('&')
  const isOpen = ampersand >= at && text.length - ampersand < 40 && text.indexOf(';', ampersand) < 0
  return isOpen ? text.length - ampersand : 0
}

const predefined = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

function escaped(text: string, onEntity: (name: string) => void): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:(#\d{1,7}|#x[\da-f]{1,6}|\w{1,40});)?/gi, (whole, name: string | undefined) => {
    if (!name) return '&amp;'
    if (name.startsWith('#') || predefined.has(name)) return whole
    onEntity(name)
    return `&amp;${whole.slice(1)}`
  })
}
