import { type ReaderPaths, readerPaths } from '../comments/index.ts'
import { type SubscriptionPaths, subscriptionPaths } from '../subscriptions/index.ts'
import type { Language } from '../texts/index.ts'

/** Where the fixed pages stand: German words on a German site, English ones on an English site. */
export type SitePaths = ReaderPaths &
  SubscriptionPaths & {
    topics: string
    authors: string
    search: string
    archive: string
    imprint: string
    privacy: string
    transparency: string
  }

export const sitePaths = (language: Language): SitePaths =>
  language === 'en'
    ? {
        ...readerPaths('en'),
        ...subscriptionPaths('en'),
        topics: '/topics',
        authors: '/authors',
        search: '/search',
        archive: '/archive',
        imprint: '/imprint',
        privacy: '/privacy',
        transparency: '/transparency',
      }
    : {
        ...readerPaths('de'),
        ...subscriptionPaths('de'),
        topics: '/themen',
        authors: '/autoren',
        search: '/suche',
        archive: '/archiv',
        imprint: '/impressum',
        privacy: '/datenschutz',
        transparency: '/transparenz',
      }

/**
 * The same place under the words of the site's language, for who comes by the other one's: `/topics/x` on a German site
 * is `/themen/x`. Null where the path is no such place.
 */
export function inSiteLanguage(language: Language, path: string): string | null {
  const own = sitePaths(language)
  const others = sitePaths(language === 'en' ? 'de' : 'en')
  for (const place of Object.keys(own) as (keyof SitePaths)[])
    if (path === others[place] || path.startsWith(`${others[place]}/`))
      return own[place] + path.slice(others[place].length)
  return null
}

export const sectionPath = (section: { slug: string }): string => `/${section.slug}`
export const tagPath = (paths: SitePaths, tag: { slug: string }): string => `${paths.topics}/${tag.slug}`
export const authorPath = (paths: SitePaths, author: { slug: string }): string =>
  `${paths.authors}/${author.slug}`

/** `2026`, `2026-11` or `2026-11-23` as `/archiv/2026/11/23`. */
export const archivePath = (paths: SitePaths, period: string): string =>
  `${paths.archive}/${period.replaceAll('-', '/')}`

export const feedFormats = ['xml', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** The feed of the home page (`/`), a section, tag or author page. */
export const feedPath = (pagePath: string, format: FeedFormat): string =>
  `${pagePath === '/' ? '' : pagePath}/feed.${format}`

/** The path as it stands in an address: stored paths are readable, with umlauts and spaces as they are. */
export const addressOf = (path: string): string => encodeURI(path).replace(/[?#]/g, encodeURIComponent)
