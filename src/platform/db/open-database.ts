import { Kysely } from 'kysely'
import type { DatabaseKind, Db, Tables } from './db.ts'
import { databaseKind, sqlitePath } from './db-url.ts'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import { sqliteReaderDialect } from './sqlite-reader.ts'

export type OpenDatabase = { kind: DatabaseKind; db: Db; longReads: Db; close(): Promise<void> }

/** Opens what `config.databaseUrl` names; does not migrate. */
export function openDatabase(databaseUrl: string): OpenDatabase {
  if (databaseKind(databaseUrl) === 'sqlite') {
    const path = sqlitePath(databaseUrl)
    const db = new Kysely<Tables>({ dialect: sqliteDialect(path) })
    const longReads = new Kysely<Tables>({ dialect: sqliteReaderDialect(path) })
    return {
      kind: 'sqlite',
      db,
      longReads,
      close: async () => {
        await longReads.destroy()
        await db.destroy()
      },
    }
  }
  const db = new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) })
  return { kind: 'postgres', db, longReads: db, close: () => db.destroy() }
}
