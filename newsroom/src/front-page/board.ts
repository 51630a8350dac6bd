import type { FrontPage, FrontPageInput, ShownStory } from '../../../src/newsroom-api/contract/front-page.ts'
import { isSame } from '../shell/form.ts'

export type BoardPin = FrontPage['pins'][number]

/** What an editor has put at the top: the lead and, in order, the second rank. The rest fills by date. */
export type Board = { lead: BoardPin | null; second: readonly BoardPin[] }

/** Place 1 is the lead, 2 to 5 are the second rank. */
export const places = [1, 2, 3, 4, 5] as const
export type PlaceNumber = (typeof places)[number]
export const mostSecond = 4

/** The pins whose time is not over. */
export function boardOf({ pins }: Pick<FrontPage, 'pins'>, now: number): Board {
  const open = pins.filter(({ until }) => until === null || Date.parse(until) > now)
  return {
    lead: open.find(({ slot }) => slot === 'lead') ?? null,
    second: open.filter(({ slot }) => slot === 'second').slice(0, mostSecond),
  }
}

export const pinsOf = ({ lead, second }: Board): BoardPin[] => [...(lead ? [lead] : []), ...second]

export const inputOf = (board: Board): FrontPageInput => ({
  pins: pinsOf(board).map(({ slot, articleId, headline, mediaId, until }) => ({
    slot,
    articleId,
    headline,
    mediaId,
    until,
  })),
})

export const isSameBoard = (one: Board, other: Board): boolean => isSame(inputOf(one), inputOf(other))

/**
 * Puts a pin at a place, from wherever it was. A new lead pushes the old one to the head of the second rank; what
 * does not fit there any more falls out.
 */
export function placePin(board: Board, pin: BoardPin, place: PlaceNumber): Board {
  const rest = liftPin(board, pin.articleId)
  if (place === 1)
    return ranked({ ...pin, slot: 'lead' }, [...(rest.lead ? [rest.lead] : []), ...rest.second])
  const second = [...rest.second]
  second.splice(place - 2, 0, pin)
  return ranked(rest.lead, second)
}

/** Takes a pin away; what was below it moves up within the second rank, nothing becomes lead by itself. */
export const liftPin = ({ lead, second }: Board, articleId: string): Board => ({
  lead: lead?.articleId === articleId ? null : lead,
  second: second.filter((each) => each.articleId !== articleId),
})

/** One place up or down, changing with the neighbour. */
export function movePin(board: Board, articleId: string, by: 1 | -1): Board {
  const { lead, second } = board
  const pin = pinsOf(board).find((each) => each.articleId === articleId)
  if (!pin) return board
  if (pin === lead) return by < 0 ? board : ranked(second[0] ?? null, [lead, ...second.slice(1)])
  const index = second.indexOf(pin)
  if (index === 0 && by < 0) return ranked(pin, [...(lead ? [lead] : []), ...second.slice(1)])
  const to = index + by
  if (to >= second.length) return board
  const next = second.filter((each) => each !== pin)
  next.splice(to, 0, pin)
  return { lead, second: next }
}

export const changePin = (board: Board, articleId: string, changes: Partial<BoardPin>): Board => {
  const changed = (pin: BoardPin) => (pin.articleId === articleId ? { ...pin, ...changes } : pin)
  return { lead: board.lead && changed(board.lead), second: board.second.map(changed) }
}

const ranked = (lead: BoardPin | null, second: readonly BoardPin[]): Board => ({
  lead: lead && { ...lead, slot: 'lead' },
  second: second.slice(0, mostSecond).map((pin) => ({ ...pin, slot: 'second' })),
})

/** The pins that fell out between two boards because there was no room. */
export const fallenOut = (before: Board, after: Board): BoardPin[] =>
  pinsOf(before).filter(({ articleId }) => !pinsOf(after).some((each) => each.articleId === articleId))

/** Readers see the pin now: its article is published and its time is not over. */
export const holds = ({ article, until }: BoardPin, now: number): boolean =>
  article.status === 'published' && (until === null || Date.parse(until) > now)

export type Shown = { place: PlaceNumber; pin: BoardPin | null; story: ShownStory | null }

/** The five places as readers will see them: pins first, then the newest of what the server shows unpinned. */
export function placesOf(board: Board, shown: FrontPage['shown']): Shown[] {
  const pinned = new Set(pinsOf(board).map(({ articleId }) => articleId))
  const stories = [...(shown.lead ? [shown.lead] : []), ...shown.secondRank, ...shown.latest]
  const free = stories
    .filter(({ id }) => !pinned.has(id))
    .sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt))
  const storyOf = ({ articleId }: BoardPin) => stories.find(({ id }) => id === articleId) ?? null
  const next = (): Omit<Shown, 'place'> => ({ pin: null, story: free.shift() ?? null })
  const lead = board.lead ? { pin: board.lead, story: storyOf(board.lead) } : next()
  const second = board.second.map((pin) => ({ pin, story: storyOf(pin) }))
  const filled = Array.from({ length: Math.max(0, mostSecond - second.length) }, next)
  return [lead, ...second, ...filled].map((each, index) => ({ ...each, place: (index + 1) as PlaceNumber }))
}
