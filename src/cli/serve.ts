import { InvalidArgumentError, Option } from 'commander'
import type { AddCommand } from './command.ts'

const roles = ['all', 'web', 'worker', 'scoring'] as const

export const addServeCommand: AddCommand = (program, { terminal }) => {
  program
    .command('serve')
    .description('run site, newsroom, API and background work')
    .option('--port <number>', 'where it listens (default: PORT, else 4000)', portFrom)
    .option('--host <address>', 'where it listens (default: HOST, else 127.0.0.1)')
    .addOption(new Option('--role <role>', 'what this process does').choices(roles).default('all'))
    .action(async (options: { port?: number; host?: string; role: (typeof roles)[number] }) => {
      const { serve } = await import('../main.ts')
      const asked = untilAskedToStop()
      const serving = await serve(options)
      const { address, setUpCode } = serving
      const { answer } = terminal()
      answer({ address, setUpCode, role: options.role }, [
        address ? `Depesche is at ${address}` : 'Depesche works in the background',
        ...(setUpCode
          ? [`Set it up at ${address}/newsroom; from another machine with the code ${setUpCode}`]
          : []),
      ])
      await asked
      await serving.stop()
    })
}

/** Stopping waits for what is under way; who asks twice wants it at once. */
function untilAskedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = false
  const ask = (signal: NodeJS.Signals) => {
    if (asked && signal === 'SIGINT') process.exit(130)
    asked = true
    resolve()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, ask)
  return promise
}

function portFrom(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new InvalidArgumentError('it must be a number from 0 to 65535.')
}
