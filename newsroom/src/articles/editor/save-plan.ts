/** Milliseconds of quiet after which changes are saved. */
export const quiet = 1_500
/** The longest that a change stays unsaved while somebody keeps typing. */
export const atLatest = 15_000
/** Waiting time after a failed attempt, by number of failures in a row. */
const retryAfter = [3_000, 10_000, 30_000, 60_000]

/** What autosave knows; times in milliseconds. `failures` counts attempts since the last that succeeded. */
export type SaveTimes = {
  firstChangeAt: number | null
  lastChangeAt: number | null
  failures: number
  lastFailureAt: number | null
}

export const nothingToSave: SaveTimes = {
  firstChangeAt: null,
  lastChangeAt: null,
  failures: 0,
  lastFailureAt: null,
}

/** When to save next, null when there is nothing to save. */
export function nextSaveAt({
  firstChangeAt,
  lastChangeAt,
  failures,
  lastFailureAt,
}: SaveTimes): number | null {
  if (firstChangeAt === null || lastChangeAt === null) return null
  const due = Math.min(lastChangeAt + quiet, firstChangeAt + atLatest)
  if (lastFailureAt === null) return due
  return Math.max(due, lastFailureAt + (retryAfter[Math.min(failures, retryAfter.length) - 1] ?? 0))
}

export const changedAt = (times: SaveTimes, now: number): SaveTimes => ({
  ...times,
  firstChangeAt: times.firstChangeAt ?? now,
  lastChangeAt: now,
})

export const failedAt = (times: SaveTimes, now: number): SaveTimes => ({
  ...times,
  failures: times.failures + 1,
  lastFailureAt: now,
})
