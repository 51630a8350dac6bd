/** Everything is other than it was: whoever holds anything in memory forgets it. */
export type SiteRestored = Record<string, never>

declare module '../platform/events/events.ts' {
  interface Events {
    'site.restored': SiteRestored
  }
}
