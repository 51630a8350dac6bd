import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { constants, createGunzip } from 'node:zlib'

/** What reading a file has shown about it so far. */
export type FileFindings = {
  /** It says UTF-8, or nothing, and is not: what was no UTF-8 was read as Windows-1252. */
  isWronglyEncoded: boolean
  /** It breaks off, or its compression does. */
  endsEarly: boolean
}

/**
 * The text of a file, piece by piece: unpacked when it is gzip, decoded as UTF-8 (bytes that are none as
 * Windows-1252), UTF-16, or what its XML declaration names. Characters that XML forbids are left out. A broken
 * compression ends the text.
 */
export async function* textOf(file: string, findings: FileFindings): AsyncGenerator<string> {
  const isPacked = await beginsWithGzip(file)
  let decode: Decode | null = null
  try {
    for await (const bytes of isPacked
      ? unpacked(file)
      : createReadStream(file, { highWaterMark: 1 << 16 })) {
      decode ??= decoderFor(bytes as Buffer, findings)
      yield withoutForbidden(decode(bytes as Buffer, false))
    }
  } catch (error) {
    if (!isPacked || !isZlibError(error)) throw error
    findings.endsEarly = true
  }
  if (decode) yield withoutForbidden(decode(Buffer.alloc(0), true))
}

function unpacked(file: string): AsyncIterable<Buffer> {
  const source = createReadStream(file)
  // Without this a file that breaks off would lose the part that can still be unpacked.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  source.on('error', (error) => gunzip.destroy(error))
  return source.pipe(gunzip)
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_|^ERR_ZLIB|^ERR_PADDING/.test(String(error.code))

async function beginsWithGzip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

const withoutForbidden = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, section 2.2: no document may hold them
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]+/g, '')

type Decode = (bytes: Buffer, isLast: boolean) => string

function decoderFor(head: Buffer, findings: FileFindings): Decode {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0))
    return streaming('utf-16le')
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c))
    return streaming('utf-16be')
  const declared = /^[^<]{0,8}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head.toString('latin1', 0, 300),
  )?.[1]
  const label = known(declared)
  if (label && label !== 'utf-8' && label !== 'windows-1252' && !label.startsWith('utf-16'))
    return streaming(label)
  return utf8OrWindows1252(() => {
    if (label !== 'windows-1252') findings.isWronglyEncoded = true
  })
}

function known(label: string | undefined): string | null {
  try {
    return label ? new TextDecoder(label).encoding : null
  } catch {
    return null
  }
}

function streaming(label: string): Decode {
  const decoder = new TextDecoder(label)
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
}

/** Old databases mix both: what is UTF-8 is read as such, each byte that is not as Windows-1252. */
function utf8OrWindows1252(onOther: () => void): Decode {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let carry: Buffer = Buffer.alloc(0)
  let isFirst = true
  return (chunk, isLast) => {
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk
    const whole = bytes.length - openTail(bytes)
    carry = isLast ? Buffer.alloc(0) : bytes.subarray(whole)
    let text: string
    try {
      text = strict.decode(bytes.subarray(0, whole))
    } catch {
      onOther()
      text = mixed(bytes.subarray(0, whole))
    }
    if (!isFirst || text === '') return text
    isFirst = false
    return text.startsWith('\ufeff') ? text.slice(1) : text
  }
}

/** How many bytes at the end begin a character whose rest is still to come. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    return byte <= 0xf4 && needed > back ? back : 0
  }
  return 0
}

const windows1252 = new TextDecoder('windows-1252')

function mixed(bytes: Buffer): string {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    parts.push(bytes.toString('utf8', from, at), windows1252.decode(bytes.subarray(at, at + 1)))
    at += 1
    from = at
  }
  parts.push(bytes.toString('utf8', from))
  return parts.join('')
}

/** Length of the UTF-8 character that begins here, 0 when none does (Unicode, table 3-7). */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  const second = bytes[at + 1] ?? 0
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let next = 2; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
