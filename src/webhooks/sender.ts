import { addDays, millisecondsBetween } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { sendDueWebhooks } from './send-due.ts'
import { forgetDeliveriesBefore, nextDueAt } from './store-deliveries.ts'

export type WebhookSender = {
  start(): void
  /** Looks for what is due at once: something was recorded. */
  wake(): void
  /** Sends all that is due, then returns. */
  drain(): Promise<number>
  /** Waits for what is on its way. */
  stop(): Promise<void>
}

/** Deliveries recorded by another process are noticed by looking; this often. */
const longestSleep = 1000
const keptDays = 30
const tidyEveryMilliseconds = 3_600_000

/**
 * Sends webhooks beside the task worker and not in it: an endpoint that takes ten seconds to answer must not hold up
 * an article that is due.
 */
export function openWebhookSender(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>,
): WebhookSender {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<number> | null = null
  let cycling: Promise<void> | null = null
  let woken = false
  let started = false
  let stopping = false
  let tidiedAt: string | null = null

  const sendAll = async (): Promise<number> => {
    let sent = 0
    for (let tried = await sendDueWebhooks(world); tried > 0; tried = await sendDueWebhooks(world)) {
      sent += tried
      if (stopping) break
    }
    return sent
  }

  const drain = (): Promise<number> => {
    running ??= sendAll().finally(() => {
      running = null
    })
    return running
  }

  const tidy = async (): Promise<void> => {
    const now = world.clock.now()
    if (tidiedAt && millisecondsBetween(tidiedAt, now) < tidyEveryMilliseconds) return
    tidiedAt = now
    while (
      (await inTransaction(world, (tx) => forgetDeliveriesBefore(tx, addDays(now, -keptDays), 200))) === 200
    );
  }

  const cycle = async (): Promise<void> => {
    let wait = longestSleep
    try {
      await drain()
      await tidy()
      const next = await nextDueAt(world.db)
      if (next) wait = millisecondsBetween(world.clock.now(), next)
    } catch (error) {
      world.log.error({ err: error }, 'sending webhooks failed')
    }
    schedule(woken ? 0 : wait)
  }

  const schedule = (milliseconds: number): void => {
    if (!started || stopping) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(begin, Math.min(Math.max(milliseconds, 0), longestSleep))
  }

  const begin = (): void => {
    woken = false
    cycling = cycle().finally(() => {
      cycling = null
    })
  }

  return {
    start() {
      started = true
      schedule(0)
    },
    wake() {
      woken = true
      if (!cycling) schedule(0)
    },
    drain,
    async stop() {
      stopping = true
      if (timer) clearTimeout(timer)
      await cycling
      await running
    },
  }
}
