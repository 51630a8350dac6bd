import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { anActor, anArticle, aSection } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { saveArticle } from '../articles/index.ts'
import { type Row, withSnapshot } from '../platform/db/snapshot.ts'
import { must } from '../platform/result.ts'
import { listSections } from '../sections/index.ts'
import { readArchive, writeArchive } from './archive.ts'
import { backUp } from './back-up.ts'
import { restoreBackup } from './restore-backup.ts'

const onProgress = () => {}
const archiveOf = (world: TestWorld): string => join(world.config.dataDir, 'backup.tar')

const takeBackup = (world: TestWorld) => backUp(world, { file: archiveOf(world), onProgress })
const restoreInto = (world: TestWorld, file: string, force = false) =>
  restoreBackup(world, { file, migrations, force, onProgress })

/** Every row of every table, as text in a fixed order. */
function contentsOf(world: TestWorld): Promise<Record<string, string[]>> {
  return withSnapshot(world.config.databaseUrl, async (snapshot) => {
    const contents: Record<string, string[]> = {}
    for (const table of snapshot.tables) {
      const rows: Row[] = []
      for await (const batch of snapshot.rows(table)) rows.push(...batch)
      contents[table] = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
    }
    return contents
  })
}

async function aSite(world: TestWorld): Promise<void> {
  await anArticle(world, {
    headline: 'Über „Äpfel“ \u2028 und 🍎',
    status: 'published',
    tags: ['Obst'],
    authors: ['Ida Kern'],
  })
  await anArticle(world, { status: 'scheduled', publishAt: '2026-12-01T06:00:00.000Z' })
  await world.blobs.put('originals/aa/one.jpg', Buffer.from([0xff, 0xd8, 1, 2, 3]), 'image/jpeg')
  await world.blobs.put(`originals/bb/${'long-'.repeat(40)}.jpg`, Buffer.alloc(3000, 7), 'image/jpeg')
  await world.blobs.put('renditions/aa/one/1/w400.webp', Buffer.from('small'), 'image/webp')
}

async function keysOf(world: TestWorld): Promise<string[]> {
  const keys: string[] = []
  for await (const key of world.blobs.list('')) keys.push(key)
  return keys
}

async function rewritten(
  file: string,
  change: (name: string, content: Buffer) => Buffer | null,
): Promise<void> {
  const files: [string, Buffer][] = []
  await readArchive(file, async (name, content) => {
    const changed = change(name, content)
    if (changed) files.push([name, changed])
  })
  await writeArchive(file, new Date(0), async (archive) => {
    for (const [name, content] of files) await archive.add(name, content)
  })
}

