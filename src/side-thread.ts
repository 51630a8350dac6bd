import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { startBackground } from './background.ts'
import { openIntake } from './contributions/index.ts'
import { openWorld } from './open-world.ts'
import type { SideAnswer, SideCall, SideOrder, ToSideThread } from './side-work.ts'

/**
 * The thread beside the one that serves pages, with a world of its own: what follows from changes, tasks, webhooks, and
 * what readers send in. Pages go first: on Linux a priority is a thread's own.
 */
const { config, withBackground } = workerData as SideOrder
const niceness = 10

if (process.platform === 'linux') setPriority(niceness)
const world = await openWorld(config)
const intake = openIntake(world)
const background = withBackground ? await startBackground(world) : null

parentPort?.on('message', (message: ToSideThread) => {
  if (message.kind === 'call') void answer(message)
  else if (message.kind === 'changed') void hearOfChanges()
  else void stop()
})

/** What cannot be read now is found by the event poll. */
const hearOfChanges = (): Promise<void> =>
  world.events.catchUp().catch((error) => world.log.error({ err: error }, 'following events failed'))

async function answer({ id, name, given }: SideCall): Promise<void> {
  let told: SideAnswer
  try {
    told = { id, value: name === 'submit' ? await intake.submit(given) : await intake.hint(given) }
  } catch (error) {
    told = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort?.postMessage(told)
}

async function stop(): Promise<void> {
  await background?.stop()
  await world.close()
  parentPort?.close()
}
