import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../migrations/index.ts'
import { backUp, restoreBackup } from '../src/backup/index.ts'
import { followReactions } from '../src/platform/queue/follow-reactions.ts'
import { openTaskWorker } from '../src/platform/queue/worker.ts'
import { must } from '../src/platform/result.ts'
import { indexArticles, searchPublished, searchTasks, searchTasksFor } from '../src/search/index.ts'
import { anArticle } from './builders.ts'
import { describeOnEachDatabase, type TestWorld } from './worlds.ts'

const headlines = async (world: TestWorld, typed: string): Promise<string[]> =>
  (await searchPublished(world, { typed, filter: {}, offset: 0, limit: 10 })).hits.map(
    ({ card }) => card.headline,
  )

describeOnEachDatabase('a restored site', (testWorld, kind) => {
  // Full-text tables are another thing on each database: an archive must not hold them.
  it('finds what was published when it was backed up, on the other database too', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { headline: 'Deich bricht', status: 'published' })
    await indexArticles(world, [id])
    const file = join(world.config.dataDir, 'backup.tar')
    const { tables } = await backUp(world, { file, onProgress: () => {} })
    expect(Object.keys(tables).filter((name) => name.startsWith('search_'))).toEqual([])
    const later = await anArticle(world, { headline: 'Hafen wächst', status: 'published' })
    await indexArticles(world, [later.id])

    for (const target of [world, await testWorld({}, kind === 'sqlite' ? 'postgres' : 'sqlite')]) {
      must(await restoreBackup(target, { file, migrations, force: true, onProgress: () => {} }))
      const server = await target.secondProcess()
      while ((await followReactions(server, 'reactions', (events) => events.flatMap(searchTasksFor))) > 0);
      await openTaskWorker(server, searchTasks).drain()
      expect(await headlines(server, 'Deich')).toEqual(['Deich bricht'])
      expect(await headlines(server, 'Hafen')).toEqual([])
    }
  })
})
