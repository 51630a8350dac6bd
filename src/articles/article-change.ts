import { type AuthorRefusal, authorNamed } from '../authors/index.ts'
import { mediaById } from '../media/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { findSection } from '../sections/index.ts'
import { type TagRefusal, tagsByNames } from '../tags/index.ts'
import type { AddressRefusal } from './address.ts'
import type { ArticleContent, ArticleStatus, StatusRefusal, StoredByline } from './article.ts'
import { type BodyDoc, emptyBody, longestBody } from './body/schema.ts'
import { articleState } from './store.ts'

export type ArticleNeeds = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** What a surface hands over: content fields that change, with section, tags and authors named by words. */
export type ArticleChange = Partial<Omit<ArticleContent, 'sectionId' | 'tagIds' | 'bylines'>> & {
  section?: string
  tags?: string[]
  authors?: (string | { agency: string })[]
  slug?: string
  status?: ArticleStatus
  publishAt?: Instant | null
  embargoUntil?: Instant | null
  keepDraft?: boolean
  autosave?: boolean
  significant?: boolean
}

export type SaveRefusal =
  | StatusRefusal
  | AddressRefusal
  | TagRefusal
  | AuthorRefusal
  | 'unknown-section'
  | 'unknown-media'
  | 'unknown-article'
  | 'body-too-long'
  | 'not-found'
  | 'not-allowed'
  | 'not-yours'
  | 'revision-outdated'

/** What an article is before anybody has written anything. */
export const emptyContent = (language: string): ArticleContent => ({
  headline: '',
  kicker: null,
  standfirst: null,
  teaser: null,
  dateline: null,
  body: emptyBody,
  sectionId: '',
  tagIds: [],
  bylines: [],
  language,
  translationOf: null,
  leadPicture: null,
  label: null,
  aiNote: null,
  commentMode: null,
  searchTitle: null,
  searchDescription: null,
  canonicalUrl: null,
})

/** The content with the change laid over it; words become ids, tags and authors are made when new. */
export async function contentAfter(
  tx: Tx,
  world: ArticleNeeds,
  { before, change }: { before: ArticleContent; change: ArticleChange },
): Promise<Result<ArticleContent, SaveRefusal>> {
  const {
    section,
    tags,
    authors,
    slug,
    status,
    publishAt,
    embargoUntil,
    keepDraft,
    autosave,
    significant,
    ...fields
  } = change
  const content: ArticleContent = { ...before, ...withoutUndefined(fields) }
  if (bodyLength(content.body) > longestBody) return refused('body-too-long', { field: 'body' })
  if (section !== undefined) {
    const found = await findSection(tx, section)
    if (!found) return refused('unknown-section', { field: 'section', section })
    content.sectionId = found.id
  }
  if (tags !== undefined) {
    const found = await tagsByNames(tx, world, tags)
    if (!found.ok) return found
    content.tagIds = found.value.map(({ id }) => id)
  }
  if (authors !== undefined) {
    const bylines = await bylinesFrom(tx, world, authors)
    if (!bylines.ok) return bylines
    content.bylines = bylines.value
  }
  if (fields.leadPicture && !(await mediaById(tx, fields.leadPicture.mediaId)))
    return refused('unknown-media', { field: 'leadPicture.mediaId', mediaId: fields.leadPicture.mediaId })
  if (fields.translationOf && !(await articleState(tx, fields.translationOf)))
    return refused('unknown-article', { field: 'translationOf' })
  return ok(content)
}

async function bylinesFrom(
  tx: Tx,
  world: ArticleNeeds,
  authors: (string | { agency: string })[],
): Promise<Result<StoredByline[], AuthorRefusal>> {
  const bylines: StoredByline[] = []
  for (const author of authors) {
    if (typeof author !== 'string') {
      bylines.push({ kind: 'agency', name: author.agency })
      continue
    }
    const found = await authorNamed(tx, world, author)
    if (!found.ok) return found
    if (!bylines.some((byline) => byline.kind === 'author' && byline.authorId === found.value.id))
      bylines.push({ kind: 'author', authorId: found.value.id })
  }
  return ok(bylines)
}

const withoutUndefined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

const bodyLength = (body: BodyDoc): number => JSON.stringify(body).length
