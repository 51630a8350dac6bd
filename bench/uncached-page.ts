import { archiveOf, sizes } from './archive.ts'
import { type Connection, openConnection } from './connection.ts'
import { type Editor, editorAt } from './editor.ts'
import { type Figure, growth, median } from './figure.ts'
import { type BenchServer, serve } from './server.ts'

const articlesRead = 800
/** Pages one server is asked for before it is the next one's turn: else each would find the processor's caches full of another's. */
const turn = 40
const publications = 40

/**
 * What a reader waits for a page that is not in the cache, from the first byte of the request to the last of the
 * compressed answer: each request asks for another article. Then the front page, each time after a publication.
 * Servers with small and large archives are asked in turns of forty pages.
 */
export async function uncachedPage(): Promise<Figure[]> {
  const papers: Paper[] = []
  try {
    for (const size of sizes) papers.push(await openPaper(size))
    for (let round = 0; round < articlesRead; round += turn)
      for (const paper of papers) for (let page = 0; page < turn; page++) await readAnother(paper)
    for (let round = 0; round < publications; round++)
      for (const paper of papers) await readFrontPage(paper, round)
    return [
      ...growth(
        { name: 'uncached article page', unit: 'ms' },
        papers.map(({ size, articles }) => ({ size, value: median(articles) })),
        { atMost: 3, ratioAtMost: 1.3 },
      ),
      ...growth(
        { name: 'front page after a publication', unit: 'ms' },
        papers.map(({ size, frontPages }) => ({ size, value: median(frontPages) })),
        { atMost: 15 },
      ),
    ]
  } finally {
    for (const { server, connection } of papers) {
      connection.close()
      await server.kill()
    }
  }
}

type Paper = {
  size: number
  server: BenchServer
  connection: Connection
  editor: Editor
  /** Of articles not read yet, in no order. */
  unread: string[]
  /** Milliseconds of each request. */
  articles: number[]
  frontPages: number[]
}

async function openPaper(size: number): Promise<Paper> {
  const archive = await archiveOf(size)
  const server = await serve(archive)
  const connection = await openConnection(server.url)
  const unread = inNoOrder(archive.paths)
  const paper = { size, server, connection, editor: editorAt(server.url, archive), unread }
  // The compiler has to see the code before it is measured: a server is started once, not for each page.
  for (const path of unread.splice(0, 150)) await connection.get(path)
  return { ...paper, articles: [], frontPages: [] }
}

async function readAnother({ connection, unread, articles }: Paper): Promise<void> {
  const path = unread.pop()
  if (path !== undefined) articles.push(await timed(() => connection.get(path)))
}

async function readFrontPage({ connection, editor, frontPages }: Paper, round: number): Promise<void> {
  await editor.write(`Meldung ${round} des Tages`)
  const time = await timed(() => connection.get('/'))
  if (round >= 10) frontPages.push(time) // the first ones teach the compiler
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The same order in every run. */
function inNoOrder(paths: readonly string[]): string[] {
  let seed = 1
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed
  }
  return paths
    .map((path) => ({ path, place: next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ path }) => path)
}
