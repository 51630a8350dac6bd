import type { FeedLink } from '../parts/document.tsx'
import { type FeedFormat, feedFormats, feedPath } from '../paths.ts'
import type { Site } from '../site.ts'

export const feedTypes: Record<FeedFormat, string> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

const formatNames: Record<FeedFormat, string> = { xml: 'RSS', atom: 'Atom', json: 'JSON Feed' }

/** The title of the feed of a page: the paper's own name, or the paper's and the page's. */
export const feedTitle = (site: Site, title: string): string => {
  const { name } = site.settings.site
  return title === name ? site.t('feed.site', { site: name }) : site.t('feed.of', { site: name, title })
}

/** Autodiscovery of the three feeds of a page; titles differ, as readers choose by them. */
export const feedLinks = (site: Site, pagePath: string, title: string): FeedLink[] =>
  feedFormats.map((format) => ({
    title: `${feedTitle(site, title)} (${formatNames[format]})`,
    path: feedPath(pagePath, format),
    type: feedTypes[format],
  }))
