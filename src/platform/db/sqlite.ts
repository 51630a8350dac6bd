import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { transactionScope } from './db.ts'
import { withStorableText } from './storable-text.ts'
import { type LogSync, openLogSync, type SyncFile } from './sync-log.ts'

type Value = string | number | bigint | null | Uint8Array

/**
 * SQLite through `node:sqlite`. One connection writes, a second one reads: a read never waits for an open
 * transaction, and writers queue up behind each other instead of meeting SQLITE_BUSY. What was written is on the disk
 * when the promise of the commit resolves; the thread does not wait for the disk meanwhile.
 */
export function sqliteDialect(path: string, syncFile?: SyncFile): Dialect {
  return {
    createAdapter: sqliteAdapter,
    createDriver: () => sqliteDriver(path, syncFile),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => withStorableText(new SqliteQueryCompiler()),
  }
}

/** Kysely lets one query at a time into a database that has one connection; ours takes care of its turns itself. */
export const sqliteAdapter = (): SqliteAdapter =>
  Object.defineProperty(new SqliteAdapter(), 'supportsMultipleConnections', { value: true })

/**
 * A connection with this project's settings: WAL, foreign keys, `synchronous=NORMAL` (the dialect syncs the log after a
 * commit). Its own cache is small and the file is not mapped: the operating system holds the file in memory anyway, once for all.
 */
export function openSqlite(path: string, readOnly = false): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: 10_000 })
  if (!readOnly) database.exec('pragma journal_mode = wal')
  database.exec(
    `pragma synchronous = normal; pragma foreign_keys = on; pragma temp_store = memory;
     pragma cache_size = -2000; pragma mmap_size = 0; pragma journal_size_limit = 67108864`,
  )
  // SQLite's own knows only the letters of English; a search for „ärzte“ has to find „Ärzte“.
  database.function('lower', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  )
  return database
}

type Prepared = { statement: StatementSync; answersRows: boolean }

const mostStatements = 100

/** Prepares once, runs. A statement with columns answers rows; asking for them costs as much as a short query. */
export function statementRunner(database: DatabaseSync) {
  let statements = new Map<string, Prepared>()
  let former = new Map<string, Prepared>()
  /** What was used since half of the statements changed is kept: cheaper at each query than an exact order of use. */
  const prepare = (sql: string): Prepared => {
    let prepared = former.get(sql)
    if (!prepared) {
      const statement = database.prepare(sql)
      prepared = { statement, answersRows: statement.columns().length > 0 }
    }
    if (statements.size >= mostStatements / 2) {
      former = statements
      statements = new Map()
    }
    statements.set(sql, prepared)
    return prepared
  }
  return (sql: string, parameters: readonly unknown[]): QueryResult<unknown> => {
    const { statement, answersRows } = statements.get(sql) ?? prepare(sql)
    const values = parameters as Value[]
    if (answersRows) return { rows: statement.all(...values) }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
}

const longestWaitMilliseconds = 10_000
const askAgainMilliseconds = 2

/**
 * While another process writes (an import, a command), waiting inside SQLite would hold up the thread that serves pages:
 * the writer asks again after a moment instead.
 */
async function whenFree<T>(work: () => T): Promise<T> {
  const end = performance.now() + longestWaitMilliseconds
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error
    }
    await pause(askAgainMilliseconds)
  }
}

/** SQLITE_BUSY and its kin. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && ((error as Error & { errcode?: number }).errcode ?? 0) % 256 === 5

type Connection = DatabaseConnection & { holdsWriter: boolean; release?: () => void }

function sqliteDriver(path: string, syncFile?: SyncFile): Driver {
  let writer: DatabaseSync
  let reader: DatabaseSync
  let write: ReturnType<typeof statementRunner>
  let read: ReturnType<typeof statementRunner>
  let log: LogSync
  const lock = mutex()

  const newConnection = (): Connection => ({
    holdsWriter: false,
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (this.holdsWriter) return write(query.sql, query.parameters) as QueryResult<R>
      if (transactionScope.getStore())
        throw new Error(`query on the outer db inside a transaction; use tx: ${query.sql.slice(0, 120)}`)
      if (onlyReads(query)) return read(query.sql, query.parameters) as QueryResult<R>
      const release = await lock()
      let result: QueryResult<R>
      try {
        result = await whenFree(() => write(query.sql, query.parameters) as QueryResult<R>)
      } finally {
        release()
      }
      await log.synced()
      return result
    },
    async *streamQuery() {
      yield await Promise.reject(new Error('streaming: read in pages instead'))
    },
  })

  const end = (connection: Connection, statement: 'commit' | 'rollback') => {
    try {
      writer.exec(statement)
    } catch (error) {
      // A commit that is refused leaves the transaction open, and the next writer would be in it.
      if (writer.isTransaction) writer.exec('rollback')
      throw error
    } finally {
      connection.holdsWriter = false
      connection.release?.()
    }
  }

  return {
    async init() {
      writer = openSqlite(path)
      writer.exec('pragma busy_timeout = 0')
      writer.prepare('select count(*) from sqlite_schema').get() // makes the log
      log = openLogSync(path, syncFile)
      reader = openSqlite(path, true)
      write = statementRunner(writer)
      read = statementRunner(reader)
    },
    async acquireConnection() {
      return newConnection()
    },
    async beginTransaction(connection) {
      const own = connection as Connection
      own.release = await lock()
      try {
        await whenFree(() => writer.exec('begin immediate'))
        own.holdsWriter = true
      } catch (error) {
        own.release()
        throw error
      }
    },
    async commitTransaction(connection) {
      end(connection as Connection, 'commit')
      await log.synced()
    },
    async rollbackTransaction(connection) {
      // After a failed commit there is nothing left to take back, and the writer may be somebody else's by now.
      if ((connection as Connection).holdsWriter) end(connection as Connection, 'rollback')
    },
    async savepoint(connection, name) {
      await connection.executeQuery(CompiledQuery.raw(`savepoint ${name}`))
    },
    async releaseConnection() {},
    async destroy() {
      reader?.close()
      writer?.close()
      log?.close()
    },
  }
}

/** A select, or raw SQL that begins like one. Everything else goes through the writing connection. */
function onlyReads(query: CompiledQuery): boolean {
  return (
    query.query.kind === 'SelectQueryNode' ||
    (query.query.kind === 'RawNode' && /^\s*(select|pragma)\b/i.test(query.sql))
  )
}

/** Lets one in at a time, in order of asking. */
function mutex(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    const before = last
    let release = () => {}
    last = new Promise((resolve) => {
      release = resolve
    })
    await before
    return release
  }
}
