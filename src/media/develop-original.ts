import sharp, { type Metadata } from 'sharp'
import { ok, type Result, refused } from '../platform/result.ts'
import type { AcceptedFormat } from './accepted-formats.ts'
import type { UploadRefusal } from './media.ts'
import { rightsXmp } from './notices.ts'
import { type Notices, readNotices } from './read-notices.ts'

export type OriginalOrder = { path: string; format: Extract<AcceptedFormat, { kind: 'picture' }> }

export type DevelopedOriginal = Notices & {
  content: Uint8Array
  contentType: string
  extension: string
  width: number
  height: number
  color: string
}

export type PictureRefusal = Extract<
  UploadRefusal,
  'not-a-picture' | 'too-many-pixels' | 'picture-damaged' | 'format-not-supported'
>

const mostPixels = 100_000_000
const longestEdge = 4000

/**
 * Makes the original that is kept from the uploaded file: upright, at most 4000 pixels long, sRGB, 8 bit, one still
 * picture, and without any metadata but the notices of rights (no place, no serial numbers, no thumbnail of what was
 * cropped away).
 */
export async function developOriginal({
  path,
  format,
}: OriginalOrder): Promise<Result<DevelopedOriginal, PictureRefusal>> {
  const metadata = await readMetadata(path)
  if (metadata?.format !== format.sharpFormat)
    return refused(unreadable(format, 'not-a-picture'), { contentType: format.mime })
  const pixels = metadata.width * metadata.height
  if (pixels > mostPixels)
    return refused('too-many-pixels', { megapixels: Math.round(pixels / 1e6), limit: mostPixels / 1e6 })
  const notices = await readNotices(metadata)
  try {
    return ok({ ...(await encoded(path, { metadata, notices })), ...notices })
  } catch (error) {
    // The file could be opened, so what sharp complains of is in the picture.
    return refused(unreadable(format, 'picture-damaged'), { contentType: format.mime, reason: String(error) })
  }
}

/** iPhones write HEIC with a codec that is not free; without it such a picture is whole, but not for us. */
const unreadable = <R extends string>({ mime }: AcceptedFormat, otherwise: R): R | 'format-not-supported' =>
  mime === 'image/heic' || mime === 'image/heif' ? 'format-not-supported' : otherwise

async function readMetadata(path: string): Promise<Metadata | null> {
  try {
    return await sharp(path, { limitInputPixels: false }).metadata()
  } catch {
    return null // sharp throws on what it cannot read; the caller refuses it with a reason
  }
}

type Found = { metadata: Metadata; notices: Notices }

async function encoded(
  path: string,
  { metadata, notices }: Found,
): Promise<Omit<DevelopedOriginal, keyof Notices>> {
  // `error` and not the stricter `warning`: cameras break small rules, and cut-off files are still refused.
  const upright = sharp(path, { autoOrient: true, limitInputPixels: mostPixels, failOn: 'error' })
    .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const kept = keptFormat(metadata)
  const inFormat =
    kept.extension === 'jpg'
      ? upright.jpeg({ quality: 90, mozjpeg: true, chromaSubsampling: '4:4:4' })
      : kept.extension === 'webp'
        ? upright.webp({ quality: 92 })
        : upright.png({ compressionLevel: 9 })
  const xmp = rightsXmp(notices.rights)
  const { data, info } = await (xmp ? inFormat.withXmp(xmp) : inFormat).toBuffer({ resolveWithObject: true })
  return { ...kept, content: data, width: info.width, height: info.height, color: await dominantColor(data) }
}

type KeptFormat = { extension: 'jpg' | 'png' | 'webp'; contentType: string }

/** Drawings stay without loss, photographs small; formats that few programs open become ones that all do. */
function keptFormat(metadata: Metadata): KeptFormat {
  if (metadata.format === 'webp') return { extension: 'webp', contentType: 'image/webp' }
  if (metadata.format === 'png' || metadata.format === 'gif' || metadata.hasAlpha)
    return { extension: 'png', contentType: 'image/png' }
  return { extension: 'jpg', contentType: 'image/jpeg' }
}

async function dominantColor(picture: Buffer): Promise<string> {
  const small = sharp(picture).resize(64, 64, { fit: 'inside' }).flatten({ background: '#ffffff' })
  const { dominant } = await sharp(await small.png().toBuffer()).stats()
  return `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
