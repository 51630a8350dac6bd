import { addMilliseconds, type Instant } from '../../platform/clock.ts'
import type { Desk } from './desk.ts'
import type { Mailing } from './mailing.ts'
import { afterSuccess, afterTrouble, type DomainPace, domainOf, takeTurn } from './pacing.ts'
import type { OpenDelivery } from './store-sending.ts'
import { type SubmissionEnd, verdictOn } from './submission.ts'

/** How recipient domains are treated by this worker; only those in trouble are in it. */
export type Domains = { paces: Map<string, DomainPace>; underWay: Map<string, number> }

/** So many are looked at for each that may leave, when a domain of many recipients is blocked. */
const looksATurn = 200

/** Takes from the desk who gets the mail next, urgent mailings first, the others by turns. */
export function choose(
  desk: Desk,
  { mailings, domains }: { mailings: readonly Pick<Mailing, 'number' | 'urgent'>[]; domains: Domains },
  moment: { now: Instant; free: number; chance: () => number },
): { chosen: OpenDelivery[]; waiting: { delivery: OpenDelivery; at: Instant }[] } {
  const chosen: OpenDelivery[] = []
  const waiting: { delivery: OpenDelivery; at: Instant }[] = []
  const now = Date.parse(moment.now)
  for (let looks = 0; chosen.length < moment.free && looks < looksATurn; looks++) {
    const delivery = nextOf(desk, mailings)
    if (!delivery) break
    const domain = domainOf(delivery.address)
    const pace = domains.paces.get(domain)
    const underWay = domains.underWay.get(domain) ?? 0
    const turn = pace ? takeTurn(pace, { now, underWay, chance: moment.chance() }) : null
    if (turn) domains.paces.set(domain, turn.pace)
    if (turn && turn.at !== null) {
      waiting.push({ delivery, at: addMilliseconds(moment.now, Math.ceil(turn.at - now)) })
      continue
    }
    domains.underWay.set(domain, underWay + 1)
    chosen.push(delivery)
  }
  return { chosen, waiting }
}

function nextOf(desk: Desk, mailings: readonly Pick<Mailing, 'number' | 'urgent'>[]): OpenDelivery | null {
  const withRows = mailings.filter(({ number }) => desk.count(number) > 0)
  const urgent = withRows.find(({ urgent }) => urgent)
  if (urgent) return desk.take(urgent.number)
  // The one with most at hand: those of equal need take turns, as each one taken makes its stack lower.
  const [next] = withRows.toSorted((a, b) => desk.count(b.number) - desk.count(a.number))
  return next ? desk.take(next.number) : null
}

/** It is not under way any more, or never was. */
export function leaveDomain(domains: Domains, address: string): void {
  const domain = domainOf(address)
  const underWay = (domains.underWay.get(domain) ?? 1) - 1
  if (underWay > 0) domains.underWay.set(domain, underWay)
  else domains.underWay.delete(domain)
}

/** What an answer says about the pace of its recipient's domain. */
export function learn(
  domains: Domains,
  { address, end }: { address: string; end: SubmissionEnd },
  moment: { now: Instant; chance: number },
): void {
  const domain = domainOf(address)
  const pace = domains.paces.get(domain) ?? null
  const verdict = verdictOn(end)
  let next = pace
  if (verdict.is === 'accepted') next = afterSuccess(pace)
  if (verdict.is === 'deferred' && verdict.slows)
    next = afterTrouble(pace, Date.parse(moment.now), moment.chance)
  if (next) domains.paces.set(domain, next)
  else if (pace) domains.paces.delete(domain)
}

/** Objections to the sender in a row, with no mail taken between: so many, and the mailing is paused. */
const objectionsAllowed = 10

/** The mailings that should pause as receivers keep objecting to their sender, with the last answer. */
export function objectionsIn(
  streaks: Map<number, number>,
  ended: readonly { delivery: OpenDelivery; end: SubmissionEnd }[],
): { mailing: number; reason: string }[] {
  const toPause = new Map<number, string>()
  for (const { delivery, end } of ended) {
    const verdict = verdictOn(end)
    if (verdict.is === 'accepted') streaks.delete(delivery.mailing)
    if (verdict.is !== 'objected') continue
    const streak = (streaks.get(delivery.mailing) ?? 0) + 1
    streaks.set(delivery.mailing, streak)
    if (streak < objectionsAllowed) continue
    toPause.set(delivery.mailing, end.answer.slice(0, 300))
    streaks.delete(delivery.mailing)
  }
  return [...toPause].map(([mailing, reason]) => ({ mailing, reason }))
}
