import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { archiveOf } from './archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { untilIdle } from './idle.ts'
import { type Load, type LoadWish, openLoadGenerator } from './load.ts'
import { type BenchServer, processorSeconds, serve } from './server.ts'
import type { Submissions, SubmissionWish } from './submission-process.ts'

const perSecond = 200
const seconds = 15
const connections = 8
const quietRounds = 6
const roundSeconds = 2
/** As many pages as a paper with some millions of them a day has in its busiest hour. */
const pagesPerSecond = 1000

/**
 * Comments come at a steady 200 a second to one article, each validated, scored, durable and in the queue when it is
 * answered; first alone, then while another article's page is asked for a thousand times a second, then while eight
 * connections ask for it without a pause.
 */
export async function submissions(): Promise<Figure[]> {
  const archive = await archiveOf(1000)
  const server = await serve(archive)
  const generator = openLoadGenerator()
  const readers = openReaders()
  try {
    const editor = editorAt(server.url, archive)
    const page = await editor.write('Was heute wichtig ist')
    const discussed = await editor.write('Der Rat stimmt über die Rechnung ab')
    const wish = { url: server.url + page.path, connections, seconds: roundSeconds }
    const submit = (run: number) =>
      readers.submit({ url: server.url, articleId: discussed.id, perSecond, seconds, run })
    const besideReaders = async (load: LoadWish, run: number): Promise<Beside> => {
      await untilIdle(server.dataDir)
      await generator.load(load)
      const quiet: Load[] = []
      for (let round = 0; round < quietRounds; round++) quiet.push(await generator.load(load))
      const busy: Load[] = []
      let isRunning = true
      const submitting = submit(run).finally(() => {
        isRunning = false
      })
      while (isRunning) busy.push(await generator.load(load))
      const { waits } = await submitting
      // The last one went on when the comments had ended.
      return { waits, quiet: medianP99(quiet), busy: medianP99(busy.slice(0, -1)) }
    }
    await untilIdle(server.dataDir)
    await submit(0) // until the compiler has seen enough
    const alone = await measured(server, () => submit(1))
    const steady = await besideReaders({ ...wish, perSecond: pagesPerSecond }, 2)
    const full = await besideReaders(wish, 3)
    return [
      {
        name: 'accepting a comment at 200 a second (p95)',
        value: percentile(alone.waits, 0.95),
        unit: 'ms',
        aim: { of: 'value', atMost: 15 },
      },
      { name: '  median', value: percentile(alone.waits, 0.5), unit: 'ms', aim: null },
      {
        name: '  processor time of each, all that follows included',
        value: alone.processorMilliseconds,
        unit: 'ms',
        aim: null,
      },
      ...figuresOf(`${pagesPerSecond} pages a second are read`, steady),
      ...figuresOf('a page is read as fast as it answers', full),
    ]
  } finally {
    generator.stop()
    readers.stop()
    await server.kill()
  }
}

type Beside = { waits: number[]; quiet: number; busy: number }

function medianP99(loads: readonly Load[]): number {
  if (loads.length === 0) throw new Error('the comments were sent before a page could be read beside them')
  return median(loads.map((load) => load.p99))
}

const figuresOf = (meanwhile: string, { waits, quiet, busy }: Beside): Figure[] => [
  {
    name: `  while ${meanwhile} (p95)`,
    value: percentile(waits, 0.95),
    unit: 'ms',
    aim: { of: 'value', atMost: 15 },
  },
  {
    name: '  that page meanwhile (p99)',
    value: busy,
    base: quiet,
    unit: 'ms',
    aim: { of: 'ratio', atMost: 2 },
  },
]

async function measured(
  server: BenchServer,
  submit: () => Promise<Submissions>,
): Promise<Submissions & { processorMilliseconds: number }> {
  const before = processorSeconds(server.pid)
  const { waits } = await submit()
  await untilIdle(server.dataDir)
  return { waits, processorMilliseconds: ((processorSeconds(server.pid) - before) * 1000) / waits.length }
}

/** A process of its own, so that the sender's work does not delay the server's answers. */
function openReaders(): { submit(wish: SubmissionWish): Promise<Submissions>; stop(): void } {
  const child = fork(fileURLToPath(new URL('./submission-process.ts', import.meta.url)))
  return {
    async submit(wish) {
      child.send(wish)
      const [answer] = (await once(child, 'message')) as [Submissions | { error: string }]
      if ('error' in answer) throw new Error(answer.error)
      return answer
    },
    stop: () => void child.kill(),
  }
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
