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
 * of the server with the largest, after readers have asked for more articles than the page cache holds, and again
 * after lists, feeds, the sitemap and a search, which start the thread for long reads.
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
  const unit = 'MB' as const
  try {
    const base = residentMegabytes(server.pid)
    await readAll(server, ['/', ...archive.paths.slice(-articlesRead)])
    const value = residentMegabytes(server.pid)
    await readAll(server, lists)
    const withLists = residentMegabytes(server.pid)
    return [
      {
        name: 'memory after reading articles, against just started',
        value,
        base,
        unit,
        aim: { of: 'value', atMost: 200 },
      },
      { name: '  and lists, feeds, sitemaps, searches', value: withLists, base, unit, aim: null },
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

async function readAll({ url }: BenchServer, paths: readonly string[]): Promise<void> {
  const wanted = [...paths]
  await Promise.all(
    Array.from({ length: readers }, async () => {
      const connection = await openConnection(url)
      for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) await connection.get(path)
      connection.close()
    }),
  )
}
