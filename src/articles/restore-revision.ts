import type { Actor } from '../accounts/index.ts'
import { authorsByIds } from '../authors/index.ts'
import { mediaById } from '../media/index.ts'
import { type Result, refused } from '../platform/result.ts'
import { tagsByIds } from '../tags/index.ts'
import type { ArticleContent, ArticleState } from './article.ts'
import type { ArticleChange, ArticleNeeds, SaveRefusal } from './article-change.ts'
import { saveArticle } from './save-article.ts'
import { revisionByNumber } from './store.ts'

/**
 * Makes an old revision's words the newest revision, without tags, authors and the lead picture that are no longer
 * there. On a published article readers see them only after publishing.
 */
export async function restoreRevision(
  world: ArticleNeeds,
  input: { articleId: string; number: number; expected: number },
  actor: Actor,
): Promise<Result<ArticleState, SaveRefusal>> {
  const old = await revisionByNumber(world.db, input.articleId, input.number)
  if (!old) return refused('not-found')
  const change = { ...(await changeTo(world, old.content)), keepDraft: true }
  return saveArticle(world, { id: input.articleId, expected: input.expected, change, kind: 'restore' }, actor)
}

async function changeTo(world: ArticleNeeds, content: ArticleContent): Promise<ArticleChange> {
  const { sectionId, tagIds, bylines, leadPicture, ...fields } = content
  const tags = new Set((await tagsByIds(world.db, tagIds)).map(({ id }) => id))
  const authorIds = bylines.flatMap((byline) => (byline.kind === 'author' ? [byline.authorId] : []))
  const authors = new Set((await authorsByIds(world.db, authorIds)).map(({ id }) => id))
  return {
    ...fields,
    section: sectionId,
    tags: tagIds.filter((id) => tags.has(id)),
    authors: bylines.flatMap((byline): (string | { agency: string })[] => {
      if (byline.kind === 'agency') return [{ agency: byline.name }]
      return authors.has(byline.authorId) ? [byline.authorId] : []
    }),
    leadPicture: leadPicture && (await mediaById(world.db, leadPicture.mediaId)) ? leadPicture : null,
  }
}
