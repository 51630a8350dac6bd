import pg from 'pg'
import { inject } from 'vitest'

/** One statement on the database server of this test run, as its owner: making and dropping databases. */
export async function administerPostgres(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresAdminUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
