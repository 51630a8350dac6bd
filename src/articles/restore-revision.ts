import type { Actor } from '../accounts/index.ts'
import { type Result, refused } from '../platform/result.ts'
import type { ArticleState } from './article.ts'
import { type ArticleNeeds, type SaveRefusal, saveArticle } from './save-article.ts'
import { revisionByNumber } from './store.ts'

/** Makes an old revision's words the newest revision. On a published article readers see them only after publishing. */
export async function restoreRevision(
  world: ArticleNeeds,
  input: { articleId: string; number: number; expected: number },
  actor: Actor,
): Promise<Result<ArticleState, SaveRefusal>> {
  const old = await revisionByNumber(world.db, input.articleId, input.number)
  if (!old) return refused('not-found')
  const { sectionId, tagIds, bylines, ...fields } = old.content
  const change = {
    ...fields,
    section: sectionId,
    tags: tagIds,
    authors: bylines.map((byline) => (byline.kind === 'agency' ? { agency: byline.name } : byline.authorId)),
    keepDraft: true,
  }
  return saveArticle(world, { id: input.articleId, expected: input.expected, change, kind: 'restore' }, actor)
}
