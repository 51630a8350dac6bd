import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrations } from '../../migrations/index.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open-database.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty SQLite file; tests work on copies. */
    sqliteTemplate: string
    /** Where `create database` is run, and the migrated, empty database it copies. */
    postgresAdminUrl: string
    postgresTemplate: string
  }
}

let cleanUp: (() => Promise<void>)[] = []

/** Once a run: a PostgreSQL server, and the schema migrated once on each of the two databases. */
export async function setup(project: TestProject): Promise<void> {
  try {
    await prepare(project)
  } catch (error) {
    await teardown()
    throw error
  }
}

async function prepare(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-test-'))
  cleanUp.push(async () => rmSync(folder, { recursive: true, force: true }))
  const sqliteTemplate = join(folder, 'template.db')
  await migrateTemplate(`sqlite:${sqliteTemplate}`)

  const adminUrl = process.env.DEPESCHE_TEST_POSTGRES_URL ?? (await ownServer())
  const template = `depesche_template_${process.pid}`
  await execute(adminUrl, `create database ${template}`)
  cleanUp.push(() => execute(adminUrl, `drop database if exists ${template} with (force)`))
  await migrateTemplate(withDatabase(adminUrl, template))

  project.provide('sqliteTemplate', sqliteTemplate)
  project.provide('postgresAdminUrl', adminUrl)
  project.provide('postgresTemplate', template)
}

export async function teardown(): Promise<void> {
  for (const step of cleanUp.reverse()) await step()
  cleanUp = []
}

async function ownServer(): Promise<string> {
  const server = await startPostgres()
  cleanUp.push(() => server.stop())
  return server.urlOf('postgres')
}

async function migrateTemplate(url: string): Promise<void> {
  const database = openDatabase(url)
  try {
    await migrate(database.db, database.kind, migrations)
  } finally {
    await database.close()
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
