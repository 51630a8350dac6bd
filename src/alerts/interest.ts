import { alertThreshold } from '../topics/index.ts'

/** The catalogue's name for articles that somebody wants more like. */
export const interestKind = 'interest'

/** Two articles are alike enough to tell a reader of the one about the other: see docs/topics.md. */
export const leastLikeness = alertThreshold

/** An article that sharpens what a reader wants more like: more of this too, or nothing like it. */
export type Example = { articleId: string; isWanted: boolean }

/**
 * Which of the articles that a reader wants more like an article that appeared is nearest to; null when it is told for
 * none of them. What is as near, or nearer, to one of which the reader wants no more is not told. `likeness` holds the
 * articles it is like, by id; what is missing there is not like it.
 */
export function nearestWanted(
  { seed, examples }: { seed: string; examples: readonly Example[] },
  likeness: ReadonlyMap<string, number>,
): string | null {
  const nearnessOf = (id: string): number => likeness.get(id) ?? 0
  const wanted = [seed, ...examples.flatMap(({ articleId, isWanted }) => (isWanted ? [articleId] : []))]
  const nearest = wanted.reduce((best, id) => (nearnessOf(id) > nearnessOf(best) ? id : best))
  const nearness = nearnessOf(nearest)
  const isUnwanted = examples.some(
    ({ articleId, isWanted }) => !isWanted && nearnessOf(articleId) >= nearness,
  )
  return nearness === 0 || isUnwanted ? null : nearest
}
