import { type Instant, toInstant } from '../../platform/clock.ts'
import { normalPath } from '../../redirects/index.ts'
import type { ArchiveEntry } from '../archive.ts'
import type { NoteList } from '../reading/note-list.ts'
import { absolute, type OldSite } from '../reading/old-site.ts'
import { cutAt, plainLine, plainText } from '../reading/plain-text.ts'
import { settleHtml } from '../reading/settle-html.ts'
import { lexicalHtml } from './lexical.ts'
import { markdownHtml } from './markdown.ts'
import { mobiledocHtml } from './mobiledoc.ts'
import { isSet, type Row, textOf } from './rows.ts'
import { isInternal, isPage, slugOf, type Tables } from './tables.ts'

export type GhostFacts = { tables: Tables; site: OldSite; sectionKeys: ReadonlySet<string> }

/** Where Ghost leaves the place of its own address open. An export does not say what it was. */
const placeholder = /__GHOST_URL__/g
const longest = 1_000_000
const longestHeadline = 300

/** One post or page. Whatever is left out or changed on the way is noted. */
export function ghostEntry(post: Row, facts: GhostFacts, notes: NoteList): ArchiveEntry {
  const { tables, site } = facts
  const key = textOf(post, 'id') || slugOf(post)
  const title = cutAt(plainLine(textOf(post, 'title').slice(0, 20_000)), longestHeadline)
  const about = { subject: isPage(post) ? 'page' : 'post', key, title: title.text, entryKey: key }
  if (title.isCut) notes.add({ ...about, reason: 'text-cut', detail: 'title' })
  const html = htmlOf(post, facts, { notes, entryKey: key, title: title.text })
  const headline =
    title.text || cutAt(plainText(html.slice(0, 5000)).split('\n')[0] ?? '', 80).text || `#${key}`
  if (title.text === '') notes.add({ ...about, title: headline, reason: 'headline-made' })
  for (const field of ['codeinjection_head', 'codeinjection_foot'])
    if (textOf(post, field).trim() !== '') notes.add({ ...about, reason: 'meta-dropped', detail: field })
  const tags = tables.tagsOf(post)
  for (const tag of tags.filter(isInternal))
    notes.add({ ...about, reason: 'internal-tag', detail: textOf(tag, 'name') })
  const readable = tags.filter((tag) => !isInternal(tag)).map(slugOf)
  const section = readable[0] !== undefined && facts.sectionKeys.has(readable[0]) ? readable[0] : null
  const status = statusOf(post)
  if (!isKnownStatus(post)) notes.add({ ...about, reason: 'status-unknown', detail: textOf(post, 'status') })
  const publishedAt =
    instantOf(post, 'published_at') ?? (status === 'draft' ? null : instantOf(post, 'created_at'))
  if (!publishedAt && status !== 'draft') notes.add({ ...about, reason: 'date-missing' })
  const meta = tables.metaOf(post)
  return {
    kind: isPage(post) ? 'page' : 'article',
    key,
    headline,
    html,
    excerpt: cutAt(plainText(textOf(post, 'custom_excerpt')), 2000).text || null,
    status,
    publishedAt,
    changedAt: instantOf(post, 'updated_at'),
    ...addressesOf(post, facts, publishedAt),
    authorKeys: tables.authorsOf(post).map(slugOf),
    sectionKeys: section === null ? [] : [section],
    tagKeys: readable.filter((tag) => tag !== section),
    leadPictureUrl: leadPictureOf(post, site),
    isSticky: isSet(post, 'featured'),
    language: textOf(post, 'locale') || null,
    searchTitle: line(meta, 'meta_title', 200),
    searchDescription: line(meta, 'meta_description', 500),
    canonicalUrl: /^https?:\/\/\S+$/.test(textOf(post, 'canonical_url'))
      ? textOf(post, 'canonical_url')
      : null,
    commentsOpen: false,
    comments: [],
  }
}

