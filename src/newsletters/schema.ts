import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    newsletters: NewslettersTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** Made, changed or removed. */
    'newsletter.changed': { newsletterId: string }
  }
}

export type NewslettersTable = {
  id: string
  slug: string
  /** Empty: named after the site. */
  name: string
  description: string | null
  /** Null: the site's. */
  language: string | null
  sender_name: string | null
  sender_address: string | null
  reply_to: string | null
  cadence: string | null
  /** JSON, see `Automation`. */
  automation: string
  /** JSON array. */
  section_ids: string
  pictures: string
  /** Since when readers cannot subscribe. */
  closed_at: Instant | null
  revision: number
  created_at: Instant
}
