import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { anActor } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import type { ArchiveReason } from './archive.ts'
import { forgetImportsTask } from './forget-imports.ts'
import { keepUpload } from './keep-upload.ts'
import { importProgress, listImports, listNotes, setNoteHandled, startImport } from './manage-imports.ts'
import { previewUpload } from './preview-upload.ts'
import { claimImport, insertNotes, updateImport } from './store.ts'
import { uploadById } from './uploads.ts'

const actor = anActor({ role: 'administrator', name: 'Anna Albers' })
const start = (world: TestWorld, filePath: string | null = null) =>
  startImport(world, { system: 'wordpress', fileName: 'alt.xml', filePath, mediaPath: null }, actor)
const aNote = (seq: number, reason: ArchiveReason) => ({
  seq,
  reason,
  subject: 'post',
  key: String(seq),
  title: `Titel ${seq}`,
  detail: null,
  entryKey: null,
  articleId: null,
})

describeOnEachDatabase('an uploaded file', (testWorld) => {
  it('shows before anything is written what will become a draft or stay behind', async () => {
    const world = await testWorld()
    const item = (id: number, inside: string) =>
      `<item><title>T${id}</title><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status>${inside}</item>`
    const file = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Alt</title>
      ${item(1, '<wp:post_type>post</wp:post_type><wp:post_password>x</wp:post_password>')}
      ${item(2, '<wp:post_type>page</wp:post_type><wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>')}
      </channel></rss>`
    const upload = must(
      await keepUpload(world, { fileName: 'alt.xml', content: Readable.from([Buffer.from(file)]) }, actor),
    )
    await previewUpload(world, upload.id)
    const preview = (await uploadById(world, upload.id))?.preview
    expect(preview).toMatchObject({ ok: true, isWhole: true, counts: { articles: 1, pages: 1 } })
    const reasons = preview?.ok ? preview.notes.map(({ reason }) => reason) : []
    expect(reasons).toEqual(expect.arrayContaining(['protected-as-draft', 'comment-without-article']))
  })
})

describeOnEachDatabase('the list of imports', (testWorld) => {
  it('has a report that can be filtered, paged and ticked off', async () => {
    const world = await testWorld()
    const { id } = await start(world)
    const reasons: ArchiveReason[] = ['media-missing', 'shortcode-kept', 'media-missing']
    await inTransaction(world, (tx) =>
      insertNotes(
        tx,
        id,
        reasons.map((reason, index) => aNote(index + 1, reason)),
      ),
    )
    const list = async (filter: Partial<Parameters<typeof listNotes>[1]>) =>
      (await listNotes(world, { importId: id, after: null, limit: 10, ...filter })).map(({ seq }) => seq)
    expect(await list({})).toEqual([1, 2, 3])
    expect(await list({ limit: 2, after: 1 })).toEqual([2, 3])
    expect(await list({ reason: 'media-missing' })).toEqual([1, 3])
    must(await setNoteHandled(world, { importId: id, seq: 1, handled: true }, actor))
    expect(await list({ handled: false })).toEqual([2, 3])
    expect(await listNotes(world, { importId: id, handled: true, after: null, limit: 10 })).toMatchObject([
      { seq: 1, handledBy: 'Anna Albers', handledAt: world.clock.now() },
    ])
    expect((await importProgress(world, id))?.notes).toEqual([
      { reason: 'media-missing', open: 1, handled: 1 },
      { reason: 'shortcode-kept', open: 1, handled: 0 },
    ])
    must(await setNoteHandled(world, { importId: id, seq: 1, handled: false }, actor))
    expect(await list({ handled: false })).toEqual([1, 2, 3])
    expect(await setNoteHandled(world, { importId: id, seq: 9, handled: true }, actor)).toMatchObject({
      refusal: 'not-found',
    })
  })

  it('shows the newest first, and gives a run to one process', async () => {
    const world = await testWorld()
    const first = await start(world)
    const second = await start(world)
    expect((await listImports(world, { before: null, limit: 10 })).map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ])
    expect((await listImports(world, { before: second.id, limit: 10 })).map(({ id }) => id)).toEqual([
      first.id,
    ])
    const now = world.clock.now()
    const claim = () =>
      inTransaction(world, (tx) =>
        claimImport(tx, { id: first.id, now, silentSince: '2026-11-23T08:00:00.000Z' }),
      )
    expect([await claim(), await claim()]).toEqual([true, false])
    expect(await importProgress(world, 'unknown')).toBeNull()
  })

  it('forgets an uploaded file after days and a report after a year', async () => {
    const world = await testWorld()
    const file = join(await mkdtemp(join(tmpdir(), 'depesche-upload-')), 'archive')
    await writeFile(file, '<rss/>')
    const run = await start(world, file)
    await inTransaction(world, async (tx) => {
      await insertNotes(tx, run.id, [aNote(1, 'media-missing')])
      await updateImport(tx, run.id, { ...run, state: 'done', now: world.clock.now() })
    })
    const worker = openTaskWorker(world, [forgetImportsTask])
    await worker.drain()
    expect(existsSync(file)).toBe(true)
    world.clock.advance({ minutes: 4 * 24 * 60 })
    await worker.drain()
    expect(existsSync(file)).toBe(false)
    expect((await importProgress(world, run.id))?.run.filePath).toBeNull()
    expect(await listNotes(world, { importId: run.id, after: null, limit: 10 })).toHaveLength(1)
    world.clock.advance({ minutes: 363 * 24 * 60 })
    await worker.drain()
    expect(await listNotes(world, { importId: run.id, after: null, limit: 10 })).toEqual([])
    expect((await importProgress(world, run.id))?.run.state).toBe('done')
  })
})
