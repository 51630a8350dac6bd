import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Node runs the bundle by itself: the executable would build the newsroom too, which Vite serves here. */
const program = `import('./dist/server/depesche.js').then(async ({ main }) => { process.exitCode = await main(process.argv) })`

type Environment = Record<string, string | undefined>

/** Runs one command of the bundle to its end; answers its exit status. */
export async function runCommand(root: string, args: readonly string[], env: Environment): Promise<number> {
  const [code] = await once(start(root, args, env), 'exit')
  return code ?? 1
}

/** A server that can be started anew with the bundle as it is now; asked again meanwhile, it does so once more. */
export function restartingServer(root: string, args: readonly string[], env: Environment) {
  let child: ChildProcess | null = null
  let turn: Promise<void> = Promise.resolve()

  const stopChild = async (): Promise<void> => {
    const running = child
    child = null
    if (running?.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    running.kill('SIGTERM')
    await ended
  }
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    turn = turn.then(step, step)
    return turn
  }
  return {
    restart: () =>
      inTurn(async () => {
        await stopChild()
        child = start(root, args, env)
      }),
    stop: () => inTurn(stopChild),
  }
}

const start = (root: string, args: readonly string[], env: Environment): ChildProcess =>
  spawn(process.execPath, ['-e', program, 'depesche', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
