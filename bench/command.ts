import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const executable = fileURLToPath(new URL('../bin/depesche.js', import.meta.url))

/** Runs a command of Depesche on this data and answers what it prints. */
export const depesche = (dataDir: string, args: readonly string[]): string =>
  execFileSync(process.execPath, [executable, ...args], {
    env: { ...process.env, DEPESCHE_DATA: dataDir },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
