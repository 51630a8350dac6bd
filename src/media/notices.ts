import { longestAlt, longestCaption, longestCredit, type Proposals, type Rights } from './media.ts'

/** What the blocks of metadata in a picture say, each as its reader found it. */
export type MetadataBlocks = {
  /** Namespace → property → value, from XMP. */
  xmp: Record<string, unknown>
  /** Data set number of record 2 → text, from IPTC IIM. */
  iptc: ReadonlyMap<number, string>
  /** Tag → value, from EXIF. */
  exif: Record<string, unknown>
}

/** IPTC IIM 4.2, record 2. */
const byline = 80
const creditLine = 110
const copyrightNotice = 116
const caption = 120

/** What cameras write into the caption when nobody has. */
const noCaption =
  /^(olympus digital camera|sony dsc|minolta digital camera|digital camera|dcim[\\/]|default|untitled|processed with|screenshot|\s*$)/i

/** XMP is asked first: unlike the older blocks it always says in which letters it is written. */
export function rightsFrom({ xmp, iptc, exif }: MetadataBlocks): Rights {
  const dc = properties(xmp.dc)
  return {
    creator: line(dc.creator) ?? line(iptc.get(byline)) ?? line(exif.Artist),
    creditLine: line(properties(xmp.photoshop).Credit) ?? line(iptc.get(creditLine)),
    copyright: line(dc.rights) ?? line(iptc.get(copyrightNotice)) ?? line(exif.Copyright),
    webStatement: webAddress(properties(xmp.xmpRights).WebStatement),
    digitalSourceType: webAddress(properties(xmp.Iptc4xmpExt).DigitalSourceType),
  }
}

export function proposalsFrom(blocks: MetadataBlocks): Proposals {
  const found =
    text(properties(blocks.xmp.dc).description) ??
    text(blocks.iptc.get(caption)) ??
    text(blocks.exif.ImageDescription)
  return {
    alt: text(properties(blocks.xmp.Iptc4xmpCore).AltTextAccessibility)?.slice(0, longestAlt) ?? null,
    caption: found === null || noCaption.test(found) ? null : found.slice(0, longestCaption),
    credit: creditFrom(rightsFrom(blocks))?.slice(0, longestCredit) ?? null,
  }
}

/** `Jürgen Müller/dpa`, as newspapers print it; the copyright notice where neither is named. */
function creditFrom({ creator, creditLine, copyright }: Rights): string | null {
  if (creator && creditLine && !creditLine.includes(creator)) return `${creator}/${creditLine}`
  return creditLine ?? creator ?? copyright
}

const properties = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** XMP's lists are joined; of its alternatives by language (`{ lang, value }`) the first is taken. */
function text(value: unknown): string | null {
  if (Array.isArray(value)) {
    const parts = value.map(text).filter((part) => part !== null)
    const byLanguage = value.some((part) => typeof part === 'object')
    return (byLanguage ? parts[0] : parts.join(', ')) || null
  }
  if (typeof value === 'object' && value !== null && 'value' in value) return text(value.value)
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const clean = unescaped(String(value)).toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').trim()
  // Letters that were lost in reading would be printed as such.
  return clean === '' || clean.includes('\ufffd') ? null : clean
}

/** exifr hands out XMP's text as it stands in the XML. */
const unescaped = (value: string): string =>
  value.replace(
    /&(?:amp|lt|gt|quot|apos|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (entity, decimal?: string, hex?: string) => {
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      if (Number.isNaN(code)) return entities[entity.toLowerCase()] ?? entity
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}

const controls = /(?!\n)\p{Cc}/gu

const line = (value: unknown): string | null =>
  text(value)?.replace(/\s+/g, ' ').slice(0, longestCredit) ?? null

function webAddress(value: unknown): string | null {
  const url = URL.parse(line(value) ?? '')
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null
}

/** The rights as an XMP packet, to be written into the files made from the picture. Null when there are none. */
export function rightsXmp(rights: Rights): string | null {
  const elements = [
    rights.creator && `<dc:creator><rdf:Seq><rdf:li>${xml(rights.creator)}</rdf:li></rdf:Seq></dc:creator>`,
    rights.copyright &&
      `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${xml(rights.copyright)}</rdf:li></rdf:Alt></dc:rights>`,
    rights.creditLine && `<photoshop:Credit>${xml(rights.creditLine)}</photoshop:Credit>`,
    rights.webStatement && `<xmpRights:WebStatement>${xml(rights.webStatement)}</xmpRights:WebStatement>`,
    rights.digitalSourceType &&
      `<Iptc4xmpExt:DigitalSourceType>${xml(rights.digitalSourceType)}</Iptc4xmpExt:DigitalSourceType>`,
  ].filter(Boolean)
  if (elements.length === 0) return null
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""${namespaces}>${elements.join('')}</rdf:Description></rdf:RDF></x:xmpmeta>`
}

const namespaces =
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
  ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'

const xml = (value: string): string =>
  value.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
