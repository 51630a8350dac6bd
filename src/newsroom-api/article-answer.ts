import type { SaveRefusal } from '../articles/index.ts'
import type { World } from '../platform/world.ts'
import { presentArticle } from './article-presenter.ts'
import type { Article } from './contract/articles.ts'
import { callerOf } from './kit.ts'
import { ApiProblem } from './problem.ts'

/** Refusals whose status is not 422. */
export const articleStatuses: Partial<Record<SaveRefusal, number>> = {
  'not-found': 404,
  'not-allowed': 403,
  'not-yours': 403,
  'revision-outdated': 412,
}

/** The whole article, its revision as the answer's ETag; a problem 404 when it is not there. */
export async function answerArticle(
  world: World,
  c: Parameters<typeof callerOf>[0],
  articleId: string,
): Promise<Article> {
  const shown = await presentArticle(world, articleId, callerOf(c))
  if (!shown) throw new ApiProblem({ status: 404, code: 'not-found' })
  c.header('ETag', `"${shown.revision}"`)
  return shown
}
