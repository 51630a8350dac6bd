import { authorsByIds } from '../../authors/index.ts'
import type { World } from '../../platform/world.ts'
import { sectionById } from '../../sections/index.ts'
import { tagsByIds } from '../../tags/index.ts'
import { bodyToText, countWords } from '../body/to-text.ts'
import { inheritedMode } from '../comment-modes/store.ts'
import { correctionsOf } from '../published/store-whole.ts'
import type { Byline, PublishedArticle } from '../published-article.ts'
import { articleState, revisionByNumber } from '../store.ts'

/**
 * The article as readers would see it if its newest revision (or the one of `number`) were published now. For staff
 * only: it shows drafts.
 */
export async function previewArticle(
  world: Pick<World, 'db' | 'clock'>,
  id: string,
  number?: number,
): Promise<PublishedArticle | null> {
  const state = await articleState(world.db, id)
  const revision = state && (await revisionByNumber(world.db, id, number ?? state.revision))
  const section = revision && (await sectionById(world.db, revision.content.sectionId))
  if (!state || !revision || !section) return null
  const { content } = revision
  const authors = await authorsByIds(
    world.db,
    content.bylines.flatMap((byline) => (byline.kind === 'author' ? [byline.authorId] : [])),
  )
  const tags = await tagsByIds(world.db, content.tagIds)
  return {
    id,
    path: state.path,
    language: content.language,
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    teaser: content.teaser ?? content.standfirst,
    label: content.label,
    section: { id: section.id, slug: section.slug, name: section.name },
    bylines: content.bylines.flatMap((byline): Byline[] => {
      if (byline.kind === 'agency') return [byline]
      const author = authors.find((found) => found.id === byline.authorId)
      return author ? [{ kind: 'author', id: author.id, slug: author.slug, name: author.name }] : []
    }),
    picture: content.leadPicture,
    wordCount: countWords(bodyToText(content.body)),
    publishedAt: state.firstPublishedAt ?? state.publishAt ?? world.clock.now(),
    updatedAt: null,
    dateline: content.dateline,
    body: content.body,
    aiNote: content.aiNote,
    tags: tags.map((tag) => ({ id: tag.id, slug: tag.slug, name: tag.name, kind: tag.kind })),
    corrections: await correctionsOf(world.db, id),
    commentMode: content.commentMode ?? (await inheritedMode(world.db, content.sectionId)).mode,
    searchTitle: content.searchTitle,
    searchDescription: content.searchDescription,
    canonicalUrl: content.canonicalUrl,
    translations: [],
    revision: revision.number,
  }
}
