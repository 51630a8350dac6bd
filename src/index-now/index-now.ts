import { createHmac } from 'node:crypto'
import { addSeconds, type Instant } from '../platform/clock.ts'

/** The most addresses in one request (indexnow.org). */
export const mostAddresses = 10_000
/** Addresses wait so long for others, so that who saves five times is told of once. */
export const gatherSeconds = 20
/** After this a change is no news; engines find it by the sitemap. */
export const givenUpAfterSeconds = 2 * 86_400

export const usualEndpoint = 'https://api.indexnow.org/indexnow'

/**
 * The site's key: engines look for it at `/{key}.txt` to see that who sends addresses owns them. It follows from the
 * installation's secret, so that it needs no keeping.
 */
export const indexNowKey = (config: { secret: string }): string =>
  createHmac('sha256', config.secret).update('depesche index-now').digest('hex').slice(0, 32)

export const keyPath = (key: string): string => `/${key}.txt`

/** The body of a request; paths are readable, as they are stored. */
export const submission = (publicUrl: string, key: string, paths: readonly string[]): string =>
  JSON.stringify({
    host: new URL(publicUrl).host,
    key,
    keyLocation: publicUrl + keyPath(key),
    urlList: paths.map((path) => publicUrl + encodeURI(path).replace(/[?#]/g, encodeURIComponent)),
  })

/** `taken`: 200, or 202 while the key is looked at · `refused`: these addresses never · `later`: tried again. */
export type Verdict = 'taken' | 'refused' | 'later'

/** What an answer means for the addresses in it. A key that was not found (403) may be found later. */
export function verdictOn(status: number | null): Verdict {
  if (status === 200 || status === 202) return 'taken'
  if (status === null || status === 403 || status === 429 || status >= 500) return 'later'
  return 'refused'
}

const longestWait = 6 * 3600

/** When to try again after so many failures in a row: 1, 2, 4 … minutes, six hours at most. */
export const nextTryAt = (failures: number, now: Instant): Instant =>
  addSeconds(now, Math.min(longestWait, 60 * 2 ** Math.min(failures - 1, 12)))

/** What the last answer says is to be mended; null when all is well. */
export type IndexNowProblem =
  | 'no-answer'
  | 'key-not-found'
  | 'addresses-refused'
  | 'too-many'
  | 'engine-failed'

export function problemOf(last: { status: number | null } | null): IndexNowProblem | null {
  if (!last || verdictOn(last.status) === 'taken') return null
  if (last.status === null) return 'no-answer'
  if (last.status === 403) return 'key-not-found'
  if (last.status === 429) return 'too-many'
  return last.status >= 500 ? 'engine-failed' : 'addresses-refused'
}
