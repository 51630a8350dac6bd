import type { TextKey, Texts } from '../../texts/texts.ts'
import type { Draft, DraftField } from '../draft.ts'
import { languageName } from '../words.ts'

/** The name of each field as people read it. */
export const fieldNames: Record<DraftField, TextKey> = {
  kicker: 'articles.kicker',
  headline: 'articles.headline',
  standfirst: 'articles.standfirst',
  teaser: 'articles.teaser',
  places: 'articles.places',
  source: 'articles.source',
  body: 'articles.body',
  section: 'articles.section',
  tags: 'articles.tags',
  bylines: 'articles.bylines',
  language: 'articles.language',
  translationOf: 'articles.translationOf',
  slug: 'articles.slug',
  leadPicture: 'articles.leadPicture',
  label: 'articles.label',
  aiNote: 'articles.aiNote',
  comments: 'articles.comments',
  searchTitle: 'articles.searchTitle',
  searchDescription: 'articles.searchDescription',
  canonicalUrl: 'articles.canonicalUrl',
  embargoUntil: 'articles.embargo',
}

/** What a field says, in words; empty for none. */
export function fieldInWords(draft: Draft, field: Exclude<DraftField, 'body'>, t: Texts): string {
  switch (field) {
    case 'places':
      return draft.places.join(' / ')
    case 'tags':
      return draft.tags.join(', ')
    case 'bylines':
      return draft.bylines.map(({ name }) => name).join(', ')
    case 'leadPicture': {
      const picture = draft.leadPicture
      return picture
        ? [
            t('compare.picture', { id: picture.mediaId.slice(-6) }),
            picture.caption,
            picture.credit,
            picture.alt,
          ]
            .filter(Boolean)
            .join(' · ')
        : ''
    }
    case 'label':
      return draft.label ? t(`label.${draft.label}`) : ''
    case 'comments':
      return t(draft.comments === null ? 'comments.asAbove' : `comments.${draft.comments}`)
    case 'language':
      return languageName(draft.language, t.language)
    default:
      return draft[field] ?? ''
  }
}
