import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { publishedAddresses } from '../src/articles/published/index.ts'
import { openWorld } from '../src/open-world.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { silentLog } from '../src/platform/log.ts'

import type { World } from '../src/platform/world.ts'
import { relatedArticles } from '../src/related/index.ts'
import { articleKind } from '../src/related/related.ts'
import { articleTexts } from '../src/related/store.ts'
import { enterTexts, readText } from '../src/topics/index.ts'
import { archiveOf, copyOf, sizes } from './archive.ts'
import { type Figure, growth, median } from './figure.ts'

const asked = 240
const entered = 120
/** More than an article keeps, so that the catalogue is asked. */
const k = 20

/**
 * What is like an article, among few and many: from its id to the answer with the reasons. Then adding
 * one more article: reading its words, and the transaction on disk. Texts from all over the archive, in turns of twenty.
 */
export async function related(): Promise<Figure[]> {
  const papers: Paper[] = []
  try {
    for (const size of sizes) papers.push(await openPaper(size))
    for (let round = 0; round < asked / turn; round++)
      for (const paper of papers) for (let one = 0; one < turn; one++) await ask(paper)
    for (let round = 0; round < entered / turn; round++)
      for (const paper of papers) for (let one = 0; one < turn; one++) await enter(paper)
    return [
      ...growth(
        { name: 'related articles', unit: 'ms' },
        papers.map(({ size, asking }) => ({ size, value: median(asking) })),
        { atMost: 15 },
      ),
      ...growth(
        { name: 'adding an article to the matching', unit: 'ms' },
        papers.map(({ size, entering }) => ({ size, value: median(entering) })),
        { atMost: 10 },
      ),
    ]
  } finally {
    for (const { world, folder } of papers) {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const turn = 20

type Paper = {
  size: number
  folder: string
  world: Awaited<ReturnType<typeof openWorld>>
  ids: string[]
  asking: number[]
  entering: number[]
}

async function openPaper(size: number): Promise<Paper> {
  const folder = copyOf(await archiveOf(size))
  const world = await openWorld(readConfig({ DEPESCHE_DATA: folder }), silentLog)
  const ids = await articlesOf(world, 2 * (asked + entered))
  const paper = { size, folder, world, ids, asking: [], entering: [] }
  for (let warm = 0; warm < turn; warm++) await ask(paper)
  for (let warm = 0; warm < turn; warm++) await enter(paper)
  return { ...paper, asking: [], entering: [] }
}

/** Ids from all over the archive. */
async function articlesOf({ db }: Pick<World, 'db'>, count: number): Promise<string[]> {
  const all = await publishedAddresses(db, { after: null, limit: Math.max(...sizes) }, systemClock.now())
  const step = Math.max(1, Math.floor(all.length / count))
  return all.filter((_, place) => place % step === 0).map(({ id }) => id)
}

async function ask({ world, ids, asking }: Paper): Promise<void> {
  const id = ids.shift() ?? ''
  const begun = performance.now()
  await relatedArticles(world.db, id, k)
  asking.push(performance.now() - begun)
}

async function enter({ world, ids, entering }: Paper): Promise<void> {
  const [text] = await articleTexts(world.db, [ids.shift() ?? ''])
  if (!text) throw new Error('the archive has too few articles')
  const begun = performance.now()
  const read = readText(randomUUID(), text)
  await inTransaction(world, (tx) => enterTexts(tx, { kind: articleKind, texts: [read] }))
  entering.push(performance.now() - begun)
}
