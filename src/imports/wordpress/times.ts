import type { WrittenTimes } from './dates.ts'
import { childText, type RawElement } from './elements.ts'

/** When an item was published and last changed, as written. */
export const timesOf = (item: RawElement): { published: WrittenTimes; changed: WrittenTimes } => ({
  published: {
    gmt: childText(item, 'wp:post_date_gmt'),
    local: childText(item, 'wp:post_date'),
    rfc: childText(item, 'pubDate'),
  },
  changed: { gmt: childText(item, 'wp:post_modified_gmt'), local: childText(item, 'wp:post_modified') },
})
