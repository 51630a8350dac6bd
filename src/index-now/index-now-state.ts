import type { Instant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { type IndexNowProblem, indexNowKey, keyPath, problemOf } from './index-now.ts'
import { countWaiting, lastAnswer } from './store.ts'

/** How telling search engines goes. `keyUrl` is where they look whether it is us. */
export type IndexNowState = {
  isOn: boolean
  keyUrl: string
  /** Addresses that they are still to be told of. */
  waiting: number
  last: { at: Instant; status: number | null; addresses: number; problem: IndexNowProblem | null } | null
}

export async function indexNowState(world: Pick<World, 'db' | 'config'>): Promise<IndexNowState> {
  const { machines } = await readSettings(world.db)
  const last = await lastAnswer(world.db)
  return {
    isOn: machines.indexNow,
    keyUrl: world.config.publicUrl + keyPath(indexNowKey(world.config)),
    waiting: await countWaiting(world.db),
    last: last && { at: last.at, status: last.status, addresses: last.paths, problem: problemOf(last) },
  }
}
