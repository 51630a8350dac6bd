import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

/** Brings what was written to the file on the disk, so that it survives a power cut. */
export type SyncFile = (descriptor: number) => Promise<void>

export type LogSync = {
  /** Resolves when everything that was committed before this call is on the disk. */
  synced(): Promise<void>
  close(): void
}

/**
 * Syncs SQLite's write-ahead log beside the thread that serves pages: with `synchronous=FULL` SQLite would do the same within
 * each commit, and everybody would wait for the disk. Commits that come while a sync runs share the next one.
 * (https://www.sqlite.org/wal.html: a commit is durable once the log is synced; `synchronous=NORMAL` keeps the order of
 * log, checkpoint and database.)
 */
export function openLogSync(path: string, syncFile: SyncFile = promisify(fdatasync)): LogSync {
  // Windows syncs only what is open for writing.
  const descriptor = openSync(`${path}-wal`, 'r+')
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  const start = (): Promise<void> => {
    const sync = syncFile(descriptor).finally(() => {
      if (running === sync) running = null
    })
    running = sync
    return sync
  }
  const afterRunning = async (sync: Promise<void>): Promise<void> => {
    await sync.catch(() => {}) // told to those who waited for it
    next = null
    await start()
  }
  return {
    synced() {
      if (!running) return start()
      // The one that runs may have begun before the commit was written.
      next ??= afterRunning(running)
      return next
    },
    close: () => closeSync(descriptor),
  }
}
