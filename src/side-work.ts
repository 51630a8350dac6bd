import { Worker } from 'node:worker_threads'
import type { Intake } from './contributions/index.ts'
import type { Config } from './platform/config/config.ts'
import type { World } from './platform/world.ts'

/** What the thread is started with. */
export type SideOrder = { config: Config; withBackground: boolean }

type Calls = {
  [Name in keyof Intake]: { kind: 'call'; id: number; name: Name; given: Parameters<Intake[Name]>[0] }
}
export type SideCall = Calls[keyof Intake]
/** `changed`: this process has changed something, so that what follows need not wait until the thread looks. */
export type ToSideThread = SideCall | { kind: 'changed' } | { kind: 'stop' }
export type SideAnswer = { id: number; value: unknown } | { id: number; error: string }

export type SideWork = { intake: Intake; stop(): Promise<void> }

type Asker = { resolve(value: never): void; reject(error: Error): void }

const restartMilliseconds = 1000
const stopMilliseconds = 15_000

/**
 * What is done beside the thread that serves pages (`side-thread.ts`), so that they stay quick: what readers send in
 * and, with `withBackground`, what no reader waits for. Without it the thread starts with the first contribution. A
 * thread that ends by itself is started again; who waited for it gets an error.
 */
export function openSideWork(world: World, { withBackground }: { withBackground: boolean }): SideWork {
  const asking = new Map<number, Asker>()
  let worker: Worker | null = null
  let nextId = 0
  let isStopping = false

  const start = (): Worker => {
    const order: SideOrder = { config: world.config, withBackground }
    const started = new Worker(new URL('./side-thread.js', import.meta.url), { workerData: order })
    started.on('message', (answer: SideAnswer) => {
      const asker = asking.get(answer.id)
      asking.delete(answer.id)
      if ('error' in answer) asker?.reject(new Error(answer.error))
      else asker?.resolve(answer.value as never)
    })
    started.on('error', (error) => world.log.error({ err: error }, 'the side thread failed'))
    started.on('exit', () => {
      for (const { reject } of asking.values()) reject(new Error('the side thread ended'))
      asking.clear()
      worker = null
      if (withBackground && !isStopping) setTimeout(() => isStopping || run(), restartMilliseconds)
    })
    return started
  }
  const run = (): Worker => {
    worker ??= start()
    return worker
  }
  const tell = (to: Worker, message: ToSideThread): void => to.postMessage(message)
  const ask = <Answer>(call: (id: number) => SideCall): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = nextId++
      asking.set(id, { resolve, reject })
      tell(run(), call(id))
    })

  const unfollow = world.events.follow(() => {
    if (worker) tell(worker, { kind: 'changed' })
  })
  if (withBackground) run()
  return {
    intake: {
      async submit(given) {
        const taken = await ask<Awaited<ReturnType<Intake['submit']>>>((id) => ({
          kind: 'call',
          id,
          name: 'submit',
          given,
        }))
        // Whoever gets the answer finds the contribution on the page.
        if (taken.ok && taken.value.status === 'approved') await world.events.catchUp()
        return taken
      },
      hint: (given) => ask((id) => ({ kind: 'call', id, name: 'hint', given })),
    },
    async stop() {
      isStopping = true
      unfollow()
      const stopping = worker
      if (!stopping) return
      const ended = new Promise<void>((resolve) => stopping.once('exit', () => resolve()))
      const force = setTimeout(() => void stopping.terminate(), stopMilliseconds)
      tell(stopping, { kind: 'stop' })
      await ended
      clearTimeout(force)
    },
  }
}
