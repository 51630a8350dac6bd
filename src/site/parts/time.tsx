import type { Instant } from '../../platform/clock.ts'
import type { Site } from '../site.ts'

/** `23. November 2026, 18:42 Uhr` */
export const dayAndTime = (site: Site, instant: Instant): string =>
  site.t('article.time', { day: site.times.day(instant), clock: site.times.clock(instant) })

/** The instant for machines, the words for people. */
export function Time({ site, at, words }: { site: Site; at: Instant; words: string }) {
  return <time datetime={site.times.withOffset(at)}>{words}</time>
}

/** In columns of times: the hour today, the day before; the whole on hover. */
export function ShortTime({ site, at, class: name }: { site: Site; at: Instant; class?: string }) {
  return (
    <time class={name} datetime={site.times.withOffset(at)} title={dayAndTime(site, at)}>
      {site.times.short(at, site.now)}
    </time>
  )
}
