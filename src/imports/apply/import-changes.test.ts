import { expect, it } from 'vitest'
import { anActor } from '../../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { publishedArticleAt } from '../../articles/published/index.ts'
import { must } from '../../platform/result.ts'
import { openSite } from '../../site/routes.tsx'
import type { Archive } from '../archive.ts'
import { startImport } from '../manage-imports.ts'
import { anArchive, anEntry } from './archive-fixture.ts'
import { importArchive } from './import-archive.ts'

const actor = anActor({ role: 'administrator' })

async function bring(world: TestWorld, archive: Archive) {
  const file = { system: archive.plan.system, fileName: 'alt.xml', filePath: null, mediaPath: null }
  const { id } = await startImport(world, file, actor)
  return must(await importArchive(world, { archive, importId: id, mediaFolder: null }, actor))
}

async function aReader(world: TestWorld) {
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  return async (path: string): Promise<string> => {
    const answer = await routes.request(path)
    return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
  }
}

describeOnEachDatabase('an archive', (testWorld) => {
  it('follows the old site in closing an article and opening it again', async () => {
    const world = await testWorld()
    const entry = anEntry({ path: '/rat', oldPaths: ['/?p=12'] })
    const open = await aReader(world)
    await bring(world, anArchive({ entries: [entry] }))
    expect(await open('/?p=12')).toBe('301 /rat')
    const closed = await bring(world, anArchive({ entries: [{ ...entry, status: 'private' }] }))
    expect(closed.counts.articles.updated).toBe(1)
    expect(await open('/rat')).toBe('410')
    const again = await bring(world, anArchive({ entries: [entry] }))
    expect([again.counts.articles.updated, again.notes]).toEqual([1, []])
    expect(await open('/rat')).toBe('200')
  })

  it('puts a published article without any date beside the oldest, not among the news', async () => {
    const world = await testWorld()
    const period = { from: '2009-03-01T00:00:00.000Z', to: '2015-05-04T10:00:00.000Z' }
    const undated = anEntry({ path: '/ohne', publishedAt: null, changedAt: null })
    await bring(world, anArchive({ plan: { period }, entries: [undated] }))
    const article = await publishedArticleAt(world.db, '/ohne', world.clock.now())
    expect(article?.publishedAt).toBe(period.from)
  })

  it('whose articles have moved gives no two of them one address', async () => {
    const world = await testWorld()
    const first = anEntry({ key: '1', path: '/alt', slug: 'alt', oldPaths: [] })
    await bring(world, anArchive({ entries: [first] }))
    const moved = [
      { ...first, path: '/gleich', slug: 'gleich' },
      anEntry({ key: '2', path: '/gleich', slug: 'gleich', oldPaths: [] }),
    ]
    const { counts, notes } = await bring(world, anArchive({ entries: moved }))
    expect(counts.articles).toMatchObject({ made: 1, updated: 1 })
    expect(notes.map(({ reason, key }) => `${reason} ${key}`)).toEqual(['address-taken 2'])
    const open = await aReader(world)
    expect([await open('/gleich'), await open('/alt')]).toEqual(['200', '301 /gleich'])
  })
})
