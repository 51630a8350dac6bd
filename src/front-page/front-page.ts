import { type Instant, toInstant } from '../platform/clock.ts'

/** Where a pin holds: the one lead, or the second rank below it. */
export const slots = ['lead', 'second'] as const
export type Slot = (typeof slots)[number]

/** An article an editor has put at a place of the front page, until then in words and with a picture for there alone. */
export type Pin = {
  slot: Slot
  articleId: string
  headline: string | null
  mediaId: string | null
  until: Instant | null
}

/** The pins in their order, and how often they were saved: what `If-Match` names. 0: never. */
export type PinBoard = { version: number; changedAt: Instant | null; changedBy: string | null; pins: Pin[] }

export type FrontPageRefusal =
  | 'too-many-pins'
  | 'article-pinned-twice'
  | 'bad-time'
  | 'until-past'
  | 'unknown-article'
  | 'unknown-media'
  | 'revision-outdated'

export const mostPins: Record<Slot, number> = { lead: 1, second: 4 }
/** How many articles each part of the front page shows at most. */
export const partSizes = { secondRank: mostPins.second, latest: 8, strip: 5 } as const
/** More can never stand above the strips, so this many from a section's top always suffice to fill its strip. */
export const mostAboveStrips: number = 1 + partSizes.secondRank + partSizes.latest

/** An article at the top, with the pin that put it there. */
export type Placed = { articleId: string; pin: Pin | null }

export type FrontPagePlan = {
  lead: Placed | null
  secondRank: Placed[]
  /** The newest of what is not above. */
  latest: string[]
  strips: { sectionId: string; articleIds: string[] }[]
}

/** Pins whose time is not over, of articles that readers may see. */
export const holdingPins = (pins: readonly Pin[], published: ReadonlySet<string>, now: Instant): Pin[] =>
  pins.filter(({ articleId, until }) => published.has(articleId) && (until === null || until > now))

/**
 * What stands where. Pins come first, in their order; expired ones and those of unpublished articles fall away. The
 * rest fills by date, no article stands twice, and a section with nothing left has no strip.
 */
export function arrangeFrontPage(
  material: {
    pins: readonly Pin[]
    /** Which of the pinned articles are published. */
    published: ReadonlySet<string>
    /** Ids, newest first, of the whole paper. */
    newest: readonly string[]
    /** In the paper's order, each with its ids, newest first. */
    sections: readonly { sectionId: string; newest: readonly string[] }[]
  },
  now: Instant,
): FrontPagePlan {
  const pins = holdingPins(material.pins, material.published, now)
  const used = new Set(pins.map(({ articleId }) => articleId))
  const take = (from: readonly string[], count: number): string[] => {
    const taken = from.filter((id) => !used.has(id)).slice(0, count)
    for (const id of taken) used.add(id)
    return taken
  }
  const filled = (slot: Slot): Placed[] => {
    const pinned = pins.filter((pin) => pin.slot === slot).slice(0, mostPins[slot])
    const rest = take(material.newest, mostPins[slot] - pinned.length)
    return [
      ...pinned.map((pin) => ({ articleId: pin.articleId, pin })),
      ...rest.map((articleId) => ({ articleId, pin: null })),
    ]
  }
  return {
    lead: filled('lead')[0] ?? null,
    secondRank: filled('second'),
    latest: take(material.newest, partSizes.latest),
    strips: material.sections
      .map(({ sectionId, newest }) => ({ sectionId, articleIds: take(newest, partSizes.strip) }))
      .filter(({ articleIds }) => articleIds.length > 0),
  }
}

/** Why these pins cannot be saved, with the number of the first wrong one; null when they can. */
export function refusePins(pins: readonly Pin[]): { refusal: FrontPageRefusal; at: number } | null {
  const seen = new Set<string>()
  const count: Record<Slot, number> = { lead: 0, second: 0 }
  for (const [at, pin] of pins.entries()) {
    if (seen.has(pin.articleId)) return { refusal: 'article-pinned-twice', at }
    seen.add(pin.articleId)
    if (++count[pin.slot] > mostPins[pin.slot]) return { refusal: 'too-many-pins', at }
    if (pin.until !== null && toInstant(pin.until) === null) return { refusal: 'bad-time', at }
  }
  return null
}

/**
 * The number of the first pin that would be over before it began; null when there is none. One that stood on the board
 * already, and whose time came while the desk was open, is no mistake.
 */
export function pinThatIsOver(pins: readonly Pin[], board: readonly Pin[], now: Instant): number | null {
  const at = pins.findIndex(({ articleId, until }) => {
    const end = until === null ? null : toInstant(until)
    if (end === null || end > now) return false
    return !board.some((pin) => pin.articleId === articleId && pin.until === end)
  })
  return at === -1 ? null : at
}

/** Pins as they are kept: empty words are none, times in the fixed form; what is already over is left out. */
export const soundPins = (pins: readonly Pin[], now: Instant): Pin[] =>
  pins
    .map((pin) => ({
      ...pin,
      headline: pin.headline?.replaceAll('\u0000', '').toWellFormed().trim() || null,
      mediaId: pin.mediaId || null,
      until: pin.until === null ? null : toInstant(pin.until),
    }))
    .filter(({ until }) => until === null || until > now)
