import { html } from 'hono/html'
import type { Dateline as DatelineOf } from '../../articles/published/index.ts'
import type { Site } from '../site.ts'

/**
 * Where the report comes from, as agencies set it: `PEKING / LONDON (Name) –`. The places in capitals (ß as ẞ), the
 * source in brackets; without a source it is the site's name. Null when there is no place.
 */
export function datelineText(dateline: DatelineOf | null, siteName: string): string | null {
  if (!dateline || dateline.places.length === 0) return null
  const places = dateline.places
    .map((place) => place.replaceAll('ß', 'ẞ').toLocaleUpperCase('de'))
    .join(' / ')
  return `${places} (${dateline.source ?? siteName}) –`
}

/** Stands before the standfirst, or without one before the first paragraph of the text. */
export function Dateline({ site, dateline }: { site: Site; dateline: DatelineOf | null }) {
  const text = datelineText(dateline, site.settings.site.name)
  return text ? (
    <>
      <span class="dateline">{text}</span>{' '}
    </>
  ) : null
}

/** The same as HTML, for `leadIn` of the body. */
export const datelineHtml = (site: Site, dateline: DatelineOf | null): string => {
  const text = datelineText(dateline, site.settings.site.name)
  return text ? `${html`<span class="dateline">${text}</span>`} ` : ''
}
