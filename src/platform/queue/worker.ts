import { addSeconds, type Instant, millisecondsBetween } from '../clock.ts'
import type { World } from '../world.ts'
import {
  type AnyTask,
  type ClaimedTask,
  claimDueTasks,
  failTask,
  finishTask,
  holdTask,
  leaseSeconds,
  nextTaskAt,
} from './queue.ts'

export type TaskWorker = {
  start(): void
  /** Looks for due tasks at once: something was queued. */
  wake(): void
  /** Runs everything that is due, then returns; for tests and for the start. */
  drain(): Promise<number>
  /** Lets the task under way end; what else is due waits for the next worker. */
  stop(): Promise<void>
}

/** The longest sleep: tasks queued by another process are noticed by its events, this is the net below. */
const longestSleep = 1000

/**
 * Runs due tasks one after the other. Sleeps exactly until the next is due. `leave` names the tasks of other lanes;
 * what nobody knows is kept as failed.
 */
export function openTaskWorker(
  world: World,
  tasks: readonly AnyTask[],
  leave: readonly string[] = [],
): TaskWorker {
  const byName = new Map(tasks.map((task) => [task.name, task]))
  let timer: NodeJS.Timeout | null = null
  let running: Promise<number> | null = null
  let started = false
  let stopping = false
  let woken = false

  const runOne = async (claimed: ClaimedTask): Promise<void> => {
    const task = byName.get(claimed.name)
    const now = world.clock.now()
    const holding = setInterval(() => void hold(claimed.id), (leaseSeconds * 1000) / 3)
    try {
      if (!task) throw new Error(`no task is named ${claimed.name}`)
      if (claimed.attempts > task.retry.attempts)
        throw new Error('the process ended while it ran, at its last try')
      await task.run(world, task.payload.parse(JSON.parse(claimed.payload)) as never)
      await finishTask(world.db, claimed.id)
    } catch (error) {
      world.log.error({ err: error, task: claimed.name, attempt: claimed.attempts }, 'a task failed')
      const retryAt = task ? retryTime(task, claimed.attempts, now) : null
      await failTask(world.db, { id: claimed.id, error: String(error), now, retryAt })
    } finally {
      clearInterval(holding)
    }
  }

  const hold = (id: string): Promise<void> =>
    holdTask(world.db, id, world.clock.now()).catch((error) =>
      world.log.error({ err: error }, 'holding a task failed'),
    )

  const drain = async (): Promise<number> => {
    let done = 0
    while (!stopping) {
      woken = false
      const [claimed] = await claimDueTasks(world.db, world.clock.now(), { limit: 1, leave })
      if (!claimed && !woken) break
      if (!claimed) continue
      await runOne(claimed)
      done++
    }
    return done
  }

  const drainOnce = (): Promise<number> => {
    woken = true
    running ??= drain().finally(() => {
      running = null
    })
    return running
  }

  const cycle = async (): Promise<void> => {
    try {
      await drainOnce()
      if (stopping) return
      const next = await nextTaskAt(world.db, leave)
      const wait = next ? millisecondsBetween(world.clock.now(), next) : longestSleep
      schedule(Math.min(Math.max(wait, 0), longestSleep))
    } catch (error) {
      world.log.error({ err: error }, 'looking for tasks failed')
      schedule(1000)
    }
  }

  const schedule = (milliseconds: number) => {
    if (!started || stopping) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void cycle(), milliseconds)
  }

  return {
    start() {
      started = true
      schedule(0)
    },
    wake: () => {
      woken = true
      schedule(0)
    },
    drain: drainOnce,
    async stop() {
      stopping = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}

/** One worker for each lane of these tasks, as one. */
export function openTaskWorkers(world: World, tasks: readonly AnyTask[]): Omit<TaskWorker, 'drain'> {
  const lanes = Map.groupBy(tasks, (task) => task.lane)
  const workers = [...lanes.values()].map((own) => {
    const others = tasks.filter((task) => !own.includes(task))
    return openTaskWorker(
      world,
      own,
      others.map(({ name }) => name),
    )
  })
  return {
    start: () => workers.forEach((worker) => void worker.start()),
    wake: () => workers.forEach((worker) => void worker.wake()),
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  }
}

/** The wait doubles with each try; null when the tries are used up. */
export function retryTime(task: Pick<AnyTask, 'retry'>, attempts: number, now: Instant): Instant | null {
  if (attempts >= task.retry.attempts) return null
  return addSeconds(now, task.retry.backoffSeconds * 2 ** (attempts - 1))
}
