import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'

const folders: string[] = []
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Starts the executable on data of its own. What is stale is built first, which may take a while. */
function depesche(...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-bin-'))
  folders.push(folder)
  const env = {
    ...process.env,
    DEPESCHE_DATA: folder,
    DEPESCHE_LOG: 'error',
    DEPESCHE_DATABASE_URL: '',
    PORT: '0',
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'depesche.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

/** The lines of its stdout, from the first on; fails when it ends without one. */
async function linesOf(child: ReturnType<typeof depesche>): Promise<string[]> {
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  await Promise.race([once(reader, 'line'), once(child, 'exit')])
  if (lines.length === 0) throw new Error('it ended and printed nothing')
  return lines
}

describe('the executable', { timeout: 180_000 }, () => {
  it('answers with the status of the command', async () => {
    expect(await once(depesche('no-such-command'), 'exit')).toEqual([2, null])
    expect(await once(depesche('--version'), 'exit')).toEqual([0, null])
  })

  it('serves, prints one line with the address, and stops gracefully', async () => {
    const child = depesche('serve', '--json')
    const lines = await linesOf(child)
    const { address } = JSON.parse(lines[0] ?? '')
    const health = await fetch(`${address}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(lines).toHaveLength(1)
  })

  it('says why it cannot serve, and ends', async () => {
    const [line] = await linesOf(depesche('serve', '--json'))
    const { port } = new URL(JSON.parse(line ?? '').address)
    expect(await once(depesche('serve', '--port', port), 'exit')).toEqual([1, null])
  })
})
