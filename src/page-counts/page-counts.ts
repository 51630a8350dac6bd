import { addDays, type Instant } from '../platform/clock.ts'

/** A day in the site's time zone, `2026-11-23`. */
export type Day = string

/** How long counts are kept. */
export const keptMonths = 25

/** Programs that say so (CUBOT is a telephone). Whoever hides among readers is counted among them. */
const programs =
  /(?<!cu)bot|crawl|spider|slurp|scrap|preview|fetch|feed|rss|monitor|uptime|pingdom|lighthouse|headless|phantom|curl|wget|libwww|http-?client|okhttp|axios|undici|python|java\/|perl|ruby|go-http|\bnode\b|php|validator|archiver|heritrix|facebookexternalhit|whatsapp\/|embedly|mediapartners|google-|apache-/i

export type SeenRequest = {
  method: string | undefined
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/**
 * Whether a request is someone opening a page: not HEAD, not a browser loading ahead (`Sec-Purpose: prefetch`), not a
 * program that names itself. Header names are lower-case, as Node gives them.
 */
export function countsAsView(
  { method, headers }: SeenRequest,
  isProgram: (agent: string) => boolean = namesItself,
): boolean {
  if (method !== 'GET') return false
  if (isAhead(headers['sec-purpose']) || isAhead(headers.purpose) || isAhead(headers['x-moz'])) return false
  const agent = headers['user-agent']
  return typeof agent === 'string' && agent !== '' && !isProgram(agent)
}

/** Whether the name a program or browser gives itself is that of a program. */
export const namesItself = (agent: string): boolean => programs.test(agent)

const isAhead = (purpose: string | string[] | undefined): boolean =>
  purpose !== undefined && /prefetch|preview|prerender/i.test(String(purpose))

/** The day an instant falls on where the paper is made. */
export function dayIn(timeZone: string, instant: Instant): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(new Date(instant))
}

/** The first day that is still kept. */
export function oldestKeptDay(today: Day): Day {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1 - keptMonths, 1))
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastOfMonth))
  return date.toISOString().slice(0, 10)
}

/** All days from the first to the last, so that a day without views is a zero and not a gap. */
export function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let at = `${from}T00:00:00.000Z`; at.slice(0, 10) <= to; at = addDays(at, 1))
    days.push(at.slice(0, 10))
  return days
}
