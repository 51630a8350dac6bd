import { tagOf } from '../dependencies.ts'
import { type FeedShown, feedTypes } from '../machine/feed-links.ts'
import { addressOf, feedFormats, feedPath } from '../paths.ts'
import { absolute, type Site } from '../site.ts'
import type { Page } from './page.ts'

const names = { xml: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const

/** A feed for people. Search engines have the page that it belongs to. */
export function feedPage(site: Site, feed: FeedShown, madeOf: string[]): Page<'feed'> {
  const { selfPath, title, pagePath } = feed
  const own = feedFormats.map((format) => ({ format, path: feedPath(pagePath, format) }))
  return {
    view: 'feed',
    props: {
      site,
      head: {
        title,
        wholeTitle: true,
        description: null,
        path: addressOf(selfPath),
        index: false,
        feeds: [{ title, path: addressOf(selfPath), type: feedTypes[formatOf(selfPath)] }],
      },
      address: absolute(site, addressOf(selfPath)),
      page: pagePath === '/' ? null : { label: feed.pageTitle, url: addressOf(pagePath) },
      // A feed of comments has but one format, and so have similar articles.
      others: own.some(({ path }) => path === selfPath)
        ? own
            .filter(({ path }) => path !== selfPath)
            .map(({ format, path }) => ({ label: names[format], url: addressOf(path) }))
        : [],
      entries: feed.entries,
    },
    // Times read otherwise when the day is over.
    madeOf: [...madeOf, tagOf.today],
  }
}

const formatOf = (path: string): 'xml' | 'atom' | 'json' =>
  feedFormats.find((format) => path.endsWith(`feed.${format}`)) ?? 'xml'
