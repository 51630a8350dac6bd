#!/usr/bin/env node
// The one executable. Plain JavaScript that any Node since 20 reads: it hands over to the Node that the package
// pins when the machine's own is too old, builds what is stale in a checkout, then runs the command.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const isCheckout = existsSync(join(root, 'scripts/build.ts')) && !root.includes('node_modules')
const sizes = ['--max-semi-space-size=3', '--heap-growing-percent=20', '--no-maglev-destroy-on-background']

if (isTooOld()) runWithPinnedNode()
else {
  if (!isInPlace()) {
    if (isCheckout && !(await buildWhatIsStale())) process.exit(1)
    keepHeapSmall()
  }
  if (args.includes('serve')) await settleNextTick()
  await runHere()
}

function isTooOld() {
  return Number(process.versions.node.split('.')[0]) < 24 || !process.getBuiltinModule?.('node:sqlite')
}

function runWithPinnedNode() {
  const child = spawn(pinnedNode(), [...process.execArgv, fileURLToPath(import.meta.url), ...args], {
    stdio: 'inherit',
  })
  child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`))
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => child.kill(signal))
  // Ctrl-C reaches the child too, as it sits at the same terminal; a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function pinnedNode() {
  try {
    const path = createRequire(import.meta.url).resolve('node/bin/node')
    if (existsSync(path)) return path
  } catch {
    // Not installed: said below.
  }
  return fail(`Depesche needs Node 24 and found ${process.version}. Run npm ci here, or install Node 24.`)
}

async function runHere() {
  quietSqliteWarning()
  const program = join(root, 'dist/server/depesche.js')
  if (!existsSync(program)) fail('dist/ is missing. Run npm run build.')
  const { main } = await import(pathToFileURL(program).href)
  process.exitCode = await main(process.argv)
  // The command is done: what may still be open (after a failed start) does not keep the process.
  setTimeout(() => process.exit(), 1000).unref()
}

/**
 * Only `serve` shows pages; other commands do with the server's part. The tools run in a process of their own, as
 * their 400 MB would stay with the server; so would what reads TypeScript here, were it not done before `keepHeapSmall`.
 */
async function buildWhatIsStale() {
  const { staleParts, allParts } = await import(new URL('../scripts/build.ts', import.meta.url).href)
  const stale = staleParts(args.includes('serve') ? allParts : ['server'])
  if (stale.length === 0) return true
  const build = [join(root, 'scripts/build.ts'), ...stale]
  return spawnSync(process.execPath, build, { stdio: ['ignore', 2, 2] }).status === 0
}

/**
 * V8 lets its heap grow as if the machine were its own: 48 MB for what lives a moment, twice what is in use before it
 * clears up, and what compiling needed stays with the threads that compiled. A server that shares a small machine with
 * others clears up sooner: pages no slower, 80 MB less. V8 takes these sizes only at its start, so the server takes its
 * own place once (same process, same files); where the system cannot do that, it does without.
 */
function keepHeapSmall() {
  const { execArgv, execPath, env } = process
  if (!args.includes('serve') || !process.execve) return
  // glibc gives back what is free beyond 1 MB, and keeps two stocks of memory instead of eight for each core.
  const environment = { MALLOC_TRIM_THRESHOLD_: '1048576', MALLOC_ARENA_MAX: '2', ...env }
  process.execve(
    execPath,
    [execPath, ...sizes, ...execArgv, fileURLToPath(import.meta.url), ...args],
    environment,
  )
}

/** Has this process taken its own place already? */
function isInPlace() {
  return sizes.every((size) => process.execArgv.includes(size))
}

/**
 * Each request takes a few turns of `process.nextTick`. How fast V8 makes it depends on what it has seen of it when it
 * first looks: in a start where other work comes first it may stay six times as slow for good (0.6 µs a turn, a tenth
 * of a page's time). Some thousand empty turns before anything else, about a millisecond, settle that.
 */
function settleNextTick() {
  let left = 5000
  const { promise, resolve } = Promise.withResolvers()
  const turn = (again) => (left-- > 0 ? process.nextTick(turn, again) : resolve())
  process.nextTick(turn, true)
  return promise
}

/** Early versions of Node 24 call node:sqlite experimental at each start. Other warnings are printed as ever. */
function quietSqliteWarning() {
  const print = process.listeners('warning')
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name === 'ExperimentalWarning' && warning.message.includes('SQLite')) return
    for (const listener of print) listener.call(process, warning)
  })
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  return process.exit(1)
}
