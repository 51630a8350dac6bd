import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { anActor } from '../../../test/builders.ts'
import { aJpeg } from '../../../test/pictures.ts'
import { describeOn } from '../../../test/worlds.ts'
import { must } from '../../platform/result.ts'
import { anArchive, anEntry } from './archive-fixture.ts'
import { openMediaFetcher } from './fetch-media.ts'
import { importArchive } from './import-archive.ts'

let server: Server | null = null
afterEach(() => {
  server?.close()
  server = null
})

/** The old site on this machine; answers its address, and notes what it was asked for. */
async function anOldSite(answers: Record<string, { status: number; body: Buffer | string }>) {
  const asked: string[] = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? ''] ?? { status: 404, body: 'nothing' }
    response.writeHead(answer.status).end(answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const allowed = { DEPESCHE_FETCH_ALLOW: '127.0.0.1' }

describeOn('sqlite', 'media over the network', (testWorld) => {
  it('are fetched once, with one more try where the server failed, and what is gone is named', async () => {
    const world = await testWorld(allowed)
    const picture = '/wp-content/uploads/2015/05/rat.jpg'
    const { url, asked } = await anOldSite({
      [picture]: { status: 200, body: await aJpeg({ width: 320, height: 200 }) },
      '/wp-content/uploads/krank.jpg': { status: 503, body: 'later' },
      '/wp-content/uploads/text.jpg': { status: 200, body: 'no picture' },
    })
    const media = ['2015/05/rat.jpg', 'krank.jpg', 'text.jpg', 'weg.jpg'].map((path) => ({
      key: path,
      url: `${url}/wp-content/uploads/${path}`,
      title: null,
      alt: null,
      caption: null,
      credit: null,
    }))
    const archive = anArchive({
      plan: { media, site: { title: null, url, language: null } },
      entries: [anEntry({ leadPictureUrl: `${url}/wp-content/uploads/2015/05/rat-150x150.jpg` })],
    })
    const task = { archive, importId: null, mediaFolder: null }
    expect(must(await importArchive(world, task, anActor())).counts.media.made).toBe(4)
    expect(asked).toEqual([])

    const run = {
      id: 'run',
      state: 'waiting',
      system: 'wordpress',
      file_name: 'a.xml',
      done: 0,
      total: 0,
      counts: '{}',
    }
    const now = world.clock.now()
    await world.db
      .insertInto('imports')
      .values({ ...run, started_at: now, seen_at: now, started_by_name: 'Test' })
      .execute()
    const { counts, notes } = must(await importArchive(world, { ...task, importId: 'run' }, anActor()))
    expect(counts.media).toEqual({ made: 1, updated: 0, unchanged: 0, skipped: 3 })
    expect(notes.map(({ reason, key }) => `${reason} ${key}`).toSorted()).toEqual([
      'media-missing krank.jpg',
      'media-missing weg.jpg',
      'media-refused text.jpg',
    ])
    expect(asked.filter((path) => path.endsWith('krank.jpg'))).toHaveLength(2)
    const row = await world.db
      .selectFrom('published_articles')
      .select('lead_picture')
      .executeTakeFirstOrThrow()
    expect(row.lead_picture).toContain('mediaId')
    asked.length = 0
    await importArchive(world, { ...task, importId: 'run' }, anActor())
    expect(asked).not.toContain(picture)
  })

  it('of a host that does not answer are given up, and hosts of the house are never asked', async () => {
    const { url, asked } = await anOldSite({})
    const world = await testWorld()
    const fetch = openMediaFetcher(world)
    const reasons: unknown[] = []
    for (let number = 0; number < 6; number++) {
      const answer = await fetch(`${url}/${number}.jpg`)
      reasons.push(answer.ok ? 'ok' : answer.detail?.reason)
    }
    expect(reasons.slice(-2)).toEqual(['host-given-up', 'host-given-up'])
    expect(reasons[0]).toBe('address-not-allowed')
    expect(asked).toEqual([])
  })
})
