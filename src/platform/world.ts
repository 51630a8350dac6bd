import type { Blobs } from './blobs/blobs.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { Db } from './db/db.ts'
import type { EventStream } from './events/events.ts'
import type { Ids } from './ids.ts'
import type { Log } from './log.ts'

/**
 * What a use case may need from outside. Functions take it first, typed as the few parts they use:
 * `world: Pick<World, 'db' | 'clock'>`. Made once, in `open-world.ts`.
 */
export type World = {
  config: Config
  db: Db
  /** The same data, read only, on a thread of its own (SQLite) for reads that may take over 5 ms. */
  longReads: Db
  clock: Clock
  ids: Ids
  log: Log
  blobs: Blobs
  events: EventStream
}
