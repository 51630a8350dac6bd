import { type BodyContext, type BodyDoc, bodyToHtml } from '../articles/body/index.ts'
import type { PublishedArticle } from '../articles/published/index.ts'
import type { Media } from '../media/index.ts'
import { datelineHtml } from './parts/dateline.tsx'
import { pictureHtml } from './parts/picture.tsx'
import { figureWishes } from './picture-wishes.ts'
import type { Site } from './site.ts'

type BodyOf = Pick<PublishedArticle, 'body' | 'standfirst' | 'dateline' | 'label'>

/** An article's body for its page; without a standfirst the dateline opens the first paragraph. */
export const articleBody = (site: Site, article: BodyOf, media: ReadonlyMap<string, Media>): string =>
  bodyToHtml(article.body, {
    ...pageContext(site, media),
    sponsored: article.label === 'advertisement',
    leadIn: article.standfirst ? undefined : datelineHtml(site, article.dateline),
  })

export const pageBody = (site: Site, body: BodyDoc, media: ReadonlyMap<string, Media>): string =>
  bodyToHtml(body, pageContext(site, media))

function pageContext(site: Site, media: ReadonlyMap<string, Media>): BodyContext {
  return {
    mode: 'page',
    picture(figure, place) {
      const found = media.get(figure.mediaId)
      if (found?.kind !== 'picture') return null
      const html = pictureHtml(found, {
        wish: figureWishes[place],
        alt: figure.alt ?? found.alt ?? '',
      })
      return { html, caption: figure.caption ?? found.caption, credit: figure.credit ?? found.credit }
    },
    href: (url) => url,
    texts: bodyTexts(site),
  }
}

export const bodyTexts = ({ t }: Site): BodyContext['texts'] => ({
  footnotes: t('body.footnotes'),
  footnote: t('body.footnote'),
  galleryLabel: t('body.gallery'),
  tableLabel: t('body.table'),
  embedLoad: t('body.embedLoad'),
  embedOpen: t('body.embedOpen'),
  embedNote: t('body.embedNote'),
  backToText: t('body.backToText'),
})
