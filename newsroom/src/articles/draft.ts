import type { BodyDoc } from '../../../src/articles/body/schema.ts'
import type { Article, ArticlePatch } from '../../../src/newsroom-api/contract/articles.ts'
import { asBody, canonicalBlock, storedBody } from './body.ts'

export type Byline =
  | { kind: 'author'; id: string; name: string }
  | { kind: 'agency'; name: string }
  | { kind: 'new'; name: string }
export type LeadPicture = NonNullable<Article['leadPicture']>

/** What a person changes in the editor. Empty text stands for none. */
export type Draft = {
  kicker: string
  headline: string
  standfirst: string
  teaser: string
  places: string[]
  source: string
  body: BodyDoc
  /** Slug of the section. */
  section: string
  /** Names; one that does not exist yet is made when saved. */
  tags: string[]
  bylines: Byline[]
  language: string
  translationOf: string | null
  slug: string
  leadPicture: LeadPicture | null
  label: Article['label']
  aiNote: string
  /** Null: as the section says, else the site. */
  comments: Article['comments'] | null
  searchTitle: string
  searchDescription: string
  canonicalUrl: string
  embargoUntil: string | null
}
export type DraftField = keyof Draft

/** The order in which differences are shown: as on the page, then the rest. */
export const draftFields = [
  'kicker',
  'headline',
  'standfirst',
  'places',
  'source',
  'body',
  'leadPicture',
  'teaser',
  'section',
  'tags',
  'bylines',
  'label',
  'aiNote',
  'language',
  'translationOf',
  'comments',
  'embargoUntil',
  'slug',
  'searchTitle',
  'searchDescription',
  'canonicalUrl',
] as const satisfies readonly DraftField[]

export const slugOfPath = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? ''

export const draftOf = (article: Article): Draft => ({
  kicker: article.kicker ?? '',
  headline: article.headline,
  standfirst: article.standfirst ?? '',
  teaser: article.teaser ?? '',
  places: article.dateline?.places ?? [],
  source: article.dateline?.source ?? '',
  body: asBody(article.body),
  section: article.section.slug,
  tags: article.tags.map((tag) => tag.name),
  bylines: article.bylines.map((byline) =>
    byline.kind === 'author' ? { kind: 'author', id: byline.id, name: byline.name } : byline,
  ),
  language: article.language,
  translationOf: article.translationOf,
  slug: slugOfPath(article.path),
  leadPicture: article.leadPicture,
  label: article.label,
  aiNote: article.aiNote ?? '',
  comments: article.commentsFrom === 'article' ? article.comments : null,
  searchTitle: article.searchTitle ?? '',
  searchDescription: article.searchDescription ?? '',
  canonicalUrl: article.canonicalUrl ?? '',
  embargoUntil: article.embargoUntil,
})

/** A new article, with what the site and the writer make likely. */
export const emptyDraft = (start: Pick<Draft, 'section' | 'language' | 'comments' | 'bylines'>): Draft => ({
  kicker: '',
  headline: '',
  standfirst: '',
  teaser: '',
  places: [],
  source: '',
  body: { type: 'doc', content: [] },
  tags: [],
  translationOf: null,
  slug: '',
  leadPicture: null,
  label: null,
  aiNote: '',
  searchTitle: '',
  searchDescription: '',
  canonicalUrl: '',
  embargoUntil: null,
  ...start,
})

/** Comparable form of a field: two drafts agree on it exactly when these are equal. */
export const fieldKey = (draft: Draft, field: DraftField): string =>
  field === 'body' ? storedBody(draft.body).content.map(canonicalBlock).join() : JSON.stringify(draft[field])

/** The fields in which two drafts differ. */
export const changedFields = (before: Draft, after: Draft): DraftField[] =>
  draftFields.filter((field) => fieldKey(before, field) !== fieldKey(after, field))

const orNull = (text: string): string | null => text.trim() || null

/** The given fields as the API takes them. */
export function patchOf(draft: Draft, fields: readonly DraftField[]): ArticlePatch {
  const patch: ArticlePatch = {}
  for (const field of fields) Object.assign(patch, inputOf(draft, field))
  return patch
}

function inputOf(draft: Draft, field: DraftField): ArticlePatch {
  switch (field) {
    case 'places':
    case 'source': {
      const places = draft.places.map((place) => place.trim()).filter(Boolean)
      return { dateline: places.length ? { places, source: orNull(draft.source) } : null }
    }
    case 'slug':
      // An emptied field leaves the address as it is.
      return draft.slug.trim() ? { slug: draft.slug.trim() } : {}
    case 'body':
      return { body: { format: 'doc', content: storedBody(draft.body) } }
    case 'bylines':
      return { authors: draft.bylines.map(bylineInput) }
    case 'headline':
      return { headline: draft.headline.trim() }
    case 'kicker':
    case 'standfirst':
    case 'teaser':
    case 'aiNote':
    case 'searchTitle':
    case 'searchDescription':
    case 'canonicalUrl':
      return { [field]: orNull(draft[field]) }
    default:
      return { [field]: draft[field] }
  }
}

const bylineInput = (byline: Byline): string | { agency: string } => {
  if (byline.kind === 'agency') return { agency: byline.name }
  return byline.kind === 'author' ? byline.id : byline.name
}

/** Whether there is anything in it that a person wrote. */
export const hasWords = (draft: Draft): boolean =>
  Boolean(
    draft.headline.trim() ||
      draft.standfirst.trim() ||
      draft.kicker.trim() ||
      storedBody(draft.body).content.length,
  )
