import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

const longestWaitSeconds = 240

/** Waits until the server has done what it finds to do: indexes of articles, tasks that follow from what was stored. */
export async function untilIdle(dataDir: string): Promise<void> {
  const database = new DatabaseSync(join(dataDir, 'depesche.db'), { readOnly: true, timeout: 5000 })
  const due = database.prepare('select count(*) as n from tasks where failed_at is null and run_at < ?')
  try {
    for (let second = 0; second < longestWaitSeconds; second++) {
      const soon = new Date(Date.now() + 60_000).toISOString()
      if (Number(due.get(soon)?.n ?? 0) === 0) return
      await pause(1000)
    }
  } finally {
    database.close()
  }
}
