/** A telling that waits for the gathering it belongs to. */
export type DueTelling = {
  articleId: string
  subscriptionId: string
  kind: string
  ref: string
  rank: number
}

/** What one subscription brings in a gathering: the articles, as they were found. */
export type GatheredPart = { subscriptionId: string; kind: string; ref: string; articleIds: string[] }

/** More would not be read, and the mail would be cut off; the rest is on the site. */
const mostArticles = 30

/**
 * The parts of a reader's gathering: by subscription, those with the best reasons first. What belongs to a subscription
 * that was ended meanwhile, or readers no longer see, is left out.
 */
export function gatheringOf(
  tellings: readonly DueTelling[],
  is: { following(subscriptionId: string): boolean; visible(articleId: string): boolean },
): GatheredPart[] {
  const shown = tellings
    .filter(({ subscriptionId, articleId }) => is.following(subscriptionId) && is.visible(articleId))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostArticles)
  const parts = Map.groupBy(shown, ({ subscriptionId }) => subscriptionId)
  return [...parts].map(([subscriptionId, its]) => ({
    subscriptionId,
    kind: its[0]?.kind ?? '',
    ref: its[0]?.ref ?? '',
    articleIds: its.map(({ articleId }) => articleId),
  }))
}
