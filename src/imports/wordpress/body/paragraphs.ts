import { embedAlone } from '../../reading/embed-addresses.ts'
import { type Piece, piecesOf } from './html-scan.ts'

/** Elements that stand between paragraphs, not in them. */
const blocks = new Set(
  `address article aside audio blockquote center details dd div dl dt embed fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hr iframe legend li main map nav object ol option p script section select style summary table
  tbody td tfoot th thead tr ul video`.split(/\s+/),
)
/** Between their children stand no words. */
const structures = new Set(['dl', 'ol', 'select', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul', 'object'])
/** Hold words but no paragraphs; a blank line in them is a line break. */
const lines = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary', 'figcaption', 'legend', 'option'])
/** Hold words as they are; paragraphs only where a blank line divides them. */
const cells = new Set(['li', 'td', 'th', 'dd', 'dt'])
const withoutEnd = new Set(['hr', 'embed'])

/**
 * The paragraphs of text written without marking them, as in WordPress's classic editor: a blank line ends a paragraph,
 * a single break is a line break, block elements stand as they are, code and scripts are untouched. A line that is
 * nothing but the address of a video or post on a known site becomes an embed.
 */
export function paragraphsFrom(source: string): string {
  const out: string[] = []
  const open: string[] = []
  let run: Piece[] = []
  const endRun = () => {
    if (run.length > 0) out.push(runToHtml(run, open.at(-1)))
    run = []
  }
  for (const piece of piecesOf(source.replace(/\r\n?/g, '\n'))) {
    if (piece.kind === 'comment') continue
    const isBlock = piece.kind === 'raw' ? standsAlone(piece) : blocks.has(piece.name)
    if (!isBlock) {
      run.push(piece)
      continue
    }
    endRun()
    if (piece.kind === 'raw') out.push(asBlock(piece))
    else if (piece.name !== 'p') {
      out.push(piece.source)
      if (!withoutEnd.has(piece.name) && !piece.source.endsWith('/>')) follow(open, piece)
    }
  }
  endRun()
  return out.join('')
}

/** Code in several lines is a block, whatever element holds it. */
const standsAlone = ({ name, source }: Piece): boolean => name !== 'code' || source.includes('\n')

const asBlock = ({ name, source }: Piece): string => (name === 'code' ? `<pre>${source}</pre>` : source)

function follow(open: string[], { name, isClosing }: Piece): void {
  if (!isClosing) {
    if (open.length < 200) open.push(name)
    return
  }
  const at = open.lastIndexOf(name)
  if (at >= 0) open.length = at
}

function runToHtml(run: Piece[], parent: string | undefined): string {
  if (run.every(({ kind, source }) => kind === 'text' && source.trim() === '')) return '\n'
  if (parent && structures.has(parent)) return run.map(({ source }) => source).join('')
  const paragraphs = paragraphsOf(run)
  if (parent && lines.has(parent)) return paragraphs.join('<br>')
  if (parent && cells.has(parent) && paragraphs.length === 1) return paragraphs.join('')
  return paragraphs.map(inParagraph).join('')
}

/** Divided at blank lines of the text; those in code and tags divide nothing. */
function paragraphsOf(run: Piece[]): string[] {
  const result: string[] = []
  let current: string[] = []
  for (const { kind, source } of run) {
    const parts = kind === 'text' ? source.split(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/) : [source]
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        result.push(current.join(''))
        current = []
      }
      current.push(kind === 'text' ? part : source.replaceAll('\n', ' '))
    }
  }
  result.push(current.join(''))
  return result.map((text) => text.trim()).filter((text) => text !== '')
}

/** Lines that are an embed's address stand by themselves, the others are a paragraph with breaks. */
function inParagraph(text: string): string {
  const out: string[] = []
  let current: string[] = []
  const end = () => {
    if (current.length > 0) out.push(`<p>${current.join('<br>\n')}</p>`)
    current = []
  }
  for (const line of text.split('\n')) {
    const embed = embedAlone(line)
    if (embed) {
      end()
      out.push(embed)
    } else current.push(line.replace(/<br\s*\/?>\s*$/i, ''))
  }
  end()
  return out.join('')
}
