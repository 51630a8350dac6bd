import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../accounts/index.ts'
import type { World } from '../platform/world.ts'

/** What `import-process.ts` is given to do; it does one thing and ends. */
export type ImportOrder = { config: World['config'] } & (
  | { job: 'look'; id: string }
  | { job: 'bring'; id: string; actor: Actor }
)

export type ImportWorkers = {
  /** Reads an uploaded file; nothing when a process is at it already. */
  look(id: string): void
  /** Brings one in; false while another is being brought in. */
  bring(id: string, actor: Actor): boolean
  isAtWork(id: string): boolean
  /** Its process ended before it had read the file. */
  hasFailed(id: string): boolean
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
// From source it lies one folder up; the built files lie beside each other.
const script = fileURLToPath(
  new URL(extension === 'ts' ? '../import-process.ts' : './import-process.js', import.meta.url),
)

/** Processes of their own for work on archives, one for each file and one run at a time: pages are served meanwhile. */
export function openImportWorkers({ config, log }: Pick<World, 'config' | 'log'>): ImportWorkers {
  const atWork = new Map<string, ImportOrder['job']>()
  const failed = new Set<string>()
  const start = (order: ImportOrder): void => {
    const { id, job } = order
    atWork.set(id, job)
    failed.delete(id)
    const process = fork(script, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const end = (code: number | null): void => {
      atWork.delete(id)
      if (code === 0) return
      failed.add(id)
      log.error({ importId: id, job, code }, 'the process of an import ended early')
    }
    process.once('error', (error) => {
      log.error({ err: error }, 'the process of an import could not be started')
      end(1)
    })
    process.once('exit', end)
    process.send(order)
  }
  return {
    look(id) {
      if (!atWork.has(id)) start({ config, job: 'look', id })
    },
    bring(id, actor) {
      if (atWork.has(id) || [...atWork.values()].includes('bring')) return false
      start({ config, job: 'bring', id, actor })
      return true
    },
    isAtWork: (id) => atWork.has(id),
    hasFailed: (id) => failed.has(id),
  }
}
