import type { Generated } from 'kysely'
import type { Instant } from '../clock.ts'

declare module '../db/db.ts' {
  interface Tables {
    events: EventsTable
    event_cursors: { follower: string; seq: number }
    tasks: TasksTable
  }
}

export type EventsTable = { seq: Generated<number>; type: string; payload: string; at: Instant }

export type TasksTable = {
  id: string
  name: string
  payload: string
  run_at: Instant
  attempts: number
  locked_until: Instant | null
  last_error: string | null
  failed_at: Instant | null
  created_at: Instant
}
