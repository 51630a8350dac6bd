import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { archiveOf } from './archive.ts'
import { editorAt, publishingEverySecond } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { type Load, openLoadGenerator } from './load.ts'
import { pin, processorSeconds, serve } from './server.ts'

const connections = 32
const rounds = 10
const secondsARound = 2
const serverCore = '0'
const loadCore = '1'
const allCores = `0-${cpus().length - 1}`

/**
 * A cached article page against a bare `node:http` server that holds the same bytes, in turns and on the same core;
 * then the same while an editor saves and publishes that very article every second.
 */
export async function cachedPage(): Promise<Figure[]> {
  const archive = await archiveOf(1000)
  const server = await serve(archive)
  const editor = editorAt(server.url, archive)
  const article = await editor.write('Erste Fassung der Nachricht')
  const bare = await startBare(server.url + article.path)
  const generator = openLoadGenerator()
  try {
    pin(process.pid, loadCore) // it is the editor, whose program must not take the server's time
    pin(server.pid, serverCore)
    pin(bare.pid, serverCore)
    pin(generator.pid, loadCore)
    const measure = async ({ url, pid }: Target, seconds = secondsARound): Promise<Round> => {
      const before = processorSeconds(pid)
      const load = await generator.load({ url, connections, seconds })
      return { ...load, perProcessorSecond: (load.perSecond * seconds) / (processorSeconds(pid) - before) }
    }
    const targets = { ours: { url: server.url + article.path, pid: server.pid }, bare }
    for (const target of Object.values(targets)) await measure(target, 2) // until the compiler has seen enough
    const quiet = await inTurns(targets, measure, measure)
    const busy = await inTurns(targets, measure, (target) =>
      publishingEverySecond(editor, article, () => measure(target)),
    )
    return [
      ...figures('cached article page', quiet),
      ...figures('the same while it is published anew every second', busy),
    ]
  } finally {
    generator.stop()
    bare.stop()
    await server.kill()
    pin(process.pid, allCores) // what is measured after this starts where it likes
  }
}

type Both<T> = { ours: T; bare: T }
type Target = { url: string; pid: number }
type Round = Load & { perProcessorSecond: number }
type Measure = (target: Target) => Promise<Round>

/** A B A B …: what disturbs the machine disturbs both. */
async function inTurns(
  targets: Both<Target>,
  measureBare: Measure,
  measureOurs: Measure,
): Promise<Both<Round[]>> {
  const found: Both<Round[]> = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    found.bare.push(await measureBare(targets.bare))
    found.ours.push(await measureOurs(targets.ours))
  }
  return found
}

function figures(name: string, { ours, bare }: Both<Round[]>): Figure[] {
  const of = (found: Round[], what: keyof Round): number => median(found.map((round) => round[what]))
  const both = (what: keyof Round) => ({ value: of(ours, what), base: of(bare, what) })
  return [
    { name, ...both('perSecond'), unit: '/s', aim: { of: 'ratio', atLeast: 0.85 } },
    { name: '  a second of processor time', ...both('perProcessorSecond'), unit: '/s', aim: null },
    { name: '  slowest of a hundred (p99)', ...both('p99'), unit: 'ms', aim: { of: 'ratio', atMost: 3 } },
  ]
}

async function startBare(pageUrl: string): Promise<{ url: string; pid: number; stop(): void }> {
  const child: ChildProcess = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)), [pageUrl])
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://localhost:${port}/`, pid: child.pid ?? 0, stop: () => child.kill() }
}
