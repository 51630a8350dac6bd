import type { Instant } from '../platform/clock.ts'

/**
 * What a publication brings along, whichever system it comes from. A reader (`wordpress/`, `ghost/`) goes through the
 * file twice: `ArchivePlan` is what everything else refers to and small enough to hold, `ArchiveEntry` comes one at a
 * time. A `key` names a thing within the file (login, slug, post id); nothing here knows our ids.
 */
export type Archive = {
  plan: ArchivePlan
  /** Articles and pages with their comments, in the file's order. Can be asked for again, from the beginning. */
  entries(): AsyncIterable<ArchiveEntry>
  /** The same without taking notes: for a first look. */
  look(): AsyncIterable<ArchiveEntry>
  /** What was left out while reading, so far; whole after `entries()` has been read to the end. */
  notes(): ArchiveNote[]
}

export type ArchivePlan = {
  system: 'wordpress' | 'ghost'
  site: ArchiveSite
  authors: ArchiveAuthor[]
  sections: ArchiveSection[]
  tags: ArchiveTag[]
  media: ArchiveMedia[]
  menus: ArchiveMenu[]
  /** How many entries of each kind `entries()` will give: for a preview, and for progress. */
  counts: { articles: number; pages: number; comments: number }
  /** When the first and the last of them were published; null without any date. */
  period: { from: Instant; to: Instant } | null
}

/** Why a file cannot be read at all; everything smaller is a note. */
export type ArchiveRefusal = 'not-an-archive' | 'nothing-in-it' | 'too-large' | 'unreadable'

/** `url`: the old site's address without a slash at its end, which tells two archives apart; null when the file does not say. */
export type ArchiveSite = { title: string | null; url: string | null; language: string | null }
export type ArchiveAuthor = {
  key: string
  name: string
  slug: string | null
  email: string | null
  biography: string | null
}
/** `path`: its address on the old site, as „/category/politik“; null when unknown. */
export type ArchiveSection = {
  key: string
  name: string
  description: string | null
  parent: string | null
  path: string | null
}
export type ArchiveTag = { key: string; name: string; description: string | null; path: string | null }
/** A picture or file of the old library. `url` is absolute and names the original, not a smaller copy. */
export type ArchiveMedia = {
  key: string
  url: string
  title: string | null
  alt: string | null
  caption: string | null
  credit: string | null
}
export type ArchiveMenu = { name: string; links: { label: string; href: string }[] }

export type ArchiveEntry = {
  kind: 'article' | 'page'
  key: string
  headline: string
  /** Clean HTML for `bodyFromHtml`: paragraphs made, shortcodes and block comments resolved. Pictures are `<img src>` with absolute addresses; links into the old site are paths. */
  html: string
  excerpt: string | null
  /** `protected` (by a password) and `private` may never be published by an import. */
  status: 'published' | 'scheduled' | 'draft' | 'in_review' | 'protected' | 'private'
  /** When it was or will be published; null for a draft without a date. */
  publishedAt: Instant | null
  changedAt: Instant | null
  /** The old address as a path with leading slash and without one at the end; null when it had none but `?p=`. */
  path: string | null
  slug: string | null
  /** Further old addresses that lead here: `/?p=12`, old slugs. */
  oldPaths: string[]
  authorKeys: string[]
  /** The first is the article's section. */
  sectionKeys: string[]
  tagKeys: string[]
  leadPictureUrl: string | null
  isSticky: boolean
  language: string | null
  searchTitle: string | null
  searchDescription: string | null
  canonicalUrl: string | null
  commentsOpen: boolean
  comments: ArchiveComment[]
}

export type ArchiveComment = {
  key: string
  /** Null at the top, and where the parent is missing or in a circle (then noted). */
  parent: string | null
  authorName: string
  email: string | null
  url: string | null
  /** Shortened to its network (/24, /48) while reading: the whole address is never kept. */
  network: string | null
  /** Plain text with line breaks, links written out. */
  text: string
  at: Instant | null
  status: 'approved' | 'pending' | 'spam' | 'removed'
  /** Key of the staff author who wrote it. */
  authorKey: string | null
}

/** One thing that did not arrive as it was, and why: a row of the report. */
export type ArchiveNote = {
  /** What it is about, as „post“, „comment“, „attachment“, „shortcode“. */
  subject: string
  key: string | null
  title: string | null
  reason: ArchiveReason
  /** What the reason is about: the shortcode's name, the address that failed. */
  detail: string | null
  /** The entry it happened in. */
  entryKey: string | null
}

/** Skipped, or brought along differently. One text each in the catalogues. */
export type ArchiveReason =
  | 'unreadable'
  | 'file-ends-early'
  | 'wrong-encoding'
  | 'entity-ignored'
  | 'duplicate-key'
  | 'unknown-type'
  | 'in-trash'
  | 'ping'
  | 'comment-without-article'
  | 'parent-missing'
  | 'parent-cycle'
  | 'date-missing'
  | 'text-cut'
  | 'protected-as-draft'
  | 'private-as-draft'
  | 'shortcode-kept'
  | 'block-kept'
  | 'element-dropped'
  | 'embed-as-link'
  | 'meta-dropped'
  | 'address-taken'
  | 'address-changed'
  | 'section-as-tag'
  | 'media-missing'
  | 'media-refused'
  | 'edited-here'
  | 'menu-not-set'
  | 'status-unknown'
  | 'headline-made'
  | 'internal-tag'
  | 'refused'
