import { instantOf, localTime } from '../shell/dates.ts'

export type LikelyEnd = { name: 'inTwoHours' | 'tonight' | 'tomorrow'; at: string }

/** Ends that editors choose most: in two hours, this evening at six (while it is before), tomorrow morning at six. */
export function likelyEnds(now: string, timeZone: string): LikelyEnd[] {
  const today = localTime(now, timeZone).slice(0, 10)
  const next = new Date(`${today}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  const tomorrow = next.toISOString().slice(0, 10)
  const ends = [
    {
      name: 'inTwoHours',
      at: new Date(Math.ceil(Date.parse(now) / 60_000) * 60_000 + 7_200_000).toISOString(),
    },
    { name: 'tonight', at: instantOf(`${today}T18:00`, timeZone) },
    { name: 'tomorrow', at: instantOf(`${tomorrow}T06:00`, timeZone) },
  ] as const
  return ends.flatMap(({ name, at }) => (at && at > now ? [{ name, at }] : []))
}
