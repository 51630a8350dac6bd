import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type RunningServer = {
  /** Its address, without a slash at the end. */
  url: string
  dataDir: string
  pid: number
  /** Ends it at once, as a power cut would, and removes its data. */
  kill(): Promise<void>
}

export type ServerOptions = {
  /** Data to serve; a fresh folder, which is removed afterwards, when not given. */
  dataDir?: string
  env?: Record<string, string>
  /** More arguments of `serve`. */
  args?: readonly string[]
}

const executable = fileURLToPath(new URL('../bin/depesche.js', import.meta.url))

/**
 * The server as people run it, in a process of its own, from `dist/`; answers once it can serve.
 * @throws with its output when it ends before that
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'depesche-server-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(
    process.execPath,
    [executable, 'serve', '--port', String(port), ...(options.args ?? [])],
    {
      env: { ...environment(), DEPESCHE_DATA: dataDir, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const output = outputOf(child)
  const killNow = () => void child.kill('SIGKILL')
  process.once('exit', killNow)
  const kill = async () => {
    process.off('exit', killNow)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await untilHealthy(url, child)
  } catch (cause) {
    await kill()
    throw new Error(`The server did not start:\n${output()}`, { cause })
  }
  return { url, dataDir, pid: child.pid ?? 0, kill }
}

/** What the machine's owner has configured for their own paper is not for tests. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DEPESCHE_|PORT$|HOST$|VITEST|NODE_OPTIONS$)/.test(name),
    ),
  )

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address === 'object' && address) return address.port
  throw new Error('no free port')
}

function outputOf(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000)
    })
  return () => output
}

const longestStart = 60_000

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + longestStart
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended')
    const healthy = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (healthy) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`it was not healthy within ${longestStart / 1000} seconds`)
}
