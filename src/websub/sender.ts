import { millisecondsBetween } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { distributeChanged } from './distribute.ts'
import { sendDueFeeds } from './send-due.ts'
import { tidy } from './store.ts'
import { nextDueAt } from './store-deliveries.ts'
import type { ReadTopic } from './topic-content.ts'
import { verifyDue } from './verify.ts'

export type HubSender = {
  start(): void
  /** Looks for what is due at once: something changed. */
  wake(): void
  /** Does all that is due, then returns. */
  drain(): Promise<void>
  /** Waits for what is on its way. */
  stop(): Promise<void>
}

/** What another process took down is noticed by looking; this often. */
const longestSleep = 1000
const tidyEveryMilliseconds = 3_600_000

/**
 * The hub's work beside the task worker: asks callbacks, looks at feeds that changed, sends them. What hangs in one of
 * the three does not hold up the others.
 */
export function openHubSender(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>,
  readTopic: ReadTopic,
): HubSender {
  let isStopping = false
  let tidiedAt: string | null = null
  const isStopped = (): boolean => isStopping

  const verify = async (): Promise<void> => {
    while (!isStopping && (await verifyDue(world, readTopic)) > 0);
  }
  const distribute = async (): Promise<void> => {
    while (!isStopping && (await distributeChanged(world, readTopic)) > 0) sending.wake()
  }
  const send = async (): Promise<void> => {
    while (!isStopping && (await sendDueFeeds(world, isStopped)) > 0);
  }
  const tidyUp = async (): Promise<void> => {
    const now = world.clock.now()
    if (tidiedAt && millisecondsBetween(tidiedAt, now) < tidyEveryMilliseconds) return
    tidiedAt = now
    const ended = await inTransaction(world, (tx) => tidy(tx, now))
    if (ended > 0) world.log.info({ ended }, 'subscriptions of feeds ran out')
  }

  const verifying = openLoop(world, 'asking callbacks', verify)
  const sending = openLoop(world, 'sending feeds', async () => {
    await send()
    await tidyUp()
  })
  const distributing = openLoop(world, 'looking at feeds', distribute)
  return {
    start() {
      verifying.start()
      distributing.start()
      sending.start()
    },
    wake() {
      verifying.wake()
      distributing.wake()
      sending.wake()
    },
    async drain() {
      await verify()
      await distribute()
      await send()
      await tidyUp()
    },
    async stop() {
      isStopping = true
      await Promise.all([verifying.stop(), distributing.stop(), sending.stop()])
    },
  }
}

type Loop = { start(): void; wake(): void; stop(): Promise<void> }

/** Runs the work when woken, when something is due, and at least once a second; never twice at once. */
function openLoop(world: Pick<World, 'db' | 'clock' | 'log'>, what: string, work: () => Promise<void>): Loop {
  let timer: NodeJS.Timeout | null = null
  let cycling: Promise<void> | null = null
  let woken = false
  let isRunning = false

  const cycle = async (): Promise<void> => {
    let wait = longestSleep
    try {
      await work()
      const next = await nextDueAt(world.db, world.clock.now())
      if (next) wait = Math.max(50, millisecondsBetween(world.clock.now(), next))
    } catch (error) {
      world.log.error({ err: error }, `${what} failed`)
    }
    schedule(woken ? 0 : wait)
  }
  const schedule = (milliseconds: number): void => {
    if (!isRunning) return
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
      isRunning = true
      schedule(0)
    },
    wake() {
      woken = true
      if (!cycling) schedule(0)
    },
    async stop() {
      isRunning = false
      if (timer) clearTimeout(timer)
      await cycling
    },
  }
}
