import { raw } from 'hono/html'
import { escapeHtml } from '../../articles/body/index.ts'
import { type Picture as MediaPicture, type PictureWish, pictureSources } from '../../media/index.ts'
import type { PlacedView } from '../site.ts'

/** How a picture stands in its place: what is offered, and whether it is the first thing the reader sees. */
type Place = { wish: PictureWish; alt: string; first?: boolean }

/** `<picture>` with AVIF, WebP and a JPEG; its place is kept by width and height, pictures below load late. */
export function pictureHtml(media: MediaPicture, { wish, alt, first = false }: Place): string {
  const view = pictureSources(media, wish)
  const sources = view.sources.map(
    ({ type, srcset }) =>
      `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${escapeHtml(view.sizes)}">`,
  )
  const loading = first ? 'fetchpriority="high"' : 'loading="lazy" decoding="async"'
  return `<picture>${sources.join('')}<img src="${escapeHtml(view.src)}" width="${view.width}" height="${view.height}" alt="${escapeHtml(alt)}" data-colour="${escapeHtml(view.color)}" ${loading}></picture>`
}

/** In lists the headline says it all: the picture is decoration there, unless `alt` is given. */
export function Picture({
  picture,
  wish,
  alt = '',
  first,
}: {
  picture: PlacedView
  wish: PictureWish
  alt?: string
  first?: boolean
}) {
  return raw(pictureHtml(picture.media, { wish, alt, first }))
}

export function Caption({ picture }: { picture: PlacedView }) {
  if (!picture.caption && !picture.credit) return null
  return (
    <figcaption>
      {picture.caption && <span class="figure__caption">{picture.caption}</span>}
      {picture.caption && picture.credit && ' '}
      {picture.credit && <span class="figure__credit">{picture.credit}</span>}
    </figcaption>
  )
}
