import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anActor } from '../../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { must } from '../../platform/result.ts'
import { normalSource } from '../../redirects/index.ts'
import { openSite } from '../../site/routes.tsx'
import type { Archive, ArchiveEntry } from '../archive.ts'
import { openGhostArchive } from '../ghost/open-ghost-archive.ts'
import type { ImportCounts } from '../import-run.ts'
import { startImport } from '../manage-imports.ts'
import { openWordpressArchive } from '../wordpress/open-wordpress-archive.ts'
import { importArchive } from './import-archive.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const files = [
  ...filesIn(join(data, 'wxr')).filter((file) => file.endsWith('.xml')),
  ...filesIn(join(data, 'ghost-export')).filter((file) => file.endsWith('.json')),
]

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

const actor = anActor({ role: 'administrator' })
const reasons = new Map<string, number>()
/** Nothing is fetched: what is in no folder is missing at once. */
let noPictures = ''
beforeAll(() => {
  noPictures = mkdtempSync(join(tmpdir(), 'depesche-none-'))
})
afterAll(() => {
  rmSync(noPictures, { recursive: true, force: true })
  const table = [...reasons].toSorted().map(([reason, count]) => `${String(count).padStart(6)}  ${reason}`)
  process.stdout.write(`\nNot as it was, by file and reason:\n${table.join('\n')}\n`)
})

async function open(file: string): Promise<Archive | null> {
  const opened = await (file.endsWith('.json') ? openGhostArchive(file) : openWordpressArchive(file))
  return opened.ok ? opened.value : null
}

/** The archive without the network: hosts of these files are long gone, or others' own. */
async function bring(world: TestWorld, file: string) {
  const archive = await open(file)
  if (!archive) return null
  const run = await startImport(
    world,
    { system: archive.plan.system, fileName: basename(file), filePath: null, mediaPath: null },
    actor,
  )
  const task = { archive: withoutHosts(archive), importId: run.id, mediaFolder: noPictures }
  return { archive, ...must(await importArchive(world, task, actor)) }
}

const withoutHosts = (archive: Archive): Archive => ({
  ...archive,
  plan: {
    ...archive.plan,
    media: archive.plan.media.map((media) => ({
      ...media,
      url: media.url.replace(/^https?:\/\/[^/]+/, 'http://localhost'),
    })),
  },
})

const sumOf = (counts: ImportCounts[keyof ImportCounts]): number =>
  counts.made + counts.updated + counts.unchanged + counts.skipped

async function rowsOf(world: TestWorld): Promise<Record<string, number>> {
  const rows: Record<string, number> = {}
  for (const table of [
    'articles',
    'article_revisions',
    'published_articles',
    'pages',
    'comments',
    'media',
    'redirects',
    'events',
    'imported_items',
    'sections',
    'tags',
    'authors',
  ] as const) {
    const row = await world.db
      .selectFrom(table)
      .select((e) => e.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    rows[table] = Number(row.n)
  }
  return rows
}

describeOnEachDatabase('every archive of the collection', (testWorld, kind) => {
  it.each(files.map((file) => [relative(data, file), file]))('%s', async (name, file) => {
    const world = await testWorld()
    const first = await bring(world, file)
    if (!first) return
    const { archive, counts, notes } = first
    const { plan } = archive
    const entries: ArchiveEntry[] = []
    for await (const entry of archive.entries()) entries.push(entry)
    expect(sumOf(counts.articles)).toBe(plan.counts.articles)
    expect(sumOf(counts.pages)).toBe(plan.counts.pages)
    expect(sumOf(counts.comments)).toBe(entries.reduce((sum, { comments }) => sum + comments.length, 0))
    expect(sumOf(counts.authors)).toBe(plan.authors.length)
    expect(sumOf(counts.tags)).toBe(plan.tags.length)
    expect(sumOf(counts.sections)).toBe(plan.sections.length)
    expect(counts.articles.skipped).toBe(0)
    if (kind === 'sqlite')
      for (const { reason } of notes)
        reasons.set(`${name}  ${reason}`, (reasons.get(`${name}  ${reason}`) ?? 0) + 1)

    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    const moved = new Set(
      notes.filter(({ reason }) => reason.startsWith('address-')).map(({ entryKey }) => entryKey),
    )
    for (const entry of entries.filter(({ status, key }) => status === 'published' && !moved.has(key))) {
      const path = entry.path === null ? null : new URL(`http://x${encodeURI(entry.path)}`).pathname
      if (path !== null && (entry.publishedAt ?? '') <= world.clock.now())
        expect([entry.path, (await routes.request(path)).status]).toEqual([entry.path, 200])
      for (const old of entry.oldPaths.filter((each) => /[?&](?:p|page_id)=\d/.test(each)))
        expect([normalSource(old), (await routes.request(old)).status]).toEqual([normalSource(old), 301])
    }

    const before = await rowsOf(world)
    const second = await bring(world, file)
    expect(await rowsOf(world)).toEqual(before)
    expect(second?.counts.articles).toMatchObject({ made: 0, updated: 0, unchanged: plan.counts.articles })
  })
})
