import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  constants as fs,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stderr } from 'node:process'
import type { BodyDoc } from '../src/articles/body/schema.ts'
import { createArticle } from '../src/articles/index.ts'
import { uploadMedia } from '../src/media/index.ts'
import { openWorld } from '../src/open-world.ts'
import { addMilliseconds } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { forgetEventsBefore } from '../src/platform/events/events.ts'
import { silentLog } from '../src/platform/log.ts'
import { must } from '../src/platform/result.ts'
import type { World } from '../src/platform/world.ts'
import { catchUpRelated } from '../src/related/index.ts'
import { indexArticles } from '../src/search/index.ts'
import { anActor, aSection, paragraphs } from '../test/builders.ts'
import { aJpeg } from '../test/pictures.ts'
import { depesche } from './command.ts'
import { type Report, reports } from './reports.ts'

/** A paper with this many published articles, on SQLite. */
export type Archive = {
  size: number
  folder: string
  /** Of an editor, for the API. */
  token: string
  /** Of all articles, oldest first. */
  paths: string[]
}

/** Each ten times the one before. */
export const sizes = [1000, 10_000, 100_000] as const

const cache = process.env.DEPESCHE_BENCH_CACHE ?? join(tmpdir(), 'depesche-bench')
const by = anActor()

/**
 * Made once for each size and kept in `DEPESCHE_BENCH_CACHE`, so only the first run waits for it. Every
 * article goes the way of all articles, through `createArticle`: a shorter one would measure rows nobody writes.
 * @throws when the texts are missing
 */
export async function archiveOf(size: number): Promise<Archive> {
  const folder = join(cache, `${size}-${fingerprint()}`)
  if (!existsSync(folder)) await make(folder, size)
  return {
    size,
    folder,
    token: readFileSync(join(folder, 'token'), 'utf8').trim(),
    paths: readFileSync(join(folder, 'paths'), 'utf8').split('\n'),
  }
}

/** A folder that a server may change; whoever asks removes it. */
export function copyOf({ folder, size }: Archive): string {
  const copy = join(cache, `copy-${size}-${process.pid}-${Date.now()}`)
  cpSync(folder, copy, { recursive: true, mode: fs.COPYFILE_FICLONE })
  return copy
}

/** Of this file: an older schema is brought up to date by the server, as anybody's data are. */
const fingerprint = (): string =>
  createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 12)

async function make(folder: string, size: number): Promise<void> {
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  try {
    const setUp = ['setup', '--site-name', 'Der Elbbote', '--email', 'ada@elbbote.example']
    depesche(draft, [...setUp, '--password', 'zwölf Boxkämpfer jagen Viktor'])
    const token = depesche(draft, ['token', 'create', '--name', 'Bench', '--role', 'editor'])
    writeFileSync(join(draft, 'token'), token)
    const world = await openWorld(readConfig({ DEPESCHE_DATA: draft }), silentLog)
    try {
      await fill(world, { draft, size })
    } finally {
      await world.close()
    }
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function fill(world: World, { draft, size }: { draft: string; size: number }): Promise<void> {
  for (const name of sections) await aSection(world, { name })
  const pictures = await uploadPictures(world)
  const texts = reports()
  const paths: string[] = []
  const unindexed: string[] = []
  const begun = world.clock.now()
  for (let number = 0; number < size; number++) {
    const publishAt = addMilliseconds(begun, -(size - number) * millisecondsBetween)
    const article = { ...articleNumber(number, texts, pictures), publishAt }
    const { id, path } = must(await createArticle(world, article, by))
    paths.push(path)
    unindexed.push(id)
    if (unindexed.length === 1000 || number === size - 1)
      await indexArticles(world, unindexed.splice(0), { inOneGo: true })
    if (number % 1000 === 999) stderr.write(`\rarchive of ${size} articles: ${number + 1} made`)
  }
  await catchUpRelated(world)
  stderr.write('\n')
  // They are no news to anybody: a server that starts on them has nothing to react to.
  await inTransaction(world, (tx) => forgetEventsBefore(tx, addMilliseconds(world.clock.now(), 1)))
  writeFileSync(join(draft, 'paths'), paths.join('\n'))
}

/** As densely as a daily paper publishes: 14 a day, so 100,000 articles are twenty years. */
const millisecondsBetween = 103 * 60_000

const sections = ['Politik', 'Wirtschaft', 'Kultur', 'Sport', 'Wissen', 'Lokales', 'Welt', 'Meinung']
const agencies = ['dpa', 'epd', 'AFP']
const places = ['Berlin', 'Hamburg', 'Wien', 'Brüssel', 'Genf', 'Mainz', 'Leipzig', 'Paris', 'London', 'Prag']

/** Every third article has a picture; tags are used by few articles or by very many, as in any paper. */
function articleNumber(number: number, texts: readonly Report[], pictures: readonly string[]) {
  const round = Math.floor(number / texts.length)
  const text = at(texts, number * 7)
  const [standfirst = '', ...rest] = text.paragraphs
  const neighbour = at(texts, number * 7 + round).paragraphs
  return {
    status: 'published' as const,
    language: 'de',
    headline: round === 0 ? text.title : `${text.title} (${at(places, round)} ${round})`,
    kicker: number % 2 ? at(places, number) : null,
    standfirst,
    dateline: number % 3 ? { places: [at(places, number + round)], source: null } : null,
    body: bodyOf([...rest, ...neighbour]),
    section: at(sections, number + round).toLowerCase(),
    tags: [`Thema ${number % 25}`, `Ort ${(number * 13) % 800}`, `Name ${(number * 31) % 5000}`],
    authors:
      number % 4 ? [`${at(places, number * 3)} Autorin ${number % 40}`] : [{ agency: at(agencies, number) }],
    leadPicture:
      number % 3 ? null : { mediaId: at(pictures, number / 3), alt: null, caption: null, credit: null },
  }
}

function bodyOf(texts: readonly string[]): BodyDoc {
  const { content } = paragraphs(...texts)
  const heading = {
    type: 'heading' as const,
    attrs: { level: 2 as const },
    content: [{ type: 'text' as const, text: 'Wie es weitergeht' }],
  }
  return { type: 'doc', content: content.length > 4 ? content.toSpliced(3, 0, heading) : content }
}

async function uploadPictures(world: World): Promise<string[]> {
  const shapes = Array.from({ length: 12 }, (_, index) => ({ width: 1600 + index * 8, height: 1067 }))
  const uploads = shapes.map(async (shape) => {
    const words = {
      alt: 'Blick über den Hafen am Morgen',
      caption: 'Der Hafen am Morgen',
      credit: 'Foto: Jo Falk',
    }
    const jpeg = await aJpeg(shape)
    return must(await uploadMedia(world, { content: [jpeg], words }, by)).media.id
  })
  return Promise.all(uploads)
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[Math.floor(index) % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}
