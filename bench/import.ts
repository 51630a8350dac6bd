import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Archive, archiveOf, copyOf } from './archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { untilIdle } from './idle.ts'
import { type Load, openLoadGenerator } from './load.ts'
import { serve } from './server.ts'
import { writeWxr } from './wxr-file.ts'

const posts = 6000
const connections = 8
const secondsARound = 2
const quietRounds = 6
const executable = fileURLToPath(new URL('../bin/depesche.js', import.meta.url))

/** A WordPress archive without pictures is brought into a paper; then into another that is being read meanwhile. */
export async function importArchive(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-wxr-'))
  const file = join(folder, 'export.xml')
  await writeWxr(file, { posts, site: 'https://alt.example' })
  const archive = await archiveOf(1000)
  const alone = copyOf(archive)
  try {
    const seconds = await importOf(file, alone)
    const beside = await importWhileRead(file, archive)
    return [
      {
        name: 'articles of a WordPress archive',
        value: posts / seconds,
        unit: '/s',
        aim: { of: 'value', atLeast: 300 },
      },
      {
        name: '  while a page is read as fast as it answers',
        value: posts / beside.seconds,
        unit: '/s',
        aim: null,
      },
      {
        name: 'cached article page meanwhile (p99)',
        value: beside.busy,
        base: beside.quiet,
        unit: 'ms',
        aim: { of: 'ratio', atMost: 2 },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(alone, { recursive: true, force: true })
  }
}

/** The page stands in a section that the archive fills too, so that each batch touches it. */
async function importWhileRead(
  file: string,
  archive: Archive,
): Promise<{ seconds: number; busy: number; quiet: number }> {
  const server = await serve(archive)
  const generator = openLoadGenerator()
  try {
    const article = await editorAt(server.url, archive).write('Was heute wichtig ist')
    const wish = { url: server.url + article.path, connections, seconds: secondsARound }
    await untilIdle(server.dataDir)
    await generator.load(wish) // until the compiler has seen enough
    const quiet: Load[] = []
    for (let round = 0; round < quietRounds; round++) quiet.push(await generator.load(wish))
    const busy: Load[] = []
    let isRunning = true
    const importing = importOf(file, server.dataDir).finally(() => {
      isRunning = false
    })
    while (isRunning) busy.push(await generator.load(wish))
    const p99 = (loads: Load[]) => median(loads.map((load) => load.p99))
    return { seconds: await importing, busy: p99(busy.slice(0, -1)), quiet: p99(quiet) }
  } finally {
    generator.stop()
    await server.kill()
  }
}

/** Seconds that `depesche import` takes, from the call to the end of the process. */
async function importOf(file: string, dataDir: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, [executable, 'import', 'wordpress', file], {
    env: { ...process.env, DEPESCHE_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [status] = (await once(child, 'exit')) as [number | null]
  if (status !== 0) throw new Error(`the import ended with ${status}`)
  return (performance.now() - begun) / 1000
}
