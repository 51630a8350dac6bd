import { DatabaseSync } from 'node:sqlite'
import type pg from 'pg'
import { databaseKind, sqlitePath } from '../db/db-url.ts'
import type { Log } from '../log.ts'

export type ChangeSignal = { changed(): Promise<boolean>; close(): Promise<void> }

/**
 * Tells cheaply whether anything was committed since it was last asked: SQLite by `pragma data_version`,
 * PostgreSQL by LISTEN (a lost connection answers "perhaps" until it is back).
 */
export function openChangeSignal(databaseUrl: string, log: Log): ChangeSignal {
  return databaseKind(databaseUrl) === 'sqlite'
    ? sqliteSignal(sqlitePath(databaseUrl))
    : postgresSignal(databaseUrl, log)
}

function sqliteSignal(path: string): ChangeSignal {
  const connection = new DatabaseSync(path, { readOnly: true })
  const question = connection.prepare('pragma data_version')
  let last: unknown = null
  return {
    async changed() {
      const version = question.get()?.data_version
      const isNew = version !== last
      last = version
      return isNew
    },
    close: async () => connection.close(),
  }
}

function postgresSignal(url: string, log: Log): ChangeSignal {
  let client: pg.Client | null = null
  let perhaps = true
  let closed = false
  let connecting = false

  const connect = async () => {
    connecting = true
    const { default: postgres } = await import('pg')
    const fresh = new postgres.Client({ connectionString: url, application_name: 'depesche events' })
    fresh.on('notification', () => {
      perhaps = true
    })
    fresh.on('error', (error) => {
      log.warn({ err: error }, 'listening to the database broke off')
      client = null
    })
    try {
      await fresh.connect()
      await fresh.query('listen depesche_events')
      client = fresh
      perhaps = true // what was announced before LISTEN was heard by nobody
      if (closed) await fresh.end()
    } finally {
      connecting = false
    }
  }

  return {
    async changed() {
      if (!client && !closed) {
        if (!connecting) connect().catch((error) => log.warn({ err: error }, 'cannot listen to the database'))
        return true
      }
      const answer = perhaps
      perhaps = false
      return answer
    },
    async close() {
      closed = true
      await client?.end()
    },
  }
}
