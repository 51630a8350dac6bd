import type { Migration } from '../src/platform/db/migrate.ts'
import * as settings from './202611230000-settings.ts'
import * as eventsAndTasks from './202611230001-events-and-tasks.ts'
import * as articles from './202611230002-articles.ts'

/** All migrations, oldest first. A merged one never changes; a new one is added at the end. */
export const migrations: readonly Migration[] = [settings, eventsAndTasks, articles]
