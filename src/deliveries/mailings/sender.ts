import { forgetOldMailings } from './forget-old-mailings.ts'
import type { MailingKind } from './kinds.ts'
import type { SendLoop, SendLoopNeeds } from './send-loop.ts'
import { runningMailings } from './store.ts'

export type MailingSender = {
  start(): void
  /** Submits until no mailing goes out any more; for tests. */
  drain(): Promise<void>
  /** Lets what is under way end and be written down; others may go on with the rest at once. */
  stop(): Promise<void>
}

/** Mailings started in another process are noticed by their events; this is the net below. */
const longestSleep = 1000
const tidyEveryMilliseconds = 3_600_000

/**
 * A worker that submits mailings, beside the task workers and not in them: any number of them share the work, in one
 * process or several. Without an SMTP server mailings wait.
 */
export function openMailingSender(world: SendLoopNeeds, kinds: readonly MailingKind[]): MailingSender {
  const { smtpUrl } = world.config
  let loop: SendLoop | null = null
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let isStopping = false
  let unfollow = () => {}
  let tidiedAt = Number.NEGATIVE_INFINITY
  /** A mailing changed since the cycle began: the loop may have been leaving and not have seen it. */
  let isAsked = false

  const send = async (): Promise<void> => {
    if (!smtpUrl || (await runningMailings(world.db)).length === 0) return
    // The SMTP client is loaded with the first mailing.
    const { openSendLoop } = await import('./send-loop.ts')
    if (isStopping) return
    loop = openSendLoop(world, { smtpUrl, kinds })
    try {
      await loop.run()
    } finally {
      loop = null
    }
  }

  const sendOnce = (): Promise<void> => {
    running ??= send().finally(() => {
      running = null
    })
    return running
  }

  const tidy = async (): Promise<void> => {
    if (performance.now() - tidiedAt < tidyEveryMilliseconds) return
    tidiedAt = performance.now()
    await forgetOldMailings(world)
  }

  const cycle = async (): Promise<void> => {
    isAsked = false
    try {
      await sendOnce()
      await tidy()
    } catch (error) {
      world.log.error({ err: error }, 'sending mails to many failed')
    }
    schedule(isAsked ? 0 : longestSleep)
  }

  const schedule = (milliseconds: number): void => {
    if (timer) clearTimeout(timer)
    if (!isStopping) timer = setTimeout(() => void cycle(), milliseconds)
  }

  return {
    start() {
      unfollow = world.events.follow((event) => {
        if (event.type !== 'mailing.changed') return
        isAsked = true
        loop?.wake()
        if (!running) schedule(0)
      })
      schedule(0)
    },
    drain: sendOnce,
    async stop() {
      isStopping = true
      unfollow()
      if (timer) clearTimeout(timer)
      loop?.stop()
      await running?.catch(() => {})
    },
  }
}
