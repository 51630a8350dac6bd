import type { ArticleCard, PlacedPicture } from '../articles/published/index.ts'
import type { Picture } from '../media/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Settings } from '../settings/index.ts'
import type { Texts } from '../texts/index.ts'
import type { SitePaths } from './paths.ts'
import type { Times } from './times.ts'

export type NamedLink = { label: string; url: string }

/** What every page knows of the paper it belongs to. Views take it as `site`. */
export type Site = {
  settings: Settings
  t: Texts
  times: Times
  paths: SitePaths
  /** `https://zeitung.example`, without a slash at the end. */
  publicUrl: string
  navigation: NamedLink[]
  logo: Picture | null
  assets: {
    stylesheet: string
    script: string
    /** Only for pages with a search field. */
    searchScript: string
    /** Loaded when the form below an article is touched. */
    commentScript: string
    /** Loaded when a reader comes to the comments. */
    liveScript: string
    /** Only for a form that has work to do before it is sent once more. */
    subscribeScript: string
    fonts: { text: string; display: string; sans: string }
  }
  now: Instant
}

/** A picture of the library at its place, with the words that hold there. */
export type PlacedView = { media: Picture; alt: string; caption: string | null; credit: string | null }

/** An article as lists show it, with its picture looked up. */
export type Story = Omit<ArticleCard, 'picture'> & { picture: PlacedView | null }

/** Words given for the place win over the library's. */
export function placedView(placed: PlacedPicture, media: Picture): PlacedView {
  return {
    media,
    alt: placed.alt ?? media.alt ?? '',
    caption: placed.caption ?? media.caption,
    credit: placed.credit ?? media.credit,
  }
}

export const absolute = (site: Pick<Site, 'publicUrl'>, path: string): string =>
  path.startsWith('/') ? site.publicUrl + path : path

/** `lang` where the words are in another language than the page around them. */
export const langOf = (site: Site, language: string): string | undefined =>
  language === site.t.language ? undefined : language

/** Headlines of 8 and of 140 characters stand in the same place: their size follows their length. */
export function lengthClass(block: string, headline: string): string {
  if (headline.length <= 34) return ` ${block}--short`
  return headline.length > 75 ? ` ${block}--long` : ''
}
