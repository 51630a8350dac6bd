import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sqliteDialect } from './sqlite.ts'
import { openLogSync } from './sync-log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'depesche-sync-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A disk whose syncs end when the test says so. */
function slowDisk() {
  const syncs: { done(): void; fail(): void }[] = []
  const syncFile = (): Promise<void> =>
    new Promise((resolve, reject) => {
      syncs.push({ done: resolve, fail: () => reject(new Error('the disk is gone')) })
    })
  return { syncs, syncFile }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** What has resolved, in its order. */
function watch(promises: Record<string, Promise<unknown>>): string[] {
  const settled: string[] = []
  for (const [name, promise] of Object.entries(promises))
    promise.then(
      () => settled.push(name),
      () => settled.push(`${name} failed`),
    )
  return settled
}

function openLog(syncFile: () => Promise<void>) {
  const path = join(folder, 'log.db')
  writeFileSync(`${path}-wal`, '')
  return openLogSync(path, syncFile)
}

it('who commits while a sync runs waits for the next one, which all of them share', async () => {
  const { syncs, syncFile } = slowDisk()
  const log = openLog(syncFile)
  const settled = watch({ first: log.synced(), second: log.synced(), third: log.synced() })
  expect(syncs).toHaveLength(1)
  syncs[0]?.done()
  await turn()
  expect(settled).toEqual(['first'])
  expect(syncs).toHaveLength(2)
  const late = watch({ late: log.synced() })
  syncs[1]?.done()
  await turn()
  expect(settled).toEqual(['first', 'second', 'third'])
  expect(late).toEqual([])
  syncs[2]?.done()
  await turn()
  expect(late).toEqual(['late'])
  expect(syncs).toHaveLength(3)
  log.close()
})

it('a sync that fails is told to those who waited for it, and the next one is tried', async () => {
  const { syncs, syncFile } = slowDisk()
  const log = openLog(syncFile)
  const settled = watch({ first: log.synced(), second: log.synced() })
  syncs[0]?.fail()
  await turn()
  expect(settled).toEqual(['first failed'])
  syncs[1]?.done()
  await turn()
  expect(settled).toEqual(['first failed', 'second'])
  const again = watch({ again: log.synced() })
  syncs[2]?.done()
  await turn()
  expect(again).toEqual(['again'])
  log.close()
})

it('a transaction and a single write on SQLite resolve when the log is on the disk, and not before', async () => {
  const { syncs, syncFile } = slowDisk()
  const db = new Kysely<Record<string, never>>({ dialect: sqliteDialect(join(folder, 'a.db'), syncFile) })
  const made = watch({ made: sql`create table words (word text)`.execute(db) })
  await turn()
  expect(made).toEqual([])
  syncs[0]?.done()
  await turn()
  expect(made).toEqual(['made'])
  const written = watch({
    written: db.transaction().execute((tx) => sql`insert into words values ('Tinte')`.execute(tx)),
  })
  await turn()
  expect(written).toEqual([])
  // Others see it already; who wrote it is not told before a power cut could not undo it.
  expect((await sql`select word from words`.execute(db)).rows).toEqual([{ word: 'Tinte' }])
  syncs[1]?.done()
  await turn()
  expect(written).toEqual(['written'])
  await db.destroy()
})

it('a failed sync is told to who wrote, and does not touch the transaction that follows', async () => {
  const { syncs, syncFile } = slowDisk()
  const db = new Kysely<Record<string, never>>({ dialect: sqliteDialect(join(folder, 'a.db'), syncFile) })
  const insert = (word: string) =>
    db.transaction().execute(async (tx) => {
      await sql`insert into words values (${word})`.execute(tx)
      await turn()
      await sql`insert into words values (${word})`.execute(tx)
    })
  const made = sql`create table words (word text)`.execute(db)
  await turn()
  syncs[0]?.done()
  await made
  const settled = watch({ first: insert('a') })
  await turn()
  await turn()
  const after = watch({ second: insert('b') })
  syncs[1]?.fail()
  await turn()
  await turn()
  expect(settled).toEqual(['first failed'])
  syncs[2]?.done()
  await expect.poll(() => after).toEqual(['second'])
  expect((await sql`select word from words where word = 'b'`.execute(db)).rows).toHaveLength(2)
  await db.destroy()
})
