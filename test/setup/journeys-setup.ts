import type { TestProject } from 'vitest/node'
import { allParts, buildParts } from '../../scripts/build.ts'
import { findFeedReaders } from './feed-readers.ts'
import { startPostgres } from './postgres-server.ts'

let stopPostgres = async (): Promise<void> => {}

/** Once a run with journeys in it: `dist/` is built where it is stale, and a PostgreSQL server started. */
export async function setup(project: TestProject): Promise<void> {
  if (!(await buildParts(allParts)))
    throw new Error('The journeys use dist/, which could not be built; the reason stands above.')
  findFeedReaders()
  const given = process.env.DEPESCHE_TEST_POSTGRES_URL
  if (given) return project.provide('postgresAdminUrl', given)
  const server = await startPostgres()
  stopPostgres = server.stop
  project.provide('postgresAdminUrl', server.urlOf('postgres'))
}

export async function teardown(): Promise<void> {
  await stopPostgres()
}
