import sharp from 'sharp'
import type { Picture } from './media.ts'
import { rightsXmp } from './notices.ts'
import { cropWindow, type Rendition, renditionSize } from './renditions.ts'

export type RenditionOrder = {
  original: Uint8Array
  picture: Pick<Picture, 'width' | 'height' | 'focalPoint' | 'rights'>
  rendition: Rendition
}

/** Cuts, scales and encodes; what these numbers say is part of the address (`recipe` in `renditions.ts`). */
export async function developRendition({ original, picture, rendition }: RenditionOrder): Promise<Buffer> {
  const { ratio, format } = rendition
  // Uncropped, libvips may decode at a fraction of the size; cutting first would forbid it that.
  const cut = ratio
    ? sharp(original).extract(cropWindow(picture, ratio, picture.focalPoint))
    : sharp(original)
  const sized = cut.resize({ ...renditionSize(picture, rendition), fit: 'fill' })
  const xmp = rightsXmp(picture.rights)
  const signed = xmp ? sized.withXmp(xmp) : sized
  if (format === 'avif') return signed.avif({ quality: 52, effort: 2 }).toBuffer()
  if (format === 'webp') return signed.webp({ quality: 76 }).toBuffer()
  return signed.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: true }).toBuffer()
}
