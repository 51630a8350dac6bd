import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningServer, startServer } from '../test/server.ts'

export const administrator = {
  name: 'Mira Lohse',
  email: 'mira@example.org',
  password: 'Probedruck um Mitternacht',
}

/** The demo publication on a server of its own, without background work, so that nothing else uses the processor. */
export async function startDemo(): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'depesche-demo-'))
  const { name, email, password } = administrator
  const setUp = ['setup', '--site-name', 'Brückstädter Bote', '--name', name, '--email', email, '--demo']
  execFileSync(process.execPath, [executable, ...setUp, '--password', password], {
    env: { ...process.env, DEPESCHE_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const server = await startServer({ dataDir, args: ['--role', 'web'] })
  const kill = async () => {
    await server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...server, kill }
}

const executable = fileURLToPath(new URL('../bin/depesche.js', import.meta.url))
