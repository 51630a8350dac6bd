import type { ArchiveEntry } from '../archive.ts'
import type { NoteList } from '../reading/note-list.ts'
import { ownAddress } from '../reading/old-site.ts'
import { cutAt, plainLine, plainText } from '../reading/plain-text.ts'
import { bodyHtml } from './body/body.ts'
import { commentsOf } from './comments.ts'
import { instantOf } from './dates.ts'
import { child, childText, type RawElement } from './elements.ts'
import { type ItemKind, metaOf, metaValues } from './items.ts'
import type { WordpressPlan } from './plan.ts'
import { primarySection, searchWordsOf } from './search-words.ts'
import { coAuthorKeys } from './sections.ts'
import { type Term, termsOf } from './terms.ts'
import { timesOf } from './times.ts'

type EntryKind = Extract<ItemKind, { kind: 'article' | 'page' }>
export type EntrySource = { item: RawElement; key: string; kind: EntryKind }

const longestHeadline = 300
const longestExcerpt = 2000

/** One post or page with all that belongs to it. Whatever is left out or changed on the way is noted. */
export function entryOf(
  { item, key, kind }: EntrySource,
  plan: WordpressPlan,
  notes: NoteList,
): ArchiveEntry {
  const written = plainLine(childText(item, 'title').slice(0, 20_000))
  const title = cutAt(written, longestHeadline)
  const about = { subject: kind.kind === 'page' ? 'page' : 'post', key, title: title.text, entryKey: key }
  if (title.isCut) notes.add({ ...about, reason: 'text-cut', detail: 'title' })
  if (kind.isOddStatus)
    notes.add({ ...about, reason: 'status-unknown', detail: childText(item, 'wp:status') })
  if (item.isCut || child(item, 'content:encoded')?.isCut) notes.add({ ...about, reason: 'text-cut' })
  const html = bodyHtml(
    { content: contentOf(item), footnotes: metaOf(item, 'footnotes'), entryKey: key, title: title.text },
    plan,
    notes,
  )
  const headline = title.text || madeHeadline(item, html, key)
  if (title.text === '') notes.add({ ...about, title: headline, reason: 'headline-made' })
  const dates = datesOf(item, kind, plan)
  if (!dates.publishedAt && kind.status !== 'draft' && kind.status !== 'in_review')
    notes.add({ ...about, title: headline, reason: 'date-missing' })
  const terms = termsOf(item)
  const keysOf = (wanted: Term['kind']) => terms.filter(({ kind }) => kind === wanted).map((term) => term.key)
  return {
    kind: kind.kind,
    key,
    headline,
    html,
    excerpt:
      cutAt(plainText(childText(item, 'excerpt:encoded').slice(0, 50_000)), longestExcerpt).text || null,
    status: kind.status,
    ...dates,
    ...addressesOf(item, key, { plan, isPage: kind.kind === 'page' }),
    authorKeys: authorKeysOf(item, plan),
    sectionKeys: primaryFirst(keysOf('section'), plan.sectionById.get(primarySection(item) ?? '')),
    tagKeys: keysOf('tag'),
    leadPictureUrl: leadPicture(item, plan, (detail) =>
      notes.add({ ...about, title: headline, reason: 'media-missing', detail }),
    ),
    isSticky: childText(item, 'wp:is_sticky') === '1',
    language: keysOf('language')[0] ?? null,
    ...searchWordsOf(item, { headline, site: plan.plan.site.title }),
    commentsOpen: childText(item, 'wp:comment_status') === 'open',
    comments: commentsOf(item, { entryKey: key, offsets: plan.offsets, loginById: plan.loginById, notes }),
  }
}

/** A feed without `content:encoded` has its text in the description. */
const contentOf = (item: RawElement): string =>
  child(item, 'content:encoded')?.text ??
  (childText(item, 'wp:post_id') === '' ? childText(item, 'description') : '')

