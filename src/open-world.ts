import { migrations } from '../migrations/index.ts'
import { openBlobs } from './platform/blobs/open-blobs.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config/config.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/open-database.ts'
import { openChangeSignal } from './platform/events/change-signal.ts'
import { openEventStream } from './platform/events/events.ts'
import { systemIds } from './platform/ids.ts'
import { type Log, openLog } from './platform/log.ts'
import type { World } from './platform/world.ts'

/**
 * Opens database, media store and event stream and brings the schema up to date. The one place where the outside is
 * chosen; everything else is given a `World`.
 */
export async function openWorld(
  config: Config,
  log: Log = openLog(config.logLevel),
): Promise<World & { close(): Promise<void> }> {
  const database = openDatabase(config.databaseUrl)
  const applied = await migrate(database.db, database.kind, migrations)
  if (applied.length > 0) log.info({ applied }, 'the database schema was brought up to date')
  const signal = openChangeSignal(config.databaseUrl, log)
  const events = openEventStream(database.db, log, signal.changed)
  await events.start()
  return {
    config,
    db: database.db,
    longReads: database.longReads,
    clock: systemClock,
    ids: systemIds,
    log,
    blobs: openBlobs({ config, clock: systemClock }),
    events,
    async close() {
      await events.stop()
      await signal.close()
      await database.close()
    },
  }
}
