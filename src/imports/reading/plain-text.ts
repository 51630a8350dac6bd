import { Parser } from 'htmlparser2'

const silent = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'select'])
const breaking = new Set(
  'p div blockquote ul ol li dl dt dd h1 h2 h3 h4 h5 h6 pre table tr figure section article aside hr'.split(
    ' ',
  ),
)

/** More is no text of one line or one comment; closing what was never opened costs more the more is open. */
const longestSource = 200_000

/**
 * The words of HTML or of text with a few tags in it. Line breaks of the source stay, blocks begin a new paragraph, and
 * a link's address follows its words in brackets.
 */
export function plainText(html: string): string {
  const source = html.slice(0, longestSource)
  const out: string[] = []
  const open: { href: string; from: number }[] = []
  let silence = 0
  const parser = new Parser({
    onopentag(name, { href, src, alt }) {
      if (silent.has(name)) silence += 1
      if (silence > 0) return
      if (name === 'br') out.push('\n')
      else if (breaking.has(name)) out.push(name === 'li' ? '\n– ' : '\n\n')
      else if (name === 'img') out.push(alt ? `${alt} ` : '', src && /^https?:/i.test(src) ? src : '')
      else if (name === 'a') open.push({ href: href?.trim() ?? '', from: out.length })
    },
    ontext(text) {
      if (silence === 0) out.push(text)
    },
    onclosetag(name) {
      if (silent.has(name)) silence = Math.max(0, silence - 1)
      if (silence > 0) return
      if (breaking.has(name) && name !== 'li') out.push('\n\n')
      const link = name === 'a' ? open.pop() : undefined
      if (link) out.push(writtenOut(link.href, out.slice(link.from).join('')))
    },
  })
  parser.write(source)
  parser.end()
  return tidied(out.join(''))
}

function writtenOut(href: string, words: string): string {
  if (!/^(https?:|mailto:)/i.test(href)) return ''
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^(https?:\/\/(www\.)?|mailto:)/i, '')
      .replace(/[/…]+$/, '')
  const shown = bare(words)
  if (shown === '') return href
  return shown.length > 3 && bare(href).startsWith(shown) && words.trim().length >= href.length - 12
    ? ''
    : ` (${href.replace(/^mailto:/i, '')})`
}

function tidied(text: string): string {
  const lines: string[] = []
  for (const line of text.split(/\r\n?|\n/)) {
    const words = line.replace(/[ \t\u00a0]+/g, ' ').trim()
    if (words !== '' || (lines.length > 0 && lines.at(-1) !== '')) lines.push(words)
  }
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

/** One line of words: for headlines, names, captions. */
export const plainLine = (html: string): string => {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim()
  const words: string[] = []
  let silence = 0
  const parser = new Parser({
    onopentag(name) {
      if (silent.has(name)) silence += 1
      else if (name === 'br' || breaking.has(name)) words.push(' ')
    },
    ontext(text) {
      if (silence === 0) words.push(text)
    },
    onclosetag(name) {
      if (silent.has(name)) silence = Math.max(0, silence - 1)
      else if (breaking.has(name)) words.push(' ')
    },
  })
  parser.write(html.slice(0, longestSource))
  parser.end()
  return words.join('').replace(/\s+/g, ' ').trim()
}

/** Cut at a word's end when it is longer; the second says whether it was. */
export function cutAt(text: string, longest: number): { text: string; isCut: boolean } {
  if (text.length <= longest) return { text, isCut: false }
  const head = text.slice(0, longest - 1).toWellFormed()
  const space = head.lastIndexOf(' ')
  return { text: `${(space > longest * 0.7 ? head.slice(0, space) : head).trimEnd()}…`, isCut: true }
}
