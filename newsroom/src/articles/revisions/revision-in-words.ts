import type { BodyDoc } from '../../../../src/articles/body/schema.ts'
import type { Texts } from '../../texts/texts.ts'
import type { Version } from '../compare/comparison.tsx'
import type { Revision } from '../queries.ts'
import { languageName } from '../words.ts'

/** The stored content of a revision, as far as it is compared. */
type Content = {
  headline: string
  kicker: string | null
  standfirst: string | null
  teaser: string | null
  dateline: { places: string[]; source: string | null } | null
  body: BodyDoc
  sectionId: string
  tagIds: string[]
  bylines: ({ kind: 'author'; authorId: string } | { kind: 'agency'; name: string })[]
  language: string
  label: string | null
  aiNote: string | null
  searchTitle: string | null
  searchDescription: string | null
  canonicalUrl: string | null
}

/** Finds the name that belongs to an id; the id's end where it is gone. */
export type NameOf = (id: string) => string

/** A revision as texts that can be compared. */
export function revisionInWords({ content }: Pick<Revision, 'content'>, nameOf: NameOf, t: Texts): Version {
  const held = content as Content
  return {
    fields: {
      'articles.kicker': held.kicker ?? '',
      'articles.headline': held.headline,
      'articles.standfirst': held.standfirst ?? '',
      'articles.dateline': held.dateline
        ? `${held.dateline.places.join(' / ')}${held.dateline.source ? ` (${held.dateline.source})` : ''}`
        : '',
      'articles.teaser': held.teaser ?? '',
      'articles.section': nameOf(held.sectionId),
      'articles.tags': held.tagIds.map(nameOf).join(', '),
      'articles.bylines': held.bylines
        .map((byline) => (byline.kind === 'agency' ? byline.name : nameOf(byline.authorId)))
        .join(', '),
      'articles.label': held.label ? t(`label.${held.label as 'opinion'}`) : '',
      'articles.aiNote': held.aiNote ?? '',
      'articles.language': languageName(held.language, t.language),
      'articles.searchTitle': held.searchTitle ?? '',
      'articles.searchDescription': held.searchDescription ?? '',
      'articles.canonicalUrl': held.canonicalUrl ?? '',
    },
    body: held.body,
  }
}

export const idsIn = ({ content }: Pick<Revision, 'content'>): string[] => (content as Content).tagIds
