import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite, statementRunner } from './sqlite.ts'

const run = statementRunner(openSqlite((workerData as { path: string }).path, true))

parentPort?.on('message', ({ id, sql, parameters }: { id: number; sql: string; parameters: unknown[] }) => {
  try {
    parentPort?.postMessage({ id, rows: run(sql, parameters).rows })
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) })
  }
})
