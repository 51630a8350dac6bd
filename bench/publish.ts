import { brotliDecompressSync } from 'node:zlib'
import { archiveOf, sizes } from './archive.ts'
import { type Answer, type Connection, openConnection } from './connection.ts'
import { type Editor, editorAt } from './editor.ts'
import { type Figure, growth, median } from './figure.ts'
import { type BenchServer, serve } from './server.ts'

const publications = 60
const warmUp = 15
const shownOn = ['/', '/politik', '/feed.xml'] as const

/**
 * From the call that publishes an article until front page, section, feed and the article itself have answered with
 * it. Four readers ask at the moment the call is answered, so that all four pages are made at once.

 */
export async function publish(): Promise<Figure[]> {
  const papers: Paper[] = []
  try {
    for (const size of sizes) papers.push(await openPaper(size))
    for (let round = 0; round < publications; round++)
      for (const paper of papers) {
        const time = await publishOnce(paper, round)
        if (round >= warmUp) paper.times.push(time)
      }
    return growth(
      { name: 'publish call until four pages show it', unit: 'ms' },
      papers.map(({ size, times }) => ({ size, value: median(times) })),
      { atMost: 50 },
    )
  } finally {
    for (const { server, readers } of papers) {
      for (const reader of readers) reader.close()
      await server.kill()
    }
  }
}

type Paper = { size: number; server: BenchServer; editor: Editor; readers: Connection[]; times: number[] }

async function openPaper(size: number): Promise<Paper> {
  const archive = await archiveOf(size)
  const server = await serve(archive)
  const readers = await Promise.all([...shownOn, 'the article'].map(() => openConnection(server.url)))
  return { size, server, editor: editorAt(server.url, archive), readers, times: [] }
}

async function publishOnce({ editor, readers }: Paper, round: number): Promise<number> {
  const headline = `Meldung Nummer ${round} von heute`
  const begun = performance.now()
  const { path } = await editor.write(headline)
  const answers = await Promise.all(
    [...shownOn, path].map(
      (shown, index) => readers[index]?.get(shown) ?? Promise.reject(new Error('no reader')),
    ),
  )
  const time = performance.now() - begun
  for (const [index, answer] of answers.entries())
    if (!textOf(answer).includes(headline))
      throw new Error(`${[...shownOn, path][index]} does not show „${headline}“`)
  return time
}

const textOf = ({ chunks }: Answer): string => brotliDecompressSync(Buffer.concat(chunks)).toString()
