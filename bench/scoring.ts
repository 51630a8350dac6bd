import { loadScorer } from '../src/scoring/index.ts'
import { oldArticles } from '../test/corpora/wikinews.ts'
import { archiveOf } from './archive.ts'
import { depesche } from './command.ts'
import type { Figure } from './figure.ts'
import { type Load, openLoadGenerator } from './load.ts'
import { type BenchServer, processorSeconds, serve } from './server.ts'

const comments = 20_000
const length = 200

/**
 * Comments of 200 characters, one after the other in this process, then through the endpoint that takes the place of Perspective:
 * how many in a second of processor time (what others do on the machine does not count), and how long the slowest
 * hundredth takes by the clock.
 */
export async function scoring(): Promise<Figure[]> {
  const texts = textsOfLength()
  const here = await scoredHere(texts)
  const server = await serve(await archiveOf(1000), { DEPESCHE_SCORING_PER_SECOND: '1000000' })
  try {
    const overHttp = await scoredOverHttp(server, texts.slice(0, 2000))
    return [
      {
        name: 'comments scored on one core',
        value: here.perSecond,
        unit: '/s',
        aim: { of: 'value', atLeast: 3000 },
      },
      { name: 'scoring a comment, p99', value: here.p99, unit: 'ms', aim: { of: 'value', atMost: 3 } },
      {
        name: 'comments scored over HTTP, against in the process',
        value: overHttp.perSecond,
        base: here.perSecond,
        unit: '/s',
        aim: { of: 'ratio', atLeast: 0.7 },
      },
      {
        name: 'scoring over HTTP, eight at once, p99',
        value: overHttp.p99,
        unit: 'ms',
        aim: { of: 'value', atMost: 10 },
      },
    ]
  } finally {
    await server.kill()
  }
}

async function scoredHere(texts: readonly string[]): Promise<Load> {
  const scorer = await loadScorer()
  for (const text of texts.slice(0, 3000)) scorer.score({ text })
  const waits: number[] = []
  const begun = process.cpuUsage()
  for (const text of texts) {
    const from = performance.now()
    scorer.score({ text })
    waits.push(performance.now() - from)
  }
  const { user, system } = process.cpuUsage(begun)
  waits.sort((a, b) => a - b)
  return {
    perSecond: texts.length / ((user + system) / 1_000_000),
    p99: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
  }
}

const connections = 8
const seconds = 8

async function scoredOverHttp({ url, pid, dataDir }: BenchServer, texts: readonly string[]): Promise<Load> {
  const key = depesche(dataDir, ['token', 'create', '--name', 'Bench', '--role', 'scoring']).trim()
  const generator = openLoadGenerator()
  try {
    const requests = texts.map((text) => analyzeRequest(url, key, text))
    const wish = { url, connections, requests }
    await generator.load({ ...wish, seconds: 4 }) // until the compiler has seen enough
    const before = processorSeconds(pid)
    const { perSecond, p99 } = await generator.load({ ...wish, seconds })
    return { perSecond: (perSecond * seconds) / (processorSeconds(pid) - before), p99 }
  } finally {
    generator.stop()
  }
}

function analyzeRequest(url: string, key: string, text: string): string {
  const body = JSON.stringify({
    comment: { text },
    languages: ['de'],
    requestedAttributes: { TOXICITY: {}, INSULT: {}, PROFANITY: {}, THREAT: {}, SPAM: {} },
    doNotStore: true,
  })
  return [
    `POST /v1alpha1/comments:analyze?key=${key} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `\r\n${body}`,
  ].join('\r\n')
}

/** Pieces of German Wikinews, each another one. */
function textsOfLength(): string[] {
  const all = oldArticles()
    .map(({ text }) => text)
    .join(' ')
  const step = Math.floor((all.length - length) / comments)
  return Array.from({ length: comments }, (_, place) => all.slice(place * step, place * step + length))
}
