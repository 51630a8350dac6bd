import type { Db } from '../platform/db/db.ts'
import { articleKind, mostNeighbours, type Related, shown } from './related.ts'
import { articleTexts, neighboursOf } from './store.ts'

/** What the article's page shows beside it: few, not the same report again, none far-fetched. */
export async function shownBeside(db: Db, articleId: string): Promise<Related[]> {
  return shown((await neighboursOf(db, [articleId])).get(articleId) ?? [])
}

/**
 * The `k` articles most like this one, best first; none when readers do not see it. Up to a dozen are kept; for more
 * the catalogue is asked.
 */
export async function relatedArticles(db: Db, articleId: string, k: number): Promise<Related[]> {
  if (k <= mostNeighbours) return ((await neighboursOf(db, [articleId])).get(articleId) ?? []).slice(0, k)
  const [text] = await articleTexts(db, [articleId])
  if (!text) return []
  const [{ findAlike }, { withReasons }] = await Promise.all([
    import('../topics/index.ts'),
    import('./reasons.ts'),
  ])
  return withReasons(text, await findAlike(db, { kind: articleKind, subjectId: articleId, k }))
}
