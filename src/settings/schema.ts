import type { Instant } from '../platform/clock.ts'
import type { SettingsGroup } from './settings.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    settings: { name: string; value: string; version: number; changed_at: Instant; changed_by: string | null }
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'settings.changed': { group: SettingsGroup }
  }
}
