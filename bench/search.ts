import { rmSync } from 'node:fs'
import { openWorld } from '../src/open-world.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { silentLog } from '../src/platform/log.ts'
import type { World } from '../src/platform/world.ts'
import { searchPublished } from '../src/search/index.ts'
import { archiveOf, copyOf } from './archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { openLoadGenerator } from './load.ts'
import { serve } from './server.ts'

const size = 100_000
const rounds = 8
const publications = 12
const aim = { of: 'value', atMost: 30 } as const

/** What readers look for: words that few articles hold, words that half of them hold, and what costs most. */
const searches = {
  'two words': [
    'Erdbeben Haiti',
    'Wahl Berlin',
    'Unfall Autobahn',
    'Papst Rom',
    'Merkel Bundestag',
    'Hochwasser Thailand',
    'Polizei München',
    'Streik Bahn',
    'Mord Prozess',
    'Feuer Hotel',
  ],
  'two common words': [
    'Deutschland Jahr',
    'Menschen Polizei',
    'Regierung Präsident',
    'neue Prozent',
    'Stadt Euro',
    'sagte Uhr',
    'Deutschen ersten',
    'Jahr Land',
  ],
  'a mistyped word': ['Erdbebn Haiti', 'Vogelgripe', 'Guttenbreg Plagiat', 'Polizie Berlni'],
  'a phrase': ['„vor Gericht“', '"New York"', '„nach Angaben der Polizei“', '»in der Nacht«'],
  'four words that no article holds': ['Papst Vogelgrippe Autobahn Saturn', 'Erdbeben Oscar Dividende Judo'],
} as const

/**
 * A page of the search over 100,000 articles, from the words to ten articles with marked stretches of their texts. Then,
 * on a server: how long until a new article is found, and how long a page from the cache takes while others search.
 */
export async function search(): Promise<Figure[]> {
  return [...(await pages()), ...(await serving())]
}

async function pages(): Promise<Figure[]> {
  const folder = copyOf(await archiveOf(size))
  const world = await openWorld(readConfig({ DEPESCHE_DATA: folder }), silentLog)
  try {
    const times = new Map<string, number[]>()
    for (let round = -1; round < rounds; round++)
      for (const [kind, all] of Object.entries(searches))
        for (const typed of all) {
          const time = await ask(world, typed)
          if (round >= 0) times.set(kind, [...(times.get(kind) ?? []), time])
        }
    return [...times].flatMap(([kind, values]): Figure[] => [
      {
        name: `search for ${kind}, ${size} articles, 95 of 100`,
        value: p95(values),
        unit: 'ms',
        aim: kind.startsWith('two') ? aim : null,
      },
      { name: '  half of them', value: median(values), unit: 'ms', aim: null },
    ])
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ask(world: World, typed: string): Promise<number> {
  const begun = performance.now()
  const page = await searchPublished(world, { typed, filter: {}, offset: 0, limit: 10 })
  if (page.hits.length === 0) throw new Error(`nothing was found for ${typed}`)
  return performance.now() - begun
}

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

async function serving(): Promise<Figure[]> {
  const archive = await archiveOf(size)
  const server = await serve(archive)
  const generator = openLoadGenerator()
  try {
    const found: number[] = []
    const editor = editorAt(server.url, archive)
    for (let round = 0; round < publications; round++) {
      const word = `Neuheit${String.fromCharCode(97 + round).repeat(5)}`
      await editor.write(`Meldung über ${word}`)
      const begun = performance.now()
      while (!(await finds(server.url, word))) if (performance.now() - begun > 10_000) break
      found.push(performance.now() - begun)
    }
    const page = { url: server.url + (archive.paths.at(-1) ?? '/'), connections: 8, seconds: 4 }
    await generator.load(page)
    const quiet = await generator.load(page)
    const busy = await whileSearching(server.url, () => generator.load(page))
    return [
      {
        name: 'until a new article is found',
        value: Math.max(...found),
        unit: 'ms',
        aim: { of: 'value', atMost: 1000 },
      },
      {
        name: 'cached page while others search, 99 of 100',
        value: busy.p99,
        base: quiet.p99,
        unit: 'ms',
        aim: null,
      },
    ]
  } finally {
    generator.stop()
    await server.kill()
  }
}

async function finds(url: string, word: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/search?q=${word}`)
  const { holds, correctedTo } = (await answer.json()) as { holds: string; correctedTo: string | null }
  return holds === 'all' && correctedTo === null
}

/** One reader after the other, without a pause. */
async function whileSearching<T>(url: string, work: () => Promise<T>): Promise<T> {
  let goesOn = true
  const searching = (async () => {
    for (let number = 0; goesOn; number++) {
      const typed = searches['two words'][number % searches['two words'].length] ?? ''
      await (await fetch(`${url}/api/v1/search?q=${encodeURIComponent(typed)}`)).text()
    }
  })()
  try {
    return await work()
  } finally {
    goesOn = false
    await searching
  }
}
