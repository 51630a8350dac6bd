/** How the catalogue of topics calls articles. */
export const articleKind = 'article'

/** An article like another: `score` from 0 to 1, `shared` the words that make it so. */
export type Related = { id: string; score: number; isSameReport: boolean; shared: string[] }

/** Kept for each article. More are found when asked for. */
export const mostNeighbours = 12
const mostShown = 4

/** Readers are shown what has at least this likeness, and this share of the best one's: few, rather than far-fetched. */
const leastShown = 0.2
const leastOfBest = 0.6

/** The best first; of equal ones always in the same order. */
export const inOrder = (a: Related, b: Related): number => b.score - a.score || (a.id < b.id ? -1 : 1)

/** An article's neighbours after another one was found to be like it. */
export const neighboursWith = (neighbours: readonly Related[], found: Related): Related[] =>
  [...neighbours.filter(({ id }) => id !== found.id), found].sort(inOrder).slice(0, mostNeighbours)

/** Which of an article's neighbours its page shows: not what says the same, and nothing far-fetched. */
export function shown(neighbours: readonly Related[]): Related[] {
  const others = neighbours.filter(({ isSameReport }) => !isSameReport)
  const least = Math.max(leastShown, leastOfBest * (others[0]?.score ?? 0))
  return others.filter(({ score }) => score >= least).slice(0, mostShown)
}

/** Whether readers of the page would see others, or another order. */
export const showsOthers = (before: readonly Related[], after: readonly Related[]): boolean =>
  shown(before)
    .map(({ id }) => id)
    .join() !==
  shown(after)
    .map(({ id }) => id)
    .join()
