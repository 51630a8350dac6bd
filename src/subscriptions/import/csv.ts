/** A record with the number of the line it begins in, or why it is none. */
export type CsvRecord = { line: number; fields: string[] } | { line: number; broken: 'unclosed-quote' }

/** A quoted field goes over a few lines at most: what goes on longer was never closed, and would swallow the rest. */
const mostLines = 12

/**
 * The records of a file (RFC 4180), whichever of `,`, `;` and tab stands between the fields. A record whose quote is
 * never closed is broken; reading goes on in the next line.
 */
export function* csvRecords(text: string, separator: string): Generator<CsvRecord> {
  const lines = text.split(/\r\n|\n|\r/)
  for (let at = 0; at < lines.length; ) {
    const record = recordAt(lines, at, separator)
    if (record === null) {
      yield { line: at + 1, broken: 'unclosed-quote' }
      at++
      continue
    }
    if (record.fields.some((field) => field !== '')) yield { line: at + 1, fields: record.fields }
    at = record.next
  }
}

function recordAt(
  lines: readonly string[],
  start: number,
  separator: string,
): { fields: string[]; next: number } | null {
  const fields: string[] = []
  let line = lines[start] ?? ''
  let next = start + 1
  let at = 0
  for (;;) {
    if (line[at] !== '"') {
      const found = line.indexOf(separator, at)
      const end = found === -1 ? line.length : found
      fields.push(line.slice(at, end).trim())
      if (found === -1) return { fields, next }
      at = end + 1
      continue
    }
    let field = ''
    at++
    for (;;) {
      const quote = line.indexOf('"', at)
      if (quote === -1) {
        if (next >= lines.length || next - start >= mostLines) return null
        field += `${line.slice(at)}\n`
        line = lines[next++] ?? ''
        at = 0
        continue
      }
      field += line.slice(at, quote)
      if (line[quote + 1] !== '"') {
        at = quote + 1
        break
      }
      field += '"'
      at = quote + 2
    }
    // What stands between the quote and the next separator belongs to the field.
    const found = line.indexOf(separator, at)
    const end = found === -1 ? line.length : found
    fields.push((field + line.slice(at, end)).trim())
    if (found === -1) return { fields, next }
    at = end + 1
  }
}

/** The separator of the first line: the one that stands in it most often, outside of quotes. */
export function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const first = (end === -1 ? text : text.slice(0, end)).replace(/"(?:[^"]|"")*"/g, '')
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

/** The file as text: UTF-8 or UTF-16 by its mark, else UTF-8, and where it is none the signs of old Windows. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
