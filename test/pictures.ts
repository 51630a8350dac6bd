import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

type Shape = { width?: number; height?: number }

/** A picture with a gradient, so that nothing about it is symmetric: red grows to the right, green downwards. */
export function aPicture({ width = 600, height = 400 }: Shape = {}): Sharp {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels.set([Math.round((x / width) * 255), Math.round((y / height) * 255), 90], (y * width + x) * 3)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

export const aJpeg = (shape: Shape = {}): Promise<Buffer> => aPicture(shape).jpeg({ quality: 90 }).toBuffer()
export const aPng = (shape: Shape = {}): Promise<Buffer> => aPicture(shape).png().toBuffer()

/** The JPEG with an IPTC block of these data sets of record 2, in these letters. */
export function withIptc(jpeg: Buffer, dataSets: Record<number, string>, letters: 'utf8' | 'latin1'): Buffer {
  const records = Object.entries(dataSets).map(([number, text]) =>
    iptcDataSet(2, Number(number), Buffer.from(text, letters)),
  )
  const mark = letters === 'utf8' ? [iptcDataSet(1, 90, Buffer.from('\u001b%G', 'latin1'))] : []
  const data = Buffer.concat([...mark, ...records])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const block = Buffer.concat([
    Buffer.from('Photoshop 3.0\u00008BIM\u0004\u0004\0\0', 'latin1'),
    size,
    data,
    Buffer.alloc(data.length % 2),
  ])
  return withSegment(jpeg, 0xed, block)
}

function iptcDataSet(record: number, number: number, content: Buffer): Buffer {
  const head = Buffer.from([0x1c, record, number, 0, 0])
  head.writeUInt16BE(content.length, 3)
  return Buffer.concat([head, content])
}

/** The JPEG with an XMP packet that holds these elements. */
export function withXmp(jpeg: Buffer, elements: string): Buffer {
  const namespaces = {
    dc: 'http://purl.org/dc/elements/1.1/',
    photoshop: 'http://ns.adobe.com/photoshop/1.0/',
    xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
    Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
    Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  }
  const declared = Object.entries(namespaces).map(([name, address]) => ` xmlns:${name}="${address}"`)
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""${declared.join('')}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta>`
  return withSegment(jpeg, 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`))
}

function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

/** A sound PNG, black, one bit a pixel: 30,000 × 30,000 of them are some hundred kilobytes. */
export function aPixelBomb({ width = 30_000, height = 30_000 }: Shape = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

/** Two frames, the first dark, the second light. */
export function anAnimatedGif({ width = 40, height = 30 }: Shape = {}): Promise<Buffer> {
  const frame = width * height * 3
  const pixels = Buffer.concat([Buffer.alloc(frame, 20), Buffer.alloc(frame, 230)])
  return sharp(pixels, { raw: { width, height: height * 2, channels: 3, pageHeight: height } })
    .gif({ delay: [100, 100] })
    .toBuffer()
}

export const aPdf = (): Buffer =>
  Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
