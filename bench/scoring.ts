import { loadScorer } from '../src/scoring/index.ts'
import { oldArticles } from '../test/corpora/wikinews.ts'
import type { Figure } from './figure.ts'

const comments = 20_000
const length = 200

/**
 * Comments of 200 characters, one after the other in this process: how many in a second of processor time (what others do on
 * the machine does not count), and how long the slowest hundredth takes by the clock.
 */
export async function scoring(): Promise<Figure[]> {
  const scorer = await loadScorer()
  const texts = textsOfLength()
  for (const text of texts.slice(0, 3000)) scorer.score({ text })
  const waits: number[] = []
  const begun = process.cpuUsage()
  for (const text of texts) {
    const from = performance.now()
    scorer.score({ text })
    waits.push(performance.now() - from)
  }
  const { user, system } = process.cpuUsage(begun)
  const seconds = (user + system) / 1_000_000
  waits.sort((a, b) => a - b)
  return [
    {
      name: 'comments scored on one core',
      value: texts.length / seconds,
      unit: '/s',
      aim: { of: 'value', atLeast: 3000 },
    },
    {
      name: 'scoring a comment, p99',
      value: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
      unit: 'ms',
      aim: { of: 'value', atMost: 3 },
    },
  ]
}

/** Pieces of German Wikinews, each another one. */
function textsOfLength(): string[] {
  const all = oldArticles()
    .map(({ text }) => text)
    .join(' ')
  const step = Math.floor((all.length - length) / comments)
  return Array.from({ length: comments }, (_, place) => all.slice(place * step, place * step + length))
}
