import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, inject } from 'vitest'
import { folderBlobs } from '../src/platform/blobs/folder-blobs.ts'
import { readConfig } from '../src/platform/config/config.ts'
import type { DatabaseKind } from '../src/platform/db/db.ts'
import { openDatabase } from '../src/platform/db/open-database.ts'
import { openChangeSignal } from '../src/platform/events/change-signal.ts'
import { openEventStream } from '../src/platform/events/events.ts'
import { systemIds } from '../src/platform/ids.ts'
import { silentLog } from '../src/platform/log.ts'
import type { World } from '../src/platform/world.ts'
import { administerPostgres } from './administer-postgres.ts'
import { type TestClock, testClock } from './test-clock.ts'

export type TestWorld = World & {
  clock: TestClock
  /**
   * A second process on the same data: connections and event stream of its own, the same clock and blobs.
   */
  secondProcess(): Promise<TestWorld>
}

type OpenTestWorld = (config?: Record<string, string>, on?: DatabaseKind) => Promise<TestWorld>

export const databaseKinds = ['sqlite', 'postgres'] as const satisfies readonly DatabaseKind[]

/**
 * Runs the tests on SQLite and on PostgreSQL. `testWorld()` gives a fresh world: migrated and empty, its clock
 * standing at 2026-11-23 09:00 UTC; all worlds of a test are closed and removed after it. Configuration variables
 * may be given (`{ DEPESCHE_PUBLIC_URL: 'https://…' }`), and for a test between the two the other kind.
 */
export function describeOnEachDatabase(
  name: string,
  tests: (testWorld: OpenTestWorld, kind: DatabaseKind) => void,
): void {
  for (const kind of databaseKinds) describeOn(kind, name, (testWorld) => tests(testWorld, kind))
}

/** For what only one database does, or what looks the same on either. */
export function describeOn(
  kind: DatabaseKind,
  name: string,
  tests: (testWorld: OpenTestWorld) => void,
): void {
  describe(`${name} (${kind})`, () => {
    const closers: (() => Promise<void>)[] = []
    const onClose = (step: () => Promise<void>) => void closers.push(step)
    afterEach(async () => {
      for (const close of closers.splice(0).reverse()) await close()
    })
    tests((config = {}, on = kind) => freshWorld(on, { config, onClose }))
  })
}

type Options = { config: Record<string, string>; onClose(step: () => Promise<void>): void }

async function freshWorld(kind: DatabaseKind, { config, onClose }: Options): Promise<TestWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-world-'))
  onClose(async () => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = kind === 'sqlite' ? sqliteCopy(folder) : await postgresCopy(onClose)
  const env = {
    DEPESCHE_DATA: folder,
    DEPESCHE_DATABASE_URL: databaseUrl,
    DEPESCHE_PUBLIC_URL: 'https://zeitung.example',
    DEPESCHE_SECRET: 'a secret for tests, long enough to sign with',
    ...config,
  }
  return openProcess(env, { clock: testClock(), onClose })
}

async function openProcess(
  env: Record<string, string>,
  { clock, onClose }: Pick<Options, 'onClose'> & { clock: TestClock },
): Promise<TestWorld> {
  const config = readConfig(env)
  const database = openDatabase(config.databaseUrl)
  const signal = openChangeSignal(config.databaseUrl, silentLog)
  const events = openEventStream(database.db, silentLog, signal.changed)
  onClose(async () => {
    await events.stop()
    await signal.close()
    await database.close()
  })
  await events.start()
  return {
    config,
    db: database.db,
    longReads: database.longReads,
    clock,
    ids: systemIds,
    log: silentLog,
    blobs: folderBlobs(join(config.dataDir, 'media')),
    events,
    secondProcess: () => openProcess(env, { clock, onClose }),
  }
}

function sqliteCopy(folder: string): string {
  const path = join(folder, 'depesche.db')
  copyFileSync(inject('sqliteTemplate'), path)
  return `sqlite:${path}`
}

async function postgresCopy(onClose: Options['onClose']): Promise<string> {
  const name = `depesche_test_${randomUUID().replaceAll('-', '')}`
  await administerPostgres(`create database ${name} template ${inject('postgresTemplate')}`)
  onClose(() => administerPostgres(`drop database if exists ${name} with (force)`))
  const url = new URL(inject('postgresAdminUrl'))
  url.pathname = `/${name}`
  return url.href
}
