import { rmSync } from 'node:fs'
import { archiveOf, copyOf, sizes } from './archive.ts'
import { openConnection } from './connection.ts'
import { type Figure, growth, median } from './figure.ts'
import { type BenchServer, residentMegabytes, serve, serveFolder } from './server.ts'

const starts = 5
/** More than the page cache holds. */
const articlesRead = 4000
const readers = 8

/**
 * From the call of the executable to the first front page, in turns with small and large archives; then the memory
 * of the server with the largest, after readers have asked for more pages than the cache holds, lists, feeds, the
 * sitemap and searches among them.
 */
export async function start(): Promise<Figure[]> {
  const copies: Copy[] = []
  try {
    for (const size of sizes) copies.push({ size, dataDir: copyOf(await archiveOf(size)), seconds: [] })
    for (let round = 0; round < starts; round++) for (const copy of copies) await startOnce(copy)
  } finally {
    for (const { dataDir } of copies) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
  return [
    ...growth(
      { name: 'start to the first front page', unit: 's' },
      copies.map(({ size, seconds }) => ({ size, value: median(seconds) })),
      { atMost: 1.5 },
    ),
    ...(await memory()),
  ]
}

type Copy = { size: number; dataDir: string; seconds: number[] }

async function startOnce({ dataDir, seconds }: Copy): Promise<void> {
  const server = await serveFolder(dataDir)
  const connection = await openConnection(server.url)
  await connection.get('/')
  seconds.push((performance.now() - server.startedAt) / 1000)
  connection.close()
  await server.kill()
}

async function memory(): Promise<Figure[]> {
  const archive = await archiveOf(sizes.at(-1) ?? 0)
  const server = await serve(archive)
  try {
    const atStart = residentMegabytes(server.pid)
    await readEverything(server, archive.paths.slice(-articlesRead))
    return [
      {
        name: 'resident memory after reading, against just started',
        value: residentMegabytes(server.pid),
        base: atStart,
        unit: 'MB',
        aim: { of: 'value', atMost: 200 },
      },
    ]
  } finally {
    await server.kill()
  }
}

const lists = [
  '/',
  '/politik',
  '/sport',
  '/feed.xml',
  '/politik/feed.xml',
  '/themen',
  '/themen/thema-1',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/archiv',
  '/suche?q=hafen',
]

async function readEverything({ url }: BenchServer, paths: readonly string[]): Promise<void> {
  const wanted = paths.flatMap((path, index) => (index % 100 ? [path] : [path, ...lists]))
  await Promise.all(
    Array.from({ length: readers }, async () => {
      const connection = await openConnection(url)
      for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) await connection.get(path)
      connection.close()
    }),
  )
}
