import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { interestKind, leastLikeness } from '../src/alerts/interest.ts'
import { publishedAddresses } from '../src/articles/published/index.ts'
import { openWorld } from '../src/open-world.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { silentLog } from '../src/platform/log.ts'
import type { World } from '../src/platform/world.ts'
import { articleKind } from '../src/related/related.ts'
import { articleTexts } from '../src/related/store.ts'
import { followersOf } from '../src/subscriptions/followers/index.ts'
import { readText } from '../src/topics/index.ts'
import { interestedIn } from '../src/topics/interests/index.ts'
import { archiveOf, copyOf, sizes } from './archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, growth, median } from './figure.ts'
import { firstAlert } from './first-alert.ts'
import { untilIdle } from './idle.ts'
import { serve } from './server.ts'

const asked = 120
const subscriptionsASeed = 10
/** Who follows a whole section, and is told at once of what appears there. */
const followers = 100_000

/**
 * A new article against what readers follow: each article of the archive is an interest of ten readers. From its words
 * to those who are to be told, then a telling and a mail to each follower of a section, written down.
 */
export async function alerts(): Promise<Figure[]> {
  const papers: Paper[] = []
  try {
    for (const size of sizes) papers.push(await openPaper(size))
    for (let round = 0; round < asked; round++) for (const paper of papers) await match(paper)
    return [
      ...growth(
        { name: 'who is interested in a new article, ten subscriptions on each seed', unit: 'ms' },
        papers.map(({ size, matching }) => ({ size, value: median(matching) })),
        { atMost: 50 },
      ),
      await tellMany(),
      await firstAlert(),
    ]
  } finally {
    for (const { world, folder } of papers) {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

type Paper = {
  size: number
  folder: string
  world: Awaited<ReturnType<typeof openWorld>>
  ids: string[]
  matching: number[]
}

async function openPaper(size: number): Promise<Paper> {
  const folder = copyOf(await archiveOf(size))
  const world = await openWorld(readConfig({ DEPESCHE_DATA: folder }), silentLog)
  follow(folder, size * subscriptionsASeed)
  const ids = await articlesOf(world, asked + 20)
  const paper = { size, folder, world, ids, matching: [] }
  for (let warm = 0; warm < 20; warm++) await match(paper)
  return { ...paper, matching: [] }
}

async function articlesOf({ db }: Pick<World, 'db'>, count: number): Promise<string[]> {
  const all = await publishedAddresses(db, { after: null, limit: Math.max(...sizes) }, systemClock.now())
  const step = Math.max(1, Math.floor(all.length / count))
  return all.filter((_, place) => place % step === 0).map(({ id }) => id)
}

/** The catalogue of articles stands in for that of interests: entering a hundred thousand would take a quarter of an hour. */
function follow(folder: string, subscriptions: number): void {
  const database = new DatabaseSync(join(folder, 'depesche.db'), { timeout: 10_000 })
  const at = new Date().toISOString()
  for (const table of ['topic_texts', 'topic_terms', 'topic_counts'])
    database.prepare(`update ${table} set kind = ? where kind = ?`).run(interestKind, articleKind)
  const readers = `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?)`
  database
    .prepare(
      `${readers} insert into readers (id, email, email_key, language, created_at, link_rotation)
       select printf('r%08d', i), printf('leserin-%08d@post.example', i), printf('leserin-%08d@post.example', i), 'de', ?, 0
       from n`,
    )
    .run(followers, at)
  const columns = 'id, reader_id, kind, ref, frequency, basis, requested_at, confirmed_at'
  database
    .prepare(
      `${readers}, seed(place, id) as (select row_number() over (order by article_id) - 1, article_id from published_articles)
       insert into subscriptions (${columns})
       select printf('s%09d', i), printf('r%08d', (i * 7919) % ${followers}), 'similar', seed.id, 'immediate', 'consent', ?, ?
       from n join seed on seed.place = i / ${subscriptionsASeed}
       where true on conflict do nothing`,
    )
    .run(subscriptions, at, at)
  database
    .prepare(
      `insert into subscriptions (${columns})
       select 'f' || id, id, 'section', (select id from sections where slug = 'politik'), 'immediate', 'consent', ?, ?
       from readers`,
    )
    .run(at, at)
  database.close()
}

/** As an article that has just appeared: its own interest is not there yet. */
async function match({ world, ids, matching }: Paper): Promise<void> {
  const [words] = await articleTexts(world.db, [ids.shift() ?? ''])
  if (!words) throw new Error('the archive has too few articles')
  const text = readText(randomUUID(), words)
  const begun = performance.now()
  const interests = await interestedIn(world.db, { kind: interestKind, text, least: leastLikeness })
  const refs = interests.map(({ subjectId }) => subjectId)
  for (let start = 0; start < refs.length; start += 200)
    await followersOf(
      world.db,
      { kind: 'similar', refs: refs.slice(start, start + 200) },
      { after: null, limit: 1000 },
    )
  matching.push(performance.now() - begun)
}

/** By the clock of the server: when it began to look for readers, and when the last of the mails was written down. */
async function tellMany(): Promise<Figure> {
  const archive = await archiveOf(sizes[0])
  const server = await serve(archive)
  try {
    await untilIdle(server.dataDir)
    follow(server.dataDir, 0)
    await editorAt(server.url, archive).write('Der Rat stimmt über die Rechnung ab')
    return {
      name: 'readers of a section told of an article: found, told why, their mails written down',
      value: followers / (await secondsOfRun(server.dataDir)),
      unit: '/s',
      aim: null,
    }
  } finally {
    await server.kill()
  }
}

const longestWaitSeconds = 60

async function secondsOfRun(dataDir: string): Promise<number> {
  const database = new DatabaseSync(join(dataDir, 'depesche.db'), { readOnly: true, timeout: 5000 })
  const run = database.prepare(
    `select begun_at, ended_at, (select total from mailings) as total from alert_runs where ended_at is not null`,
  )
  try {
    for (let second = 0; second < longestWaitSeconds; second++) {
      const row = run.get() as { begun_at: string; ended_at: string; total: number } | undefined
      if (row && row.total !== followers) throw new Error(`${row.total} of ${followers} readers were told`)
      if (row) return (Date.parse(row.ended_at) - Date.parse(row.begun_at)) / 1000
      await pause(1000)
    }
    throw new Error('nobody was told')
  } finally {
    database.close()
  }
}