/** Asides, statuses and quotations of old had no titles: their first words, or else what the address says. */
function madeHeadline(item: RawElement, html: string, key: string): string {
  const first = plainText(html.slice(0, 5000)).split('\n')[0] ?? ''
  const slug = childText(item, 'wp:post_name')
  const named = /[a-z]/i.test(slug) ? slug.replaceAll('-', ' ') : ''
  return cutAt(first, 80).text || cutAt(named, 80).text || `#${key.slice(0, 80)}`
}

function datesOf(
  item: RawElement,
  { status }: EntryKind,
  { offsets }: WordpressPlan,
): Pick<ArchiveEntry, 'publishedAt' | 'changedAt'> {
  const { published, changed } = timesOf(item)
  const changedAt = instantOf(changed, offsets)
  // A draft has world time only once it was published; its local date is when it was begun.
  const isUndated = (status === 'draft' || status === 'in_review') && !/^[1-9]/.test(published.gmt)
  const publishedAt = isUndated ? null : instantOf(published, offsets)
  return {
    publishedAt,
    changedAt: changedAt && publishedAt && changedAt < publishedAt ? publishedAt : changedAt,
  }
}

type Addresses = Pick<ArchiveEntry, 'path' | 'slug' | 'oldPaths'>

/** The permalink, and every other address under which WordPress answered with this entry. */
function addressesOf(
  item: RawElement,
  key: string,
  { plan, isPage }: { plan: WordpressPlan; isPage: boolean },
): Addresses {
  const { path, query } = ownAddress(plan.site, childText(item, 'link'))
  const slug = childText(item, 'wp:post_name').slice(0, 200) || null
  const others = [
    ...(/^\d+$/.test(key) ? (isPage ? [`/?page_id=${key}`, `/?p=${key}`] : [`/?p=${key}`]) : []),
    ...(query ? [query] : []),
    ...(ownAddress(plan.site, childText(item, 'guid')).query ?? []),
  ].flatMap((address) => (address.length > 1 ? [address] : []))
  if (path) {
    for (const old of metaValues(item, '_wp_old_slug').slice(-50))
      if (old !== '') others.push(path.replace(/[^/]+$/, () => decodedSlug(old)))
    for (const old of metaValues(item, '_wp_old_date').slice(-50)) others.push(...withDate(path, old))
  }
  return {
    path,
    slug: slug === null ? null : decodedSlug(slug),
    oldPaths: [...new Set(others)].filter((old) => old !== path),
  }
}

const decodedSlug = (slug: string): string => {
  try {
    return decodeURIComponent(slug)
      .normalize('NFC')
      .replace(/[/?#\\]/g, '')
  } catch {
    return slug.replace(/[/?#\\%]/g, '')
  }
}

/** Where the permalink holds the date, a post moved to another day has moved its address too. */
function withDate(path: string, date: string): string[] {
  const [year, month, day] = date.split('-')
  if (!year || !month || !day || !/\/\d{4}\/\d\d\//.test(path)) return []
  return [
    path.replace(
      /\/\d{4}\/\d\d(\/\d\d)?\//,
      (_all, hadDay) => `/${year}/${month}${hadDay ? `/${day}` : ''}/`,
    ),
  ]
}

/** Those whom an extension for several authors names, otherwise the one who wrote it. */
function authorKeysOf(item: RawElement, plan: WordpressPlan): string[] {
  const several = coAuthorKeys(item, plan.authorKeys)
  const creator = childText(item, 'dc:creator').slice(0, 200)
  return several.length > 0 ? several : creator === '' ? [] : [creator]
}

const primaryFirst = (keys: string[], primary: string | undefined): string[] =>
  primary && keys.includes(primary) ? [primary, ...keys.filter((key) => key !== primary)] : keys

function leadPicture(
  item: RawElement,
  plan: WordpressPlan,
  onMissing: (detail: string) => void,
): string | null {
  const id = metaOf(item, '_thumbnail_id')
  if (!id || id === '0') return null
  const attachment = plan.attachments.byKey(id)
  if (!attachment) onMissing(id)
  return attachment?.url ?? null
}
