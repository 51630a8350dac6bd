/** How fast mails leave. All times in milliseconds since 1970; chance (0…1) is handed in. */

const minute = 60_000

/** What was not used of a rate is kept for this long and no longer: otherwise a pause would end in a burst. */
const longestCredit = 250

/**
 * How many of `wanted` mails may leave now at so many a minute, and when the one after them may: evenly spread, so that
 * no minute sees more than it says.
 */
export function grantSlots(
  pace: { nextSlotAt: number; perMinute: number },
  now: number,
  wanted: number,
): { granted: number; nextSlotAt: number } {
  const interval = minute / pace.perMinute
  const first = Math.max(pace.nextSlotAt, now - longestCredit)
  const free = first > now ? 0 : Math.floor((now - first) / interval) + 1
  const granted = Math.min(wanted, free)
  return { granted, nextSlotAt: granted > 0 ? first + granted * interval : pace.nextSlotAt }
}

/** Mails a day of a sender that receivers do not know yet (domain or address of the server), by week. */
const warmUpWeeks = [100, 500, 2000, 10_000] as const

/** The most mails on the `day`th day (from 0) of a warm-up; it rises within each week. Null when it is over. */
export function warmUpLimit(day: number): number | null {
  if (day < 0) return warmUpWeeks[0] / 2
  const week = Math.floor(day / 7)
  const most = warmUpWeeks[week]
  if (most === undefined) return null
  const before = warmUpWeeks[week - 1] ?? most / 2
  return Math.round(before + ((most - before) * ((day % 7) + 1)) / 7)
}

/** How one recipient domain is treated; no entry: as fast as connections allow. */
export type DomainPace = {
  /** Mails to it under way at once. */
  atOnce: number
  perMinute: number
  /** Put-offs in a row. */
  troubles: number
  blockedUntil: number
  nextAt: number
  /** Up to where mails that had to wait have been spread. */
  spreadTo: number
}

const firstPerMinute = 60
const slowestPerMinute = 1
/** From here on the domain has recovered. */
const goodPerMinute = 1200
const firstBlock = 10_000
const longestBlock = 15 * minute
/** What would have to wait for longer is looked at again after an hour or so: the pace will be another one by then. */
const farthest = 60 * minute

/** The domain put a mail off (4xx): half as many, one at a time, and none at all for a while that doubles. */
export function afterTrouble(pace: DomainPace | null, now: number, chance: number): DomainPace {
  // Answers to mails that were under way together are one put-off.
  if (pace && pace.blockedUntil > now) return pace
  const troubles = (pace?.troubles ?? 0) + 1
  const block = Math.min(longestBlock, firstBlock * 2 ** (troubles - 1)) * (0.75 + chance / 2)
  const perMinute = pace ? Math.max(slowestPerMinute, pace.perMinute / 2) : firstPerMinute
  const blockedUntil = now + block
  return { atOnce: 1, perMinute, troubles, blockedUntil, nextAt: blockedUntil, spreadTo: blockedUntil }
}

/** The domain took one: a little faster; null when all is as it should be. */
export function afterSuccess(pace: DomainPace | null): DomainPace | null {
  if (!pace) return null
  const perMinute = pace.perMinute * 1.05
  if (perMinute > goodPerMinute) return null
  return { ...pace, perMinute, troubles: 0, atOnce: perMinute > 2 * firstPerMinute ? 2 : 1 }
}

/**
 * Whether a mail to the domain may leave now (`at` is null), or when it may be looked at again; and the pace with that
 * noted.
 */
export function takeTurn(
  pace: DomainPace,
  moment: { now: number; underWay: number; chance: number },
): { at: number | null; pace: DomainPace } {
  const { now, underWay, chance } = moment
  const interval = minute / pace.perMinute
  const isFree = now >= pace.blockedUntil && now >= pace.nextAt && underWay < pace.atOnce
  if (isFree) return { at: null, pace: { ...pace, nextAt: now + interval } }
  const at = Math.max(pace.spreadTo, pace.blockedUntil, pace.nextAt, now) + interval * (0.9 + chance / 5)
  if (at - now > farthest) return { at: now + farthest * (1 + chance / 2), pace }
  return { at, pace: { ...pace, spreadTo: at } }
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

const waitsInMinutes = [1, 5, 15, 30, 60, 120] as const

/** For so long a mail is tried, from when it was first put off: news is old after two days. */
const giveUpAfter = 48 * 60 * minute

/** When a mail is tried again after its `attempts`th try; null when it is given up. */
export function nextTryAt(
  delivery: { attempts: number; retryingSince: number | null },
  now: number,
  chance: number,
): number | null {
  const minutes = waitsInMinutes[Math.min(delivery.attempts, waitsInMinutes.length) - 1] ?? waitsInMinutes[0]
  const at = now + minutes * minute * (0.8 + chance * 0.4)
  return at - (delivery.retryingSince ?? now) > giveUpAfter ? null : at
}

/** How long a relay is left alone that cannot be talked to for the `failures`th time in a row. */
export const relayRest = (failures: number, chance: number): number =>
  Math.min(5 * minute, 1000 * 2 ** Math.min(failures - 1, 10)) * (0.75 + chance / 2)
