import { readIptc } from './iptc.ts'
import type { Proposals, Rights } from './media.ts'
import { proposalsFrom, rightsFrom } from './notices.ts'

/** The raw blocks as the decoder hands them out. */
export type RawBlocks = { exif?: Buffer | undefined; iptc?: Buffer | undefined; xmp?: Buffer | undefined }
export type Notices = { rights: Rights; proposed: Proposals }

/** Packets of tools can hold the whole history of a picture; the notices are never that long. */
const longestXmp = 1_000_000
const exifHeader = Buffer.from('Exif\0\0', 'latin1')

/**
 * What a picture says about its maker, its rights and its subject, from XMP, IPTC and EXIF. Metadata that cannot be
 * read counts as none: the picture is good all the same.
 */
export async function readNotices(raw: RawBlocks): Promise<Notices> {
  const exifr = await loadExifr()
  const blocks = {
    xmp:
      raw.xmp && raw.xmp.length <= longestXmp
        ? await orNothing(exifr.sidecar(raw.xmp, { mergeOutput: false }, 'xmp'))
        : {},
    iptc: raw.iptc ? readIptc(raw.iptc) : new Map<number, string>(),
    exif: raw.exif ? await orNothing(exifr.parse(withoutHeader(raw.exif), exifTags)) : {},
  }
  return { rights: rightsFrom(blocks), proposed: proposalsFrom(blocks) }
}

/** A CommonJS module: Node puts all it exports into `default`, other loaders beside it. */
async function loadExifr(): Promise<Pick<typeof import('exifr'), 'parse' | 'sidecar'>> {
  const loaded = await import('exifr')
  return typeof loaded.sidecar === 'function' ? loaded : loaded.default
}

const exifTags = { pick: ['Artist', 'Copyright', 'ImageDescription'], gps: false, makerNote: false }

const withoutHeader = (exif: Buffer): Buffer =>
  exif.subarray(0, exifHeader.length).equals(exifHeader) ? exif.subarray(exifHeader.length) : exif

async function orNothing(reading: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    const found = await reading
    return typeof found === 'object' && found !== null ? { ...found } : {}
  } catch {
    return {} // exifr throws on damaged blocks; the promise above says what that means here
  }
}
