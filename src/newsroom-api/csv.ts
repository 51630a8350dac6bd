export type CsvCell = string | number | null | readonly string[]

/** Goes before a table: spreadsheets know UTF-8 by it. */
export const csvMark = '\ufeff'

/** A row of RFC 4180. What a spreadsheet would take for a formula is made text (OWASP, CSV injection). */
export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(cellOf).join(',')}\r\n`

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = (typeof cell === 'string' ? cell : JSON.stringify(cell)).replace(/^(?=[=+@\t\r-])/, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Texts one after the other, as a body that is made while it is read. */
export function streamOf(texts: AsyncIterable<string>): globalThis.ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new globalThis.ReadableStream({
    async start(controller) {
      for await (const text of texts) controller.enqueue(encoder.encode(text))
      controller.close()
    },
  })
}
