import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tellOfArticle } from '../../../src/alerts/tell-of-article.ts'
import { openWorld } from '../../../src/open-world.ts'
import { readConfig } from '../../../src/platform/config/config.ts'
import { silentLog } from '../../../src/platform/log.ts'
import type { World } from '../../../src/platform/world.ts'
import { anArticle, paragraphs } from '../../builders.ts'
import { aFollower } from '../../followers.ts'
import { type TestClock, testClock } from '../../test-clock.ts'
import { readJudgments } from '../topics/judgments.ts'
import { type OldArticle, oldArticles } from '../wikinews.ts'

type Told = { headline: string; date: string; because: string; score: number }
export type SimulatedReader = { name: string; follows: { headline: string; date: string }[]; told: Told[] }
export type Simulation = {
  articles: number
  readers: SimulatedReader[]
  /** From the first article to the last. */
  months: number
  /** Articles that appeared a second time two hours later: tellings of the second to who had the first, and to others. */
  copies: { articles: number; toldOfFirst: number; toldAgain: number; toldOfCopyOnly: number }
  /** Of a reader for each earlier article of a judged pair: what of the later one was told, wanted or not. */
  judged: { pairs: number; wanted: number; told: number; right: number }
}

const readerCount = 200
const mostFollowed = 3
/** Every so many articles one appears again. */
const copyEvery = 20
const wantedFrom = 2

type Simulated = World & { clock: TestClock }

/**
 * Plays German Wikinews in the order of its dates through the code that tells readers of the server, on a database of its
 * own: 200 readers, each with one to three articles (drawn at random, the same ones each time) that they want more like
 * from the day of the article on. Takes about a quarter of a minute.
 */
export async function simulateAlerts(): Promise<Simulation> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-alerts-'))
  const config = readConfig({ DEPESCHE_DATA: folder, DEPESCHE_LOG: 'error' })
  const { close, ...opened } = await openWorld(config, silentLog)
  try {
    return await play({ ...opened, clock: testClock() })
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function play(world: Simulated): Promise<Simulation> {
  const archive = oldArticles()
    .filter(({ date }) => date > '2000')
    .toSorted((a, b) => (a.date === b.date ? Number(a.id) - Number(b.id) : a.date < b.date ? -1 : 1))
  const places = new Map(archive.map(({ id }, place) => [id, place]))
  const readers = drawReaders(archive)
  const judged = judgedPairs(places)
  const judges = new Set(judged.map(({ seed }) => seed))
  const ids: string[] = []
  const copies = new Map<string, string>()
  for (const [place, article] of archive.entries()) {
    const id = await appear(world, article, { place, headline: article.title })
    ids.push(id)
    if (place % copyEvery === copyEvery - 1) {
      world.clock.advance({ hours: 2 })
      const again = await publish(world, article, `${article.title} (aktualisiert)`)
      copies.set(again, id)
      await tellOfArticle(world, again)
    }
    for (const { name, places: follows } of readers)
      if (follows.includes(place)) await aFollower(world, name, { kind: 'similar', ref: id })
    if (judges.has(place)) await aFollower(world, judgeOf(place), { kind: 'similar', ref: id })
  }
  const tellings = await tellingsIn(world)
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  const at = (place: number | undefined) => {
    const { title = '', date = '' } = archive[place ?? -1] ?? {}
    return { headline: title, date }
  }
  const toldBy = Map.groupBy(tellings, ({ name }) => name)
  const toldPairs = new Set(
    tellings.map(({ name, articleId }) => `${name} ${placeOf.get(articleId) ?? 'copy'}`),
  )
  const told = judged.filter(({ seed, later }) => toldPairs.has(`${judgeOf(seed)} ${later}`))
  const simulated = readers.map(({ name, places: follows }) => ({
    name,
    follows: follows.map(at),
    told: (toldBy.get(name) ?? []).flatMap(({ articleId, ref, score }) => {
      const place = placeOf.get(articleId)
      if (place === undefined) return []
      return [{ ...at(place), because: at(placeOf.get(ref)).headline, score }]
    }),
  }))
  return {
    articles: archive.length,
    readers: simulated,
    months: monthsBetween(archive[0]?.date, archive.at(-1)?.date),
    copies: copiesIn(tellings, copies),
    judged: {
      pairs: judged.length,
      wanted: judged.filter(({ isWanted }) => isWanted).length,
      told: told.length,
      right: told.filter(({ isWanted }) => isWanted).length,
    },
  }
}

/** In the morning of its day, minutes after the one before. */
async function appear(
  world: Simulated,
  article: OldArticle,
  { place, headline }: { place: number; headline: string },
): Promise<string> {
  world.clock.set(`${article.date}T06:00:00.000Z`)
  world.clock.advance({ minutes: place % 600 })
  const id = await publish(world, article, headline)
  await tellOfArticle(world, id)
  return id
}

const publish = async (world: World, { text }: OldArticle, headline: string): Promise<string> =>
  (await anArticle(world, { headline, body: paragraphs(...text.split(/\n+/)), status: 'published' })).id

/** The same ones each time: a congruential generator (Park & Miller 1988). */
function drawReaders(archive: readonly OldArticle[]): { name: string; places: number[] }[] {
  let state = 20_261_123
  const draw = (below: number): number => {
    state = (state * 16_807) % 2_147_483_647
    return state % below
  }
  return Array.from({ length: readerCount }, (_, number) => ({
    name: `leser${number + 1}`,
    places: [...new Set(Array.from({ length: 1 + draw(mostFollowed) }, () => draw(archive.length)))],
  }))
}

const judgeOf = (place: number): string => `urteil${place}`

/** Judged pairs, each in the order in which the two appeared. */
function judgedPairs(
  places: ReadonlyMap<string, number>,
): { seed: number; later: number; isWanted: boolean }[] {
  return [...readJudgments()].flatMap(([query, grades]) =>
    [...grades].flatMap(([candidate, grade]) => {
      const [one, other] = [places.get(query), places.get(candidate)]
      if (one === undefined || other === undefined || one === other) return []
      return [{ seed: Math.min(one, other), later: Math.max(one, other), isWanted: grade >= wantedFrom }]
    }),
  )
}

type TellingRow = { name: string; articleId: string; ref: string; score: number }

async function tellingsIn({ db }: Pick<World, 'db'>): Promise<TellingRow[]> {
  const rows = await db
    .selectFrom('alert_tellings')
    .innerJoin('readers', 'readers.id', 'alert_tellings.reader_id')
    .select(['readers.email', 'article_id', 'ref', 'score', 'found_at'])
    .orderBy('found_at')
    .execute()
  return rows.map(({ email, article_id, ref, score }) => ({
    name: email.split('@')[0] ?? '',
    articleId: article_id,
    ref,
    score,
  }))
}

function copiesIn(
  tellings: readonly TellingRow[],
  copies: ReadonlyMap<string, string>,
): Simulation['copies'] {
  const pairs = new Set(tellings.map(({ name, articleId }) => `${name} ${articleId}`))
  const originals = new Set(copies.values())
  const ofCopies = tellings.filter(({ articleId }) => copies.has(articleId))
  const again = ofCopies.filter(({ name, articleId }) => pairs.has(`${name} ${copies.get(articleId)}`))
  return {
    articles: copies.size,
    toldOfFirst: tellings.filter(({ articleId }) => originals.has(articleId)).length,
    toldAgain: again.length,
    toldOfCopyOnly: ofCopies.length - again.length,
  }
}

function monthsBetween(first = '', last = ''): number {
  const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return monthOf(last) - monthOf(first) + 1
}
