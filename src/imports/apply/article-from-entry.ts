import { type BodyDoc, bodyFromHtml, longestBody } from '../../articles/body/index.ts'
import { emptyContent } from '../../articles/imported/index.ts'
import type { ArticleContent } from '../../articles/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { ArchiveEntry } from '../archive.ts'
import type { MediaLibrary } from './media.ts'
import { lineOf } from './session.ts'

const imageTag = /<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi
const sourceOf = (tag: string): string | null => {
  const [, double, single] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? []
  return (double ?? single)?.replaceAll('&amp;', '&').replaceAll('&#38;', '&') ?? null
}

/** The addresses of all pictures of an entry, each once. */
export function pictureAddresses({ html, leadPictureUrl }: ArchiveEntry): string[] {
  const inText = html.includes('<img')
    ? [...html.matchAll(imageTag)].flatMap(([tag]) => sourceOf(tag) ?? [])
    : []
  return [...new Set([...(leadPictureUrl ? [leadPictureUrl] : []), ...inText])]
}

/** Media ids by the address that names them in a text, for those that are there. */
export async function picturesOf(entry: ArchiveEntry, library: MediaLibrary): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const address of pictureAddresses(entry)) {
    const id = await library.idOf(address)
    if (id !== null) found.set(address, id)
  }
  return found
}

/** The body of an entry, its pictures those of the media library. `isCut`: it was longer than a body may be. */
export function bodyOf(
  entry: ArchiveEntry,
  pictures: ReadonlyMap<string, string>,
): { body: BodyDoc; isCut: boolean } {
  const html = entry.html.replace(imageTag, (tag) => {
    const id = pictures.get(sourceOf(tag) ?? '')
    return id ? `<img data-media-id="${id}"${tag.slice(4)}` : tag
  })
  const body = bodyFromHtml(html)
  let length = JSON.stringify(body).length
  if (length <= longestBody) return { body, isCut: false }
  const content = [...body.content]
  while (length > longestBody) length -= JSON.stringify(content.pop() ?? null).length + 1
  return { body: { type: 'doc', content }, isCut: true }
}

export type Placing = {
  sectionId: string
  tagIds: string[]
  authorIds: string[]
  language: string
  commentMode: ArticleContent['commentMode']
  /** Ghost shows an excerpt on the article itself, WordPress only in lists. */
  excerptIsStandfirst: boolean
  /** Host of the old site: an article whose canonical address lies there is its own. */
  oldHost: string | null
}

/** The words and pictures of an entry as an article has them. */
export function contentFrom(
  entry: ArchiveEntry,
  placing: Placing,
  { body, pictures }: { body: BodyDoc; pictures: ReadonlyMap<string, string> },
): ArticleContent {
  const lead = leadOf(body, (entry.leadPictureUrl && pictures.get(entry.leadPictureUrl)) || null)
  const excerpt = lineOf(entry.excerpt, 2000)
  return {
    ...emptyContent(placing.language),
    headline: lineOf(entry.headline, 400) ?? '…',
    standfirst: placing.excerptIsStandfirst ? excerpt : null,
    teaser: placing.excerptIsStandfirst ? null : excerpt,
    body: lead.body,
    sectionId: placing.sectionId,
    tagIds: placing.tagIds,
    bylines: placing.authorIds.map((authorId) => ({ kind: 'author', authorId })),
    leadPicture: lead.picture,
    commentMode: placing.commentMode,
    searchTitle: lineOf(entry.searchTitle, 200),
    searchDescription: lineOf(entry.searchDescription, 400),
    canonicalUrl: foreign(entry.canonicalUrl, placing.oldHost),
  }
}

/**
 * The picture above the text: the one that the archive names, or a picture that the text begins with. A text that begins
 * with the very picture above it would show it twice.
 */
function leadOf(
  body: BodyDoc,
  mediaId: string | null,
): { body: BodyDoc; picture: ArticleContent['leadPicture'] } {
  const [first, ...rest] = body.content
  const above = mediaId && { mediaId, alt: null, caption: null, credit: null }
  if (first?.type !== 'figure') return { body, picture: above || null }
  if (mediaId !== null && first.attrs.mediaId !== mediaId) return { body, picture: above || null }
  const { mediaId: id, alt, caption, credit } = first.attrs
  return { body: { type: 'doc', content: rest }, picture: { mediaId: id, alt: alt || null, caption, credit } }
}

function foreign(address: string | null, oldHost: string | null): string | null {
  const url = address === null || address.length > 2000 ? null : URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  return oldHost !== null && url.host.replace(/^www\./, '') === oldHost ? null : url.href
}

/**
 * What becomes of an entry: where readers found it, they find it; what was closed to them stays a draft. One without any
 * date is as old as the oldest of its archive (`oldest`), so that it does not stand among the news of today.
 */
export function statusFrom(
  entry: Pick<ArchiveEntry, 'status' | 'publishedAt' | 'changedAt'>,
  now: Instant,
  oldest: Instant | null = null,
): { status: 'published' | 'scheduled' | 'draft' | 'in_review'; publishAt: Instant | null } {
  switch (entry.status) {
    case 'published':
    case 'scheduled': {
      const undated = oldest !== null && oldest < now ? oldest : now
      const at = entry.publishedAt ?? entry.changedAt ?? undated
      return { status: at > now ? 'scheduled' : 'published', publishAt: at }
    }
    case 'in_review':
      return { status: 'in_review', publishAt: null }
    default:
      return { status: 'draft', publishAt: null }
  }
}
