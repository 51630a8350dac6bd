const photoshopHeader = 'Photoshop 3.0\0'
const resourceMark = '8BIM'
const iptcResource = 0x0404
const dataSetMark = 0x1c
const applicationRecord = 2

/**
 * The texts of record 2 in an IPTC block as JPEG keeps it (Photoshop image resources, or the bare data sets).
 * The first of repeated ones counts. What is cut off or damaged ends the reading; it never throws.
 */
export function readIptc(block: Buffer): Map<number, string> {
  const data = iptcData(block)
  const texts = new Map<number, string>()
  let at = data.indexOf(dataSetMark)
  while (at >= 0 && at + 5 <= data.length && data[at] === dataSetMark) {
    const record = data.readUInt8(at + 1)
    const number = data.readUInt8(at + 2)
    const length = data.readUInt16BE(at + 3)
    const end = at + 5 + length
    // A length past 32767 is an extended data set (IIM 4.2, 1.5): pictures inside pictures, nothing we read.
    if (length > 0x7fff || end > data.length) break
    if (record === applicationRecord && !texts.has(number))
      texts.set(number, decodedLetters(data.subarray(at + 5, end)))
    at = end
  }
  return texts
}

function iptcData(block: Buffer): Buffer {
  if (!block.subarray(0, photoshopHeader.length).equals(Buffer.from(photoshopHeader, 'latin1'))) return block
  let at = photoshopHeader.length
  while (at + 12 <= block.length && block.toString('latin1', at, at + 4) === resourceMark) {
    const nameLength = block.readUInt8(at + 6) + 1
    const sizeAt = at + 6 + nameLength + (nameLength % 2)
    if (sizeAt + 4 > block.length) break
    const size = block.readUInt32BE(sizeAt)
    const start = sizeAt + 4
    if (block.readUInt16BE(at + 4) === iptcResource) return block.subarray(start, start + size)
    at = start + size + (size % 2)
  }
  return Buffer.alloc(0)
}

/** UTF-8 where it is that, else Windows-1252: the marker for the character set (1:90) is often missing or wrong. */
export function decodedLetters(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
