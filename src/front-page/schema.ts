import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    front_page: { id: number; version: number; changed_at: Instant; changed_by: string | null }
    front_page_pins: FrontPagePinsTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** Saved anew, or a pin's time is over. */
    'front-page.changed': Record<never, never>
  }
}

export type FrontPagePinsTable = {
  article_id: string
  slot: string
  position: number
  /** Words and picture for the front page alone; null: the article's own. */
  headline: string | null
  media_id: string | null
  /** From then on the pin counts no more. */
  until_at: Instant | null
}
