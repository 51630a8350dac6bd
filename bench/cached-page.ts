import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { archiveOf } from './archive.ts'
import { editorAt, publishingEverySecond } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { type Load, openLoadGenerator } from './load.ts'
import { pin, serve } from './server.ts'

const connections = 32
const rounds = 10
const secondsARound = 2
const serverCore = '0'
const loadCore = '1'

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
    const measure = (url: string, seconds = secondsARound): Promise<Load> =>
      generator.load({ url, connections, seconds })
    const pages = { ours: server.url + article.path, bare: bare.url }
    for (const url of Object.values(pages)) await measure(url, 2) // until the compiler has seen enough
    const quiet = await inTurns(pages, measure)
    const busy = await inTurns(pages, (url) => publishingEverySecond(editor, article, () => measure(url)))
    return [
      ...figures('cached article page', quiet),
      ...figures('… while an editor publishes it every second', busy),
    ]
  } finally {
    generator.stop()
    bare.stop()
    await server.kill()
  }
}

type Both<T> = { ours: T; bare: T }

/** A B A B …: what disturbs the machine disturbs both. */
async function inTurns(pages: Both<string>, measure: (url: string) => Promise<Load>): Promise<Both<Load[]>> {
  const loads: Both<Load[]> = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    loads.bare.push(await measure(pages.bare))
    loads.ours.push(await measure(pages.ours))
  }
  return loads
}

function figures(name: string, { ours, bare }: Both<Load[]>): Figure[] {
  const of = (loads: Load[], what: keyof Load): number => median(loads.map((load) => load[what]))
  return [
    {
      name,
      value: of(ours, 'perSecond'),
      base: of(bare, 'perSecond'),
      unit: '/s',
      aim: { of: 'ratio', atLeast: 0.85 },
    },
    {
      name: `${name}, p99`,
      value: of(ours, 'p99'),
      base: of(bare, 'p99'),
      unit: 'ms',
      aim: { of: 'ratio', atMost: 3 },
    },
  ]
}

async function startBare(pageUrl: string): Promise<{ url: string; pid: number; stop(): void }> {
  const child: ChildProcess = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)), [pageUrl])
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://localhost:${port}/`, pid: child.pid ?? 0, stop: () => child.kill() }
}
