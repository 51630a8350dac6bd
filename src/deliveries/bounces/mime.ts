/** A part of a mail, or the whole: headers by lower-case name, its text, and the parts in it. */
export type MimePart = {
  headers: ReadonlyMap<string, readonly string[]>
  /** Lower case, `text/plain` when it says nothing. */
  type: string
  parameters: ReadonlyMap<string, string>
  /** Decoded from its transfer encoding; each byte one character. */
  text: string
  parts: readonly MimePart[]
}

const deepest = 6
const mostParts = 40

/**
 * A mail in its parts (RFC 2045, 2046), as far as it can be understood: what servers send as a report is often broken –
 * no end of the last part, headers without a blank line, charsets nobody knows. Reports are ASCII in what matters, so
 * bytes stay bytes. Never throws, and takes time in proportion to the mail, whatever is in it.
 */
export const parseMime = (raw: Buffer): MimePart =>
  parsePart(raw.toString('latin1').replace(/\r\n?/g, '\n'), deepest)

export const headerOf = (part: MimePart, name: string): string => part.headers.get(name)?.[0] ?? ''

/** The part and all in it, in the order they stand. */
export const allParts = (part: MimePart): MimePart[] => [part, ...part.parts.flatMap(allParts)]

function parsePart(source: string, depth: number): MimePart {
  const { head, body } = headAndBody(source)
  const headers = readFields(head)
  const { value: type, parameters } = readParameters(headers.get('content-type')?.[0] ?? '')
  const encoding = headers.get('content-transfer-encoding')?.[0]?.trim().toLowerCase() ?? ''
  const text = decode(body, encoding)
  const facts = { headers, type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'text/plain', parameters, text }
  return { ...facts, parts: depth > 0 ? partsIn(facts, depth - 1) : [] }
}

function partsIn(part: Omit<MimePart, 'parts'>, depth: number): MimePart[] {
  if (part.type === 'message/rfc822' || part.type === 'message/global') return [parsePart(part.text, depth)]
  const boundary = part.parameters.get('boundary')
  if (!part.type.startsWith('multipart/') || !boundary) return []
  const lines = `\n${part.text}\n`.split(`\n--${boundary}`).slice(1, mostParts + 1)
  return lines
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => parsePart(piece.replace(/^[ \t]*\n/, ''), depth))
}

function headAndBody(source: string): { head: string; body: string } {
  if (source.startsWith('\n')) return { head: '', body: source.slice(1) }
  const blank = source.indexOf('\n\n')
  return blank === -1
    ? { head: source, body: '' }
    : { head: source.slice(0, blank), body: source.slice(blank + 2) }
}

/** More than any server writes; what is longer is cut. */
const mostFields = 300
const longestField = 2000

/** Fields of one block, unfolded. Lines that are no field are passed over. */
export function readFields(block: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  let count = 0
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.min(colon, 100)).trim().toLowerCase()
    if (colon < 1 || !/^[!-9;-~]+$/.test(name)) continue
    const value = line.slice(colon + 1, colon + 1 + longestField).trim()
    const there = fields.get(name)
    if (there) there.push(value)
    else fields.set(name, [value])
    if (++count === mostFields) break
  }
  return fields
}

function readParameters(field: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, plain] of field.matchAll(
    /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/g,
  ))
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '')
  return { value: (field.split(';')[0] ?? '').trim().toLowerCase(), parameters }
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1').replace(/\r\n?/g, '\n')
  if (encoding === 'quoted-printable')
    return body
      .replace(/=[ \t]*\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\r\n?/g, '\n')
  return body
}
