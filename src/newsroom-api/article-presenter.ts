import type { Actor } from '../accounts/index.ts'
import { bodyToHtml, bodyToText, countWords } from '../articles/body/index.ts'
import { inheritedMode } from '../articles/comment-modes/index.ts'
import { type ArticleState, mayDiscard, mayPublish, mayWrite } from '../articles/index.ts'
import {
  type ArticleLine,
  articleLine,
  type RevisionRow,
  revisionByNumber,
} from '../articles/newsroom/index.ts'
import { correctionsOf, publishedArticleById } from '../articles/published/index.ts'
import { authorsByIds } from '../authors/index.ts'
import type { World } from '../platform/world.ts'
import { tagsByIds } from '../tags/index.ts'
import type { Article, ArticleSummary } from './contract/articles.ts'

/** One line of the list as the contract has it. */
export function presentLine(world: Pick<World, 'config'>, line: ArticleLine): ArticleSummary {
  return {
    id: line.id,
    url: world.config.publicUrl + line.path,
    path: line.path,
    revision: line.revision,
    publishedRevision: line.publishedRevision,
    status: line.status,
    headline: line.headline,
    section: line.section,
    language: line.language,
    label: line.label,
    authors: line.authors,
    publishAt: line.publishAt,
    embargoUntil: line.embargoUntil,
    publishedAt: line.firstPublishedAt,
    changedAt: line.changedAt,
    changedBy: line.changedBy,
  }
}

/** The whole article as its newest revision has it, with what the caller may do. */
export async function presentArticle(world: World, id: string, actor: Actor): Promise<Article | null> {
  const line = await articleLine(world.db, id)
  const newest = line && (await revisionByNumber(world.db, id, line.revision))
  if (!line || !newest) return null
  const { content } = newest
  const authors = new Map(
    (await authorsByIds(world.db, authorIds(content.bylines))).map((author) => [author.id, author]),
  )
  const above = await inheritedMode(world.db, content.sectionId)
  const tags = new Map((await tagsByIds(world.db, content.tagIds)).map((tag) => [tag.id, tag]))
  const shown =
    line.publishedRevision === null ? null : await publishedArticleById(world.db, id, world.clock.now())
  return {
    ...presentLine(world, line),
    kicker: content.kicker,
    standfirst: content.standfirst,
    teaser: content.teaser,
    dateline: content.dateline,
    body: content.body,
    bodyHtml: plainHtml(world, content.body),
    tags: content.tagIds.flatMap((tagId) => {
      const tag = tags.get(tagId)
      return tag ? [{ id: tag.id, slug: tag.slug, name: tag.name, kind: tag.kind }] : []
    }),
    bylines: content.bylines.flatMap((byline): Article['bylines'] => {
      if (byline.kind === 'agency') return [{ kind: 'agency', name: byline.name }]
      const author = authors.get(byline.authorId)
      return author ? [{ kind: 'author', id: author.id, slug: author.slug, name: author.name }] : []
    }),
    translationOf: content.translationOf,
    leadPicture: content.leadPicture,
    aiNote: content.aiNote,
    comments: content.commentMode ?? above.mode,
    commentsFrom: content.commentMode === null ? above.from : 'article',
    searchTitle: content.searchTitle,
    searchDescription: content.searchDescription,
    canonicalUrl: content.canonicalUrl,
    corrections: await correctionsOf(world.db, id),
    updatedAt: shown?.updatedAt ?? null,
    wordCount: countWords(bodyToText(content.body)),
    may: {
      write: mayWrite(actor, line),
      publish: mayPublish(actor),
      unpublish: mayPublish(actor) && line.publishedRevision !== null,
      discard: mayDiscard(actor, line) === 'yes',
    },
  }
}

const authorIds = (bylines: { kind: string; authorId?: string }[]): string[] =>
  bylines.flatMap(({ authorId }) => authorId ?? [])

/** The body as plain HTML; pictures by their address in the media library. */
function plainHtml(world: Pick<World, 'config'>, body: Article['body']): string {
  return bodyToHtml(body as Parameters<typeof bodyToHtml>[0], {
    mode: 'plain',
    href: (url) => (url.startsWith('/') ? world.config.publicUrl + url : url),
    picture: (figure) => ({
      html: `<img data-media-id="${figure.mediaId}" alt="">`,
      caption: figure.caption,
      credit: figure.credit,
    }),
    texts: {
      footnotes: '',
      footnote: '',
      galleryLabel: '',
      tableLabel: '',
      embedLoad: '',
      embedOpen: '',
      embedNote: '',
      backToText: '',
    },
  })
}

/** A revision as lists show it, with whether readers see this one. */
export const presentRevision = (row: RevisionRow, state: ArticleState) => ({
  number: row.number,
  kind: row.kind,
  savedAt: row.savedAt,
  savedBy: row.savedByName,
  isPublished: row.number === state.publishedRevision,
  headline: row.content.headline,
  wordCount: countWords(bodyToText(row.content.body)),
})
