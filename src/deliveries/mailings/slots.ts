import { type Instant, toInstant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Mailing } from './mailing.ts'
import { grantSlots, warmUpLimit } from './pacing.ts'
import { lockPace, notePace } from './store-pace.ts'

const dayMilliseconds = 86_400_000

/**
 * How many of `wanted` mails of a mailing may leave now, by the rate of the installation, the mailing's own, and the
 * limit of the day while the sender is warmed up; all workers of the installation share them.
 */
export async function takeSlots(
  tx: Tx,
  { config }: Pick<World, 'config'>,
  { mailing, now, wanted }: { mailing: Mailing; now: Instant; wanted: number },
): Promise<{ granted: number; nextSlotAt: number | null }> {
  const perDay = config.smtpWarmUpFrom ? dayLimit(config.smtpWarmUpFrom, now) : null
  const paces = [
    { name: 'installation', perMinute: config.smtpPerMinute, perDay },
    { name: `mailing:${mailing.id}`, perMinute: mailing.perMinute, perDay: null },
  ].filter(({ perMinute, perDay }) => perMinute !== null || perDay !== null)
  let granted = wanted
  let nextSlotAt: number | null = null
  for (const pace of paces) {
    const slots = await takeFrom(tx, pace, { now, wanted: granted })
    granted = slots.granted
    if (slots.nextSlotAt !== null) nextSlotAt = Math.max(nextSlotAt ?? 0, slots.nextSlotAt)
  }
  return { granted, nextSlotAt: granted < wanted ? nextSlotAt : null }
}

type Pace = { name: string; perMinute: number | null; perDay: number | null }

async function takeFrom(
  tx: Tx,
  { name, perMinute, perDay }: Pace,
  { now, wanted }: { now: Instant; wanted: number },
): Promise<{ granted: number; nextSlotAt: number | null }> {
  const time = Date.parse(now)
  const day = now.slice(0, 10)
  const pace = await lockPace(tx, name, { nextSlotAt: now, day })
  const sent = pace.day === day ? pace.sent : 0
  const today = perDay === null ? wanted : Math.max(0, Math.min(wanted, perDay - sent))
  const tomorrow = (Math.floor(time / dayMilliseconds) + 1) * dayMilliseconds
  const slots =
    perMinute === null
      ? { granted: today, nextSlotAt: time }
      : grantSlots({ nextSlotAt: Date.parse(pace.nextSlotAt), perMinute }, time, today)
  const nextSlotAt = new Date(Math.ceil(slots.nextSlotAt)).toISOString()
  await notePace(tx, name, { nextSlotAt, day, sent: sent + slots.granted })
  return {
    granted: slots.granted,
    nextSlotAt: today < wanted && slots.granted === today ? tomorrow : slots.nextSlotAt,
  }
}

function dayLimit(from: string, now: Instant): number | null {
  const begin = toInstant(from)
  return begin ? warmUpLimit(Math.floor((Date.parse(now) - Date.parse(begin)) / dayMilliseconds)) : null
}
