import { Worker } from 'node:worker_threads'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { sqliteAdapter } from './sqlite.ts'
import { withStorableText } from './storable-text.ts'

type Answer = { id: number; rows?: unknown[]; error?: string }

/**
 * A read-only dialect whose statements run on a worker thread, so that a search over the whole archive never
 * holds up the thread that serves pages. The thread starts with the first query.
 */
export function sqliteReaderDialect(path: string): Dialect {
  return {
    createAdapter: sqliteAdapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => withStorableText(new SqliteQueryCompiler()),
    createDriver: () => {
      const thread = readerThread(path)
      const connection: DatabaseConnection = {
        async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
          return { rows: (await thread.run(query.sql, query.parameters)) as R[] }
        },
        async *streamQuery() {
          yield await Promise.reject(new Error('streaming: read in pages instead'))
        },
      }
      const refuse = async () => {
        throw new Error('longReads is read only')
      }
      return {
        init: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        beginTransaction: refuse,
        commitTransaction: refuse,
        rollbackTransaction: refuse,
        destroy: async () => thread.stop(),
      }
    },
  }
}

const idleSeconds = 5

function readerThread(path: string) {
  let idle: NodeJS.Timeout | null = null
  const waiting = new Map<number, { resolve(rows: unknown[]): void; reject(error: Error): void }>()
  let worker: Worker | null = null
  let nextId = 0

  const start = (): Worker => {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    const started = new Worker(new URL(`./sqlite-reader-thread.${extension}`, import.meta.url), {
      workerData: { path },
      // Rows pass through; a list of the whole archive's months is the longest that stays.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 },
    })
    started.on('message', (answer: Answer) => {
      const asker = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (waiting.size === 0) {
        started.unref()
        // It holds some 20 MB, and long reads come in bursts.
        idle = setTimeout(() => void end(started), idleSeconds * 1000).unref()
      }
      if (answer.rows) asker?.resolve(answer.rows)
      else asker?.reject(new Error(answer.error ?? 'the reading thread failed'))
    })
    const giveUp = (error: Error): void => {
      if (worker !== started) return // a fresh thread has taken over
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
      worker = null
    }
    started.on('error', (error) => giveUp(error as Error))
    started.on('exit', () => giveUp(new Error('the reading thread ended')))
    return started
  }

  const end = async (ended: Worker): Promise<void> => {
    if (waiting.size > 0 || worker !== ended) return
    worker = null
    await ended.terminate()
  }

  return {
    run(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
      if (idle) clearTimeout(idle)
      worker ??= start()
      worker.ref()
      const id = nextId++
      worker.postMessage({ id, sql, parameters })
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    async stop() {
      if (idle) clearTimeout(idle)
      await worker?.terminate()
      worker = null
    },
  }
}
