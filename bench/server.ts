import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { type RunningServer, startServer } from '../test/server.ts'
import { type Archive, copyOf } from './archive.ts'

export type BenchServer = RunningServer & {
  /** When the executable was called, as `performance.now()` tells it. */
  startedAt: number
}

/** The whole server, background work included, on this data. */
export async function serveFolder(dataDir: string, env: Record<string, string> = {}): Promise<BenchServer> {
  const startedAt = performance.now()
  return { ...(await startServer({ dataDir, env })), startedAt }
}

/** The same on a copy of the archive, which goes when the server is killed. */
export async function serve(archive: Archive, env: Record<string, string> = {}): Promise<BenchServer> {
  const dataDir = copyOf(archive)
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  try {
    const server = await serveFolder(dataDir, env)
    const kill = async () => {
      await server.kill()
      remove()
    }
    return { ...server, kill }
  } catch (error) {
    remove()
    throw error
  }
}

/** Pins every thread of the process to these cores (`0`, `0,1`). */
export function pin(pid: number, cores: string): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], { stdio: 'ignore' })
}

/** Memory of the process that is in RAM (VmRSS of Linux), in megabytes of 1,000,000 bytes. */
export const residentMegabytes = (pid: number): number => (statusOf(pid, 'VmRSS') * 1024) / 1e6

function statusOf(pid: number, name: string): number {
  const [, kilobytes] =
    new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes)
}

/** Seconds of processor time that the process has used so far; Linux counts in hundredths. */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
