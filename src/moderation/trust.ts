import type { WriterHistory } from '../comments/index.ts'

/** So many approved comments earn trust, as long as none was turned down lately. */
export const approvedForTrust = 3
/** A rejection, removal or spam loses trust for so many days; `WriterHistory.refusedLately` counts over them. */
export const trustLostDays = 90

/** Whether what this writer sends may appear at once where the mode is `trusted`. */
export const isTrusted = (history: WriterHistory | null): boolean =>
  history !== null && history.approved >= approvedForTrust && history.refusedLately === 0
