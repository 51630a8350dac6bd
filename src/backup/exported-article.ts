import { type BodyDoc, bodyToHtml, bodyToText, escapeHtml } from '../articles/body/index.ts'
import type { ArticleContent, ArticleState } from '../articles/index.ts'
import type { Correction } from '../articles/published/index.ts'
import type { Author } from '../authors/index.ts'
import type { Media } from '../media/index.ts'
import type { Section } from '../sections/index.ts'
import type { siteTexts } from '../settings/index.ts'
import type { Tag } from '../tags/index.ts'
import type { ArticleTimes } from './store.ts'

/** What an article names, by id. */
export type Surroundings = {
  publicUrl: string
  t: ReturnType<typeof siteTexts>
  sections: ReadonlyMap<string, Section>
  tags: ReadonlyMap<string, Tag>
  authors: ReadonlyMap<string, Author>
  media: ReadonlyMap<string, Media>
}

/** What a body needs to become HTML. */
type BodySurroundings = Pick<Surroundings, 'publicUrl' | 't' | 'media'>

export type ArticleParts = {
  state: ArticleState
  times: ArticleTimes
  corrections: readonly Correction[]
  /** What readers see, or the newest revision of an article they do not see. */
  content: ArticleContent
  /** The newest revision when readers see an older one. */
  draft: ArticleContent | null
}

/** The file of an exported medium, beside its facts: `0198….jpg`. */
export const mediaFileName = ({ id, fileName }: Media): string =>
  `${id}.${fileName.split('.').at(-1)?.toLowerCase() ?? 'bin'}`

/** An article as the export has it: everything by name rather than by id, and its body as HTML and text too. */
export function exportedArticle(
  { state, times, corrections, content, draft }: ArticleParts,
  around: Surroundings,
) {
  return {
    id: state.id,
    url: around.publicUrl + state.path,
    path: state.path,
    status: state.status,
    publishedAt: state.firstPublishedAt,
    updatedAt: times.updatedAt,
    publishAt: state.publishAt,
    embargoUntil: state.embargoUntil,
    unpublishedAt: state.unpublishedAt,
    createdAt: times.createdAt,
    changedAt: times.changedAt,
    ...exportedContent(content, around),
    corrections: corrections.map(({ text, publishedAt }) => ({ text, publishedAt })),
    unpublishedChanges: draft && exportedContent(draft, around),
  }
}

function exportedContent(content: ArticleContent, around: Surroundings) {
  const { body, sectionId, tagIds, bylines, commentMode, leadPicture, ...words } = content
  const section = around.sections.get(sectionId)
  return {
    ...words,
    section: section ? { slug: section.slug, name: section.name } : null,
    tags: present(tagIds, around.tags).map(({ slug, name, kind }) => ({ slug, name, kind })),
    bylines: bylines.flatMap((byline): ({ agency: string } | { slug: string; name: string })[] => {
      if (byline.kind === 'agency') return [{ agency: byline.name }]
      const author = around.authors.get(byline.authorId)
      return author ? [{ slug: author.slug, name: author.name }] : []
    }),
    comments: commentMode,
    leadPicture: leadPicture && { ...leadPicture, file: fileOf(leadPicture.mediaId, around) },
    ...exportedBody(body, around),
  }
}

/** A body as HTML, as plain text, and as the document it is. */
export const exportedBody = (body: BodyDoc, around: BodySurroundings) => ({
  html: htmlOf(body, around),
  text: bodyToText(body),
  document: body,
})

const present = <T>(ids: readonly string[], known: ReadonlyMap<string, T>): T[] =>
  ids.flatMap((id) => known.get(id) ?? [])

const fileOf = (mediaId: string, { media }: Surroundings): string | null => {
  const found = media.get(mediaId)
  return found ? `media/${mediaFileName(found)}` : null
}

function htmlOf(body: BodyDoc, around: BodySurroundings): string {
  const { t, publicUrl, media } = around
  return bodyToHtml(body, {
    mode: 'plain',
    href: (url) => (url.startsWith('/') ? publicUrl + url : url),
    picture(figure) {
      const found = media.get(figure.mediaId)
      if (!found) return null
      const html = `<img src="../media/${mediaFileName(found)}" alt="${escapeHtml(figure.alt ?? found.alt ?? '')}">`
      return { html, caption: figure.caption ?? found.caption, credit: figure.credit ?? found.credit }
    },
    texts: {
      footnotes: t('body.footnotes'),
      footnote: t('body.footnote'),
      galleryLabel: t('body.gallery'),
      tableLabel: t('body.table'),
      embedLoad: t('body.embedLoad'),
      embedOpen: t('body.embedOpen'),
      embedNote: t('body.embedNote'),
      backToText: t('body.backToText'),
    },
  })
}
