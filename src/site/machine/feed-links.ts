import type { Instant } from '../../platform/clock.ts'
import { hubPath } from '../../websub/index.ts'
import type { FeedLink } from '../parts/document.tsx'
import { addressOf, type FeedFormat, feedFormats, feedPath } from '../paths.ts'
import { absolute, type Site } from '../site.ts'

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

/** A feed for people who open its address: what is in it, newest first. */
export type FeedShown = FeedIdentity & {
  title: string
  pagePath: string
  pageTitle: string
  entries: { title: string; url: string; at: Instant }[]
}

/** A feed as subscribers know it: its own address and the hubs that send it (W3C WebSub 4). */
export type FeedIdentity = { selfPath: string; hubs: string[] }

/** Our own hub sends all feeds; the other one is told of those of the paper, its sections, tags and authors. */
export const identityOf = (site: Site, selfPath: string, isOfArticles: boolean): FeedIdentity => {
  const { externalHub } = site.settings.machines
  return {
    selfPath,
    hubs: [absolute(site, hubPath), ...(isOfArticles && externalHub ? [externalHub] : [])],
  }
}

/** The same as a header, where subscribers look first. */
export const identityHeader = (site: Site, { selfPath, hubs }: FeedIdentity): string =>
  [
    ...hubs.map((hub) => `<${new URL(hub).href}>; rel="hub"`),
    `<${absolute(site, addressOf(selfPath))}>; rel="self"`,
  ].join(', ')