describeOnEachDatabase('backup and restore', (testWorld, kind) => {
  it.each(['sqlite', 'postgres'] as const)(
    'a restored site is equal to what was backed up, on %s too',
    async (other) => {
      const world = await testWorld()
      await aSite(world)
      const report = await takeBackup(world)
      expect(report).toMatchObject({ mediaFiles: 2, tables: { articles: 2, article_revisions: 2 } })

      const fresh = await testWorld({}, other)
      expect(must(await restoreInto(fresh, report.file)).manifest.database).toBe(kind)
      expect(await contentsOf(fresh)).toEqual(await contentsOf(world))
      expect(await keysOf(fresh)).toEqual(
        (await keysOf(world)).filter((key) => !key.startsWith('renditions/')),
      )
      expect(await fresh.blobs.get('originals/aa/one.jpg')).toEqual(Buffer.from([0xff, 0xd8, 1, 2, 3]))
    },
  )

  it('a backup taken while two people write holds one moment, and what it holds can be worked on', async () => {
    const world = await testWorld()
    const section = await aSection(world)
    const first = await anArticle(world, { section: section.slug })
    const writing = { stop: false, saved: 0 }
    const write = async (name: string) => {
      for (let n = 0; !writing.stop; n++) {
        await anArticle(world, { headline: `${name} ${n}`, section: section.slug, status: 'published' })
        writing.saved++
        await new Promise(setImmediate)
      }
    }
    const writers = [write('Meldung'), write('Bericht')]
    const atLeast = async (saved: number) => {
      while (writing.saved < saved) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await atLeast(20)
    const { file } = await takeBackup(world)
    await atLeast(writing.saved + 5)
    writing.stop = true
    await Promise.all(writers)

    const fresh = await testWorld()
    must(await restoreInto(fresh, file))
    const before = await contentsOf(world)
    const after = await contentsOf(fresh)
    const articles = after.articles?.length ?? 0
    expect(articles).toBeGreaterThan(20)
    expect(articles).toBeLessThan(before.articles?.length ?? 0)
    // Written in one transaction each: an article, its revision, what readers see of it, and its line in the audit.
    expect(after.article_revisions).toHaveLength(articles)
    expect(after.published_articles).toHaveLength(articles - 1)
    for (const [table, rows] of Object.entries(after))
      if (table !== 'tasks') expect(before[table]).toEqual(expect.arrayContaining(rows))
    must(await saveArticle(fresh, { id: first.id, expected: 1, change: { headline: 'Neu' } }, anActor()))
  })

  it('a site that exists is replaced only when that is asked for', async () => {
    const world = await testWorld()
    await aSite(world)
    const { file } = await takeBackup(world)
    const saved = await contentsOf(world)
    await aSection(world, { name: 'Sport' })
    await world.blobs.put('originals/aa/one.jpg', Buffer.from('changed'), 'image/jpeg')
    await world.blobs.put('originals/cc/later.jpg', Buffer.from('later'), 'image/jpeg')
    const changed = await contentsOf(world)

    expect(await restoreInto(world, file)).toEqual({ ok: false, refusal: 'site-not-empty' })
    expect(await contentsOf(world)).toEqual(changed)

    must(await restoreInto(world, file, true))
    expect(await contentsOf(world)).toEqual(saved)
    expect(await world.blobs.get('originals/aa/one.jpg')).toEqual(Buffer.from([0xff, 0xd8, 1, 2, 3]))
    expect(await world.blobs.get('originals/cc/later.jpg')).toBeNull()
    expect(await world.blobs.get('renditions/aa/one/1/w400.webp')).toBeNull()
  })

  it('a running server hears of it, and events go on counting', async () => {
    const world = await testWorld()
    await aSite(world)
    const { file } = await takeBackup(world)
    await aSection(world, { name: 'Sport' })
    const server = await world.secondProcess()
    const heard: { type: string; seq: number }[] = []
    server.events.follow(({ type, seq }) => void heard.push({ type, seq }))
    const last = await world.db
      .selectFrom('events')
      .select((e) => e.fn.max('seq').as('seq'))
      .executeTakeFirst()

    must(await restoreInto(world, file, true))
    await server.events.catchUp()
    await aSection(server, { name: 'Wetter' })
    expect(heard.map(({ type }) => type)).toEqual(['site.restored', 'section.changed'])
    expect(heard[0]?.seq).toBeGreaterThan(Number(last?.seq))
    expect((await listSections(server.db)).map(({ name }) => name)).toEqual(['Politik', 'Wetter'])
  })

  it.each<{ how: string; damage: (file: string) => Promise<void> | void; refusal: string }>([
    { how: 'ends in the middle', damage: (file) => truncateSync(file, 3000), refusal: 'archive-damaged' },
    {
      how: 'is another file',
      damage: (file) => writeFileSync(file, 'not an archive'.repeat(100)),
      refusal: 'archive-damaged',
    },
    { how: 'is empty', damage: (file) => writeFileSync(file, ''), refusal: 'archive-damaged' },
    {
      how: 'has a bit turned',
      damage: (file) => {
        const bytes = readFileSync(file)
        const at = bytes.indexOf(Buffer.alloc(500, 7))
        bytes[at] = 8
        writeFileSync(file, bytes)
      },
      refusal: 'archive-damaged',
    },
    {
      how: 'lacks a table',
      damage: (file) =>
        rewritten(file, (name, content) => (name.startsWith('tables/articles/') ? null : content)),
      refusal: 'archive-damaged',
    },
    {
      how: 'lacks its manifest',
      damage: (file) => rewritten(file, (name, content) => (name === 'manifest.json' ? null : content)),
      refusal: 'archive-damaged',
    },
    {
      how: 'comes from a newer version',
      damage: (file) =>
        rewritten(file, (name, content) =>
          name === 'manifest.json'
            ? Buffer.from(String(content).replace('"migrations": [', '"migrations": ["209901010000-x",'))
            : content,
        ),
      refusal: 'archive-too-new',
    },
  ])('an archive that $how is refused, and nothing is touched', async ({ damage, refusal }) => {
    const world = await testWorld()
    await aSite(world)
    const { file } = await takeBackup(world)
    await damage(file)
    const before = await contentsOf(world)
    expect(await restoreInto(world, file, true)).toMatchObject({ ok: false, refusal })
    expect(await contentsOf(world)).toEqual(before)
  })

  it('a restore that fails half-way leaves the old site', async () => {
    const world = await testWorld()
    await aSite(world)
    const { file } = await takeBackup(world)
    const before = await contentsOf(world)
    const noStaff = migrations.filter(({ name }) => !name.includes('articles'))
    await rewritten(file, (name, content) =>
      name === 'manifest.json'
        ? Buffer.from(String(content).replace('"202611230002-articles",', ''))
        : content,
    )
    await expect(
      restoreBackup(world, { file, migrations: noStaff, force: true, onProgress }),
    ).rejects.toThrow()
    expect(await contentsOf(world)).toEqual(before)
    await aSection(world, { name: 'Sport' })
  })

  it('rows of an older version are brought up to date', async () => {
    const world = await testWorld()
    await aSite(world)
    const { file } = await takeBackup(world)
    const added = {
      name: '209912310000-mood',
      up: async (db: Parameters<(typeof migrations)[number]['up']>[0]) => {
        await db.schema
          .alterTable('articles')
          .addColumn('mood', 'text', (column) => column.defaultTo('calm').notNull())
          .execute()
      },
    }
    const fresh = await testWorld()
    must(await restoreBackup(fresh, { file, migrations: [...migrations, added], force: false, onProgress }))
    const { articles } = await contentsOf(fresh)
    expect(articles).toHaveLength(2)
    expect(articles?.every((row) => row.includes('"mood","calm"'))).toBe(true)
    // and back: a database that the newer version has migrated takes the older version's archive
    must(await restoreInto(fresh, file, true))
    expect(await contentsOf(fresh)).toEqual(await contentsOf(world))
  })

  it('the secret that an installation made itself moves along; one from the configuration stays', async () => {
    const world = await testWorld({ DEPESCHE_SECRET: '' })
    await aSite(world)
    const { file } = await takeBackup(world)
    const selfMade = await testWorld({ DEPESCHE_SECRET: '' })
    expect(must(await restoreInto(selfMade, file)).secret).toBe('restored')
    expect(readFileSync(join(selfMade.config.dataDir, 'secret'), 'utf8').trim()).toBe(world.config.secret)
    const configured = await testWorld()
    expect(must(await restoreInto(configured, file)).secret).toBe('other')
    expect(existsSync(join(configured.config.dataDir, 'secret'))).toBe(false)
  })

  it('a backup that fails leaves the one before', async () => {
    const world = await testWorld()
    await aSite(world)
    const { file } = await takeBackup(world)
    const before = readFileSync(file)
    const blobs = { ...world.blobs, get: () => Promise.reject(new Error('the store is away')) }
    await expect(backUp({ ...world, blobs }, { file, onProgress })).rejects.toThrow('the store is away')
    expect(readFileSync(file)).toEqual(before)
    expect(existsSync(`${file}.part`)).toBe(false)
  })
})
