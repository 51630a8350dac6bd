import { sql } from 'kysely'
import type { Db } from '../src/platform/db/db.ts'

/** Everywhere in the database where words are found, as `table.column`: what was to be erased is nowhere. */
export async function rowsHolding(db: Db, words: RegExp): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    // The words of the search are a table of the database's own making, without the texts.
    if (/^search_|^sqlite_/.test(name)) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && words.test(value))
          found.push(`${name}.${column}: ${value.slice(0, 120)}`)
  }
  return found
}
