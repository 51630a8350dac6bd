import type { Picture } from './media.ts'
import {
  contentTypeOf,
  fittingRendition,
  fittingWidth,
  naturalSize,
  type PictureShape,
  type Ratio,
  type Rendition,
  type RenditionFormat,
  renditionPath,
  renditionSize,
  widthsOf,
} from './renditions.ts'

export type PictureWish = {
  /** The `sizes` attribute: how wide the picture stands on the page. */
  sizes: string
  /** Widths to offer; all of the ladder when not given. What the picture is too small for is left out. */
  widths?: readonly number[]
  ratio?: Ratio
}

/** What a `<picture>` element needs. `width` and `height` give its shape before it has loaded. */
export type PictureSources = {
  sources: { type: string; srcset: string }[]
  sizes: string
  src: string
  width: number
  height: number
  color: string
}

const fallbackWidth = 960

/** AVIF and WebP by width, and one JPEG for what knows neither. */
export function pictureSources(
  picture: PictureShape & Pick<Picture, 'color'>,
  wish: PictureWish,
): PictureSources {
  const ratio = wish.ratio ?? null
  const widths = offeredWidths(picture, ratio, wish.widths)
  const srcset = (format: RenditionFormat): string =>
    widths.map((width) => `${renditionPath(picture, { width, ratio, format })} ${width}w`).join(', ')
  const largest = renditionSize(picture, { width: widths.at(-1) ?? 1, ratio })
  return {
    sources: (['avif', 'webp'] as const).map((format) => ({
      type: contentTypeOf[format],
      srcset: srcset(format),
    })),
    sizes: wish.sizes,
    src: fittingRendition(picture, fallback(ratio, largest.width)).path,
    width: largest.width,
    height: largest.height,
    color: picture.color,
  }
}

/** All renditions that `pictureSources` names. */
export function renditionsOffered(picture: PictureShape, wish: PictureWish): Rendition[] {
  const ratio = wish.ratio ?? null
  const widths = offeredWidths(picture, ratio, wish.widths)
  const last = fallback(ratio, widths.at(-1) ?? 1)
  return [
    ...(['avif', 'webp'] as const).flatMap((format) => widths.map((width) => ({ width, ratio, format }))),
    { ...last, width: fittingWidth(picture, last) },
  ]
}

const fallback = (ratio: Ratio | null, largest: number): Rendition => ({
  width: Math.min(fallbackWidth, largest),
  ratio,
  format: 'jpg',
})

function offeredWidths(picture: PictureShape, ratio: Ratio | null, wanted?: readonly number[]): number[] {
  const all = widthsOf(picture, ratio)
  if (!wanted) return all
  const own = naturalSize(picture, ratio).width
  const largest = Math.max(...wanted)
  // A picture smaller than the largest wish is offered at its own width too, lest it looks coarser than it is.
  const offered = all.filter((width) => wanted.includes(width) || (width === own && own < largest))
  return offered.length > 0 ? offered : all.slice(0, 1)
}
