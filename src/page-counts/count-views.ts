import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { countsAsView, dayIn, namesItself, oldestKeptDay, type SeenRequest } from './page-counts.ts'
import { addCounts, articlesAt, forgetBefore } from './store.ts'

export type PageCounter = {
  /**
   * One more view of the page at this path (as articles store it, without query). Costs an increment. For pages
   * only: feeds and sitemaps are read by programs.
   */
  countView(path: string): void
  /** The same for a request that may be no view (see `countsAsView`); asks about each browser's name once. */
  countRequest(request: SeenRequest, path: string): void
  start(): void
  /** Writes what was counted so far. */
  flush(): Promise<void>
  /** Writes the rest. */
  stop(): Promise<void>
}

type Needs = Pick<World, 'db' | 'clock' | 'events' | 'log'>

const flushMilliseconds = 30_000
/** Different pages within one flush; past it (someone asks for endless addresses) new ones are not counted. */
const mostPaths = 20_000
const rowsAtOnce = 200
const mostNames = 1000

/**
 * Counts in memory and writes in small batches each 30 seconds: nothing of who reads is seen or kept, only a day, a
 * page and a number. Views of the last seconds before midnight may count for the next day. `timeZone` is asked at
 * each flush.
 */
export function openPageCounter(world: Needs, timeZone: () => Promise<string>): PageCounter {
  let counts = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  let tidiedOn = ''
  const isProgram = remembered(namesItself)

  const countView = (path: string): void => {
    const views = counts.get(path)
    if (views !== undefined) counts.set(path, views + 1)
    else if (counts.size < mostPaths) counts.set(path, 1)
  }

  const write = async (): Promise<void> => {
    const today = dayIn(await timeZone(), world.clock.now())
    if (counts.size > 0) {
      const taken = counts
      counts = new Map()
      try {
        await writeCounts(world, today, taken)
      } catch (error) {
        for (const [path, views] of taken) counts.set(path, (counts.get(path) ?? 0) + views)
        throw error
      }
    }
    if (tidiedOn === today) return
    await forgetOld(world, today)
    tidiedOn = today
  }

  const flush = (): Promise<void> => {
    const next = running.then(write)
    running = next.catch((error) => world.log.error({ err: error }, 'writing page counts failed'))
    return next
  }

  return {
    countView,
    countRequest(request, path) {
      if (countsAsView(request, isProgram)) countView(path)
    },
    start() {
      timer ??= setInterval(() => void flush().catch(() => {}), flushMilliseconds).unref()
    },
    flush,
    async stop() {
      if (timer) clearInterval(timer)
      timer = null
      await flush()
    },
  }
}

/** A few rows a transaction, so that no page waits for it. What is written is taken off `counts`. */
async function writeCounts(world: Needs, day: string, counts: Map<string, number>): Promise<void> {
  const entries = [...counts]
  for (let start = 0; start < entries.length; start += rowsAtOnce) {
    const batch = entries.slice(start, start + rowsAtOnce)
    await inTransaction(world, async (tx) => {
      const articles = await articlesAt(
        tx,
        batch.map(([path]) => path),
      )
      await addCounts(
        tx,
        day,
        batch.map(([path, views]) => ({ path, articleId: articles.get(path) ?? null, views })),
      )
    })
    for (const [path] of batch) counts.delete(path)
  }
}

async function forgetOld(world: Needs, today: string): Promise<void> {
  const oldest = oldestKeptDay(today)
  let removed = 0
  do {
    removed = await inTransaction(world, (tx) => forgetBefore(tx, oldest, 500))
  } while (removed === 500)
}

/** Answers from memory what was asked before; starts over when it has learned too much. */
function remembered(question: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    let answer = known.get(text)
    if (answer === undefined) {
      answer = question(text)
      if (known.size >= mostNames) known.clear()
      known.set(text, answer)
    }
    return answer
  }
}
