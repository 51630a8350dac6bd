import {
  type BodyContext,
  bodyToHtml,
  captionHtml,
  escapeHtml,
  mediaIdsIn,
} from '../../articles/body/index.ts'
import type { PublishedArticle } from '../../articles/published/index.ts'
import { fittingRendition, type Media } from '../../media/index.ts'
import { bodyTexts } from '../body.ts'
import { datelineHtml } from '../parts/dateline.tsx'
import { linkedPictures } from '../picture-wishes.ts'
import { absolute, type Site } from '../site.ts'

export type FeedPicture = {
  url: string
  width: number
  height: number
  alt: string
  caption: string | null
  credit: string | null
}

export const mediaOf = ({ picture, body }: PublishedArticle): string[] => [
  ...(picture ? [picture.mediaId] : []),
  ...mediaIdsIn(body),
]

export function leadPictureOf(
  site: Site,
  { picture }: PublishedArticle,
  media: ReadonlyMap<string, Media>,
): FeedPicture | null {
  return picture && pictureFor(site, picture, media)
}

type Placed = { mediaId: string; alt: string | null; caption: string | null; credit: string | null }

function pictureFor(site: Site, placed: Placed, media: ReadonlyMap<string, Media>): FeedPicture | null {
  const found = media.get(placed.mediaId)
  if (found?.kind !== 'picture') return null
  const { path, width, height } = fittingRendition(found, linkedPictures.feed)
  return {
    url: absolute(site, path),
    width,
    height,
    alt: placed.alt ?? found.alt ?? '',
    caption: placed.caption ?? found.caption,
    credit: placed.credit ?? found.credit,
  }
}

const imageHtml = ({ url, width, height, alt }: FeedPicture): string =>
  `<img src="${escapeHtml(url)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`

/** The whole article for programs that show it in their own way: no controls, every address absolute. */
export function feedContent(
  site: Site,
  article: PublishedArticle,
  media: ReadonlyMap<string, Media>,
): string {
  const context: BodyContext = {
    mode: 'plain',
    picture(figure) {
      const picture = pictureFor(site, figure, media)
      return picture && { html: imageHtml(picture), caption: picture.caption, credit: picture.credit }
    },
    href: (url) => absolute(site, url),
    texts: bodyTexts(site),
    sponsored: article.label === 'advertisement',
    leadIn: article.standfirst ? undefined : datelineHtml(site, article.dateline),
  }
  const lead = leadPictureOf(site, article, media)
  return [
    article.standfirst &&
      `<p><strong>${datelineHtml(site, article.dateline)}${escapeHtml(article.standfirst)}</strong></p>`,
    lead && `<figure>${imageHtml(lead)}${captionHtml(lead.caption, lead.credit)}</figure>`,
    bodyToHtml(article.body, context),
    ...article.corrections.map(
      ({ text, publishedAt }) =>
        `<p><em>${escapeHtml(site.t('feed.correction', { day: site.times.day(publishedAt), text }))}</em></p>`,
    ),
  ]
    .filter(Boolean)
    .join('\n')
}
