import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { archiveOf } from './archive.ts'
import { editorAt, publishingEverySecond } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { type Load, openLoadGenerator } from './load.ts'
import { type BenchServer, pin, processorSeconds, serve } from './server.ts'

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
  try {
    const editor = editorAt(server.url, archive)
    const article = await editor.write('Erste Fassung der Nachricht')
    return await againstBare(server, article.path, async (inTurns) => {
      const quiet = await inTurns((measure) => measure())
      const busy = await inTurns((measure) => publishingEverySecond(editor, article, measure))
      return [
        ...figuresOf('cached article page', quiet),
        ...figuresOf('the same while it is published anew every second', busy),
      ]
    })
  } finally {
    await server.kill()
  }
}

/** Measures the page and the bare server in turns; `ours` surrounds the measuring of the page. */
type InTurns = (ours: (measure: () => Promise<Round>) => Promise<Round>) => Promise<Both<Round[]>>

/** Prepares measuring a page of the server against a bare one with the same bytes, on the same core. */
export async function againstBare(
  { url, pid }: BenchServer,
  path: string,
  work: (inTurns: InTurns) => Promise<Figure[]>,
): Promise<Figure[]> {
  const bare = await startBare(url + path)
  const generator = openLoadGenerator()
  const measure = async (target: Target): Promise<Round> => {
    const before = processorSeconds(target.pid)
    const load = await generator.load({ url: target.url, connections, seconds: secondsARound })
    const used = processorSeconds(target.pid) - before
    return { ...load, perProcessorSecond: (load.perSecond * secondsARound) / used }
  }
  try {
    pin(process.pid, loadCore) // it is the editor, whose program must not take the server's time
    pin(pid, serverCore)
    pin(bare.pid, serverCore)
    pin(generator.pid, loadCore)
    const page = { url: url + path, pid }
    for (const target of [page, bare]) await measure(target) // until the compiler has seen enough
    return await work(async (ours) => {
      const found: Both<Round[]> = { ours: [], bare: [] }
      // A B A B …: what disturbs the machine disturbs both.
      for (let round = 0; round < rounds; round++) {
        found.bare.push(await measure(bare))
        found.ours.push(await ours(() => measure(page)))
      }
      return found
    })
  } finally {
    generator.stop()
    bare.stop()
    pin(process.pid, allCores) // what is measured after this starts where it likes
  }
}

type Both<T> = { ours: T; bare: T }
type Target = { url: string; pid: number }
type Round = Load & { perProcessorSecond: number }
export function figuresOf(name: string, { ours, bare }: Both<Round[]>): Figure[] {
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
