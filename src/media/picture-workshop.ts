import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { JobAnswer, PictureJobs } from './picture-jobs.ts'

/** The process that works on pictures ended over a job: out of time, out of memory, or crashed by what it was given. */
export class PictureProcessEnded extends Error {}

export type Workshop = {
  run<J extends keyof PictureJobs>(name: J, given: PictureJobs[J]['given']): Promise<PictureJobs[J]['made']>
  close(): void
}
export type WorkshopOptions = { script: string; longestJobMilliseconds: number; idleMilliseconds: number }

type Order = { name: string; given: unknown; resolve(made: never): void; reject(error: Error): void }
type AtWork = { order: Order; process: ChildProcess; timer: NodeJS.Timeout }

/**
 * Decoding is done in a process of its own, of low priority, one picture at a time: it cannot hold up pages, a file
 * that crashes the decoder takes neither the site nor another's picture with it, it holds no secrets, and the memory
 * it took goes back when it ends after a quiet while.
 */
export function openWorkshop({
  script,
  longestJobMilliseconds,
  idleMilliseconds,
}: WorkshopOptions): Workshop {
  const waiting: Order[] = []
  let atWork: AtWork | null = null
  let running: ChildProcess | null = null
  let closing: NodeJS.Timeout | undefined

  const start = (): ChildProcess => {
    const started = startProcess(script)
    started.on('message', (answer: JobAnswer) => settle(started, answer))
    started.on('error', (error) => ended(started, error.message))
    started.on('exit', (code, signal) => ended(started, String(signal ?? code)))
    return started
  }

  const ended = (process: ChildProcess, reason: string): void => {
    if (running === process) running = null
    settle(process, new PictureProcessEnded(`the picture process ended: ${reason}`))
  }

  const settle = (process: ChildProcess, outcome: JobAnswer | Error): void => {
    if (atWork?.process !== process) return
    const { order, timer } = atWork
    clearTimeout(timer)
    atWork = null
    if (outcome instanceof Error) order.reject(outcome)
    else if ('error' in outcome) order.reject(new Error(outcome.error))
    else order.resolve(outcome.made as never)
    next()
  }

  const next = (): void => {
    const order = atWork ? undefined : waiting.shift()
    if (order) take(order)
    keepAlive(running, atWork !== null)
    clearTimeout(closing)
    if (!atWork) closing = setTimeout(close, idleMilliseconds).unref()
  }

  const take = (order: Order): void => {
    running ??= start()
    const process = running
    const timer = setTimeout(() => process.kill('SIGKILL'), longestJobMilliseconds)
    atWork = { order, process, timer }
    process.send({ name: order.name, given: order.given })
  }

  const close = (): void => {
    const process = running
    running = null // whoever comes now gets a new one
    process?.kill('SIGKILL')
  }

  return {
    run: (name, given) =>
      new Promise((resolve, reject) => {
        waiting.push({ name, given, resolve, reject })
        next()
      }),
    close,
  }
}

function startProcess(script: string): ChildProcess {
  const { PATH = '', TMPDIR } = process.env
  // glibc keeps what was freed, hundreds of megabytes after a few pictures, unless told to give it back.
  const thrifty = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '65536' }
  return fork(script, [], {
    serialization: 'advanced',
    execArgv: [],
    env: { PATH, ...(TMPDIR ? { TMPDIR } : {}), ...thrifty },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** An idle picture process does not keep the server from ending; a working one keeps a command line waiting for it. */
function keepAlive(process: ChildProcess | null, working: boolean): void {
  if (working) {
    process?.ref()
    process?.channel?.ref()
  } else {
    process?.unref()
    process?.channel?.unref()
  }
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** The workshop of this process. Starts with the first order. */
export const workshop = openWorkshop({
  script: fileURLToPath(new URL(`./picture-process.${extension}`, import.meta.url)),
  longestJobMilliseconds: 120_000,
  idleMilliseconds: 20_000,
})
