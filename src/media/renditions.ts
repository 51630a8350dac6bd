import type { FocalPoint, Picture } from './media.ts'

/** The parts of a picture that decide how its renditions look and what their addresses are. */
export type PictureShape = Pick<Picture, 'id' | 'width' | 'height' | 'focalPoint'>
export type Size = { width: number; height: number }
export type CropWindow = Size & { left: number; top: number }

/** Widths in pixels that renditions come in. */
export const widthLadder = [160, 320, 480, 640, 960, 1280, 1600, 2400] as const
const widest = 2400

/** Crops; `null` stands for the whole picture. */
export const ratios = { '16:9': 16 / 9, '3:2': 3 / 2, '4:3': 4 / 3, '1:1': 1 } as const
export type Ratio = keyof typeof ratios

export const renditionFormats = ['avif', 'webp', 'jpg'] as const
export type RenditionFormat = (typeof renditionFormats)[number]
export const contentTypeOf: Record<RenditionFormat, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
}

export type Rendition = { width: number; ratio: Ratio | null; format: RenditionFormat }

/** Raised when renditions are made in another way (quality, colour): every address changes, as they are cached forever. */
const recipe = 'a'

/** Part of the address. Tells the focal point, so that a moved one gives new addresses. */
export const renditionVersion = ({ x, y }: FocalPoint): string =>
  `${recipe}${(Math.round(x * 1000) * 1001 + Math.round(y * 1000)).toString(36)}`

/** The largest part of the picture that has this shape. */
export function naturalSize(picture: Size, ratio: Ratio | null): Size {
  if (ratio === null) return { width: picture.width, height: picture.height }
  const width = Math.max(1, Math.min(picture.width, Math.round(picture.height * ratios[ratio])))
  return { width, height: Math.max(1, Math.min(picture.height, heightFor(width, ratio))) }
}

const heightFor = (width: number, ratio: Ratio): number => Math.max(1, Math.round(width / ratios[ratio]))

/** The widths this picture comes in: the ladder up to its own width, which is the last. Never larger than it is. */
export function widthsOf(picture: Size, ratio: Ratio | null): number[] {
  const own = Math.min(naturalSize(picture, ratio).width, widest)
  return [...widthLadder.filter((width) => width < own), own]
}

export function renditionSize(picture: Size, { width, ratio }: Pick<Rendition, 'width' | 'ratio'>): Size {
  if (ratio !== null) return { width, height: heightFor(width, ratio) }
  return { width, height: Math.max(1, Math.round((picture.height * width) / picture.width)) }
}

/** The part to cut out: as large as possible, its middle as near to the focal point as the edges allow. */
export function cropWindow(picture: Size, ratio: Ratio | null, focalPoint: FocalPoint): CropWindow {
  const { width, height } = naturalSize(picture, ratio)
  return {
    width,
    height,
    left: placed(focalPoint.x * picture.width - width / 2, picture.width - width),
    top: placed(focalPoint.y * picture.height - height / 2, picture.height - height),
  }
}

const placed = (start: number, last: number): number => Math.min(Math.max(0, Math.round(start)), last)

export const isRenditionOf = (picture: Size, { width, ratio }: Rendition): boolean =>
  widthsOf(picture, ratio).includes(width)

/** `640.webp`, `640x360.webp` */
export function renditionFileName({ width, ratio, format }: Rendition): string {
  return ratio === null ? `${width}.${format}` : `${width}x${heightFor(width, ratio)}.${format}`
}

/** The rendition a file name stands for, or null when it stands for none. */
export function parseRenditionFileName(name: string): Rendition | null {
  const parts = /^([1-9]\d{0,4})(?:x([1-9]\d{0,4}))?\.(avif|webp|jpg)$/.exec(name)
  if (!parts) return null
  const width = Number(parts[1])
  const format = parts[3] as RenditionFormat
  if (parts[2] === undefined) return { width, ratio: null, format }
  const ratio = (Object.keys(ratios) as Ratio[]).find((each) => heightFor(width, each) === Number(parts[2]))
  return ratio ? { width, ratio, format } : null
}

/** Root-relative address of a rendition: `/media/{id}-{version}/640x360.webp`. Never changes its bytes. */
export const renditionPath = (picture: PictureShape, rendition: Rendition): string =>
  `/media/${picture.id}-${renditionVersion(picture.focalPoint)}/${renditionFileName(rendition)}`

/** The largest rendition up to the wanted width, for places that take one file: previews, Open Graph, feeds. */
export function fittingRendition(picture: PictureShape, wanted: Rendition): Size & { path: string } {
  const width = fittingWidth(picture, wanted)
  return {
    path: renditionPath(picture, { ...wanted, width }),
    ...renditionSize(picture, { ...wanted, width }),
  }
}

export function fittingWidth(picture: Size, wanted: Rendition): number {
  const widths = widthsOf(picture, wanted.ratio)
  return widths.findLast((each) => each <= wanted.width) ?? widths[0] ?? 1
}
