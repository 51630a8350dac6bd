import { tagOf } from './dependencies.ts'
import type { SiteWorld } from './load-site.ts'
import { feedText } from './machine/feed.ts'
import { feedTypes } from './machine/feed-links.ts'
import { faviconSvg, openSearchXml, robotsTxt, securityTxt, tdmReservation } from './machine/for-crawlers.ts'
import { loadFeed } from './machine/load-feed.ts'
import { monthSitemap, newsSitemap, pagesSitemap, sitemapIndex } from './machine/sitemaps.ts'
import { type FeedFormat, feedFormats } from './paths.ts'
import type { Site } from './site.ts'

/** Something for programs rather than readers. */
export type Text = { body: string; contentType: string; madeOf: string[] }

type Make = (world: SiteWorld, site: Site) => Text | null | Promise<Text | null>

const plain = 'text/plain; charset=utf-8'
const xml = 'application/xml; charset=utf-8'

const fixed: Record<string, Make> = {
  '/sitemap.xml': async (world, site) => ({
    body: await sitemapIndex(world, site),
    contentType: xml,
    madeOf: [tagOf.articles],
  }),
  '/sitemap-pages.xml': async (world, site) => ({
    body: await pagesSitemap(world, site),
    contentType: xml,
    madeOf: [tagOf.sections, tagOf.pages],
  }),
  '/news-sitemap.xml': async (world, site) => ({
    body: await newsSitemap(world, site),
    contentType: xml,
    madeOf: [tagOf.articles, tagOf.today],
  }),
  '/robots.txt': (_, site) => ({ body: robotsTxt(site), contentType: plain, madeOf: [] }),
  '/.well-known/security.txt': (_, site) => ({
    body: securityTxt(site),
    contentType: plain,
    madeOf: [tagOf.today],
  }),
  '/.well-known/tdmrep.json': (_, site) => {
    const body = tdmReservation(site)
    return body ? { body, contentType: 'application/json', madeOf: [] } : null
  },
  '/opensearch.xml': (_, site) => ({
    body: openSearchXml(site),
    contentType: 'application/opensearchdescription+xml; charset=utf-8',
    madeOf: [],
  }),
  '/favicon.svg': (_, site) => ({ body: faviconSvg(site), contentType: 'image/svg+xml', madeOf: [] }),
}

/** Feeds, sitemaps and small files at their fixed addresses; null where the path is none of these. */
export async function findText(world: SiteWorld, site: Site, path: string): Promise<Text | null> {
  const make = Object.hasOwn(fixed, path) ? fixed[path] : undefined
  if (make) return make(world, site)
  const month = /^\/sitemap-(\d{4}-(?:0[1-9]|1[0-2]))\.xml$/.exec(path)?.[1]
  if (month)
    return { body: await monthSitemap(world, site, month), contentType: xml, madeOf: [tagOf.articles] }
  return findFeed(world, site, path)
}

/** `…/feed.xml`, `.atom`, `.json`, and WordPress's `…/feed/`, which old subscribers ask for. */
async function findFeed(world: SiteWorld, site: Site, path: string): Promise<Text | null> {
  const [, pagePath = '', ending = 'xml'] = /^(.*)\/feed(?:\.(xml|atom|json))?$/.exec(path) ?? [null]
  const format = feedFormats.find((each): each is FeedFormat => each === ending)
  if (!format || !/\/feed(\.\w+)?$/.test(path)) return null
  const feed = await loadFeed(world, site, pagePath || '/')
  if (!feed) return null
  return {
    body: feedText(site, feed.material, format),
    contentType: `${feedTypes[format]}; charset=utf-8`,
    madeOf: feed.madeOf,
  }
}