const line = (row: Row, field: string, longestLine: number): string | null =>
  cutAt(plainLine(textOf(row, field)), longestLine).text || null

const isKnownStatus = (post: Row): boolean =>
  /^(?:published|draft|scheduled|sent)$/.test(textOf(post, 'status'))

/** What only members could read, or only came by mail, is never public by being brought along. */
function statusOf(post: Row): ArchiveEntry['status'] {
  const status = textOf(post, 'status')
  if (status === 'sent') return 'private'
  if (status !== 'published' && status !== 'scheduled') return 'draft'
  return /^(?:public|)$/.test(textOf(post, 'visibility')) ? status : 'protected'
}

/** World time, as text in two forms or as milliseconds. */
function instantOf(post: Row, field: string): Instant | null {
  const value = post[field]
  if (typeof value === 'number') return toInstant(new Date(value).toISOString())
  const text = textOf(post, field).trim()
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(text)
    ? toInstant(`${text.slice(0, 19).replace(' ', 'T')}Z`)
    : toInstant(text)
}

/** The address by the site's rule for permalinks, which later versions keep outside the export: then it is the slug alone. */
function addressesOf(
  post: Row,
  { tables, site }: GhostFacts,
  publishedAt: Instant | null,
): Pick<ArchiveEntry, 'path' | 'slug' | 'oldPaths'> {
  const slug = textOf(post, 'slug') || null
  const rule = tables.settings.get('permalinks') || '/:slug/'
  const [year, month, day] = (publishedAt ?? '').slice(0, 10).split('-')
  const values: Record<string, string | undefined> = {
    slug: slug ?? undefined,
    id: textOf(post, 'id'),
    year,
    month,
    day,
    author: tables.authorsOf(post).map(slugOf)[0],
    primary_author: tables.authorsOf(post).map(slugOf)[0],
    primary_tag:
      tables
        .tagsOf(post)
        .filter((tag) => !isInternal(tag))
        .map(slugOf)[0] ?? 'all',
  }
  const written = isPage(post)
    ? `/${slug}/`
    : rule.replace(/:(\w+)/g, (_all, name: string) => values[name] ?? '')
  return { path: slug === null ? null : normalPath(site.folder + written), slug, oldPaths: [] }
}

export const leadPictureOf = (post: Row, site: OldSite): string | null => {
  const address = textOf(post, 'feature_image') || textOf(post, 'image')
  return absolute(site, address.replace(placeholder, site.url ?? ''))?.href ?? null
}

type About = { notes: NoteList; entryKey: string; title: string }

function htmlOf(post: Row, { site }: GhostFacts, about: About): string {
  const written = sourceHtml(post, about)
  const html = written.slice(0, longest).toWellFormed()
  if (written.length > longest)
    about.notes.add({
      subject: 'post',
      key: about.entryKey,
      title: about.title,
      reason: 'text-cut',
      entryKey: about.entryKey,
    })
  const placed = html.replace(placeholder, site.url ?? '')
  return settleHtml(placed, { site, original: () => null, footnotes: new Map(), ...about })
}

/** What the editor kept is more exact than the page made of it, which is the last resort. */
function sourceHtml(post: Row, about: About): string {
  const [lexical, mobiledoc, html] = [
    textOf(post, 'lexical'),
    textOf(post, 'mobiledoc'),
    textOf(post, 'html'),
  ]
  const found =
    (lexical ? lexicalHtml(lexical, about) : null) ?? (mobiledoc ? mobiledocHtml(mobiledoc, about) : null)
  if (found !== null) return found
  if (lexical || mobiledoc)
    about.notes.add({
      subject: 'post',
      key: about.entryKey,
      title: about.title,
      reason: 'unreadable',
      detail: lexical ? 'lexical' : 'mobiledoc',
      entryKey: about.entryKey,
    })
  return html || markdownHtml(textOf(post, 'markdown'))
}
