/** What a tag names. */
export const tagKinds = ['topic', 'person', 'place', 'organisation', 'event'] as const
export type TagKind = (typeof tagKinds)[number]

/** Many per article; readers follow them. Its page stands at `/themen/{slug}` (English sites: `/topics/`). */
export type Tag = {
  id: string
  slug: string
  name: string
  kind: TagKind
  description: string | null
  /** An address that says who or what is meant (Wikidata, a home page). */
  sameAs: string | null
  aliases: string[]
  /** Grows with each change; what `If-Match` names. */
  revision: number
}

export type TagInput = {
  name: string
  slug?: string
  kind?: TagKind
  description?: string | null
  sameAs?: string | null
  aliases?: string[]
}

/**
 * `name-taken`: another tag has this name or alias; `detail.tagId` names it, so that the two can be merged. `alias-too-common`:
 * `detail.name` stands in every second text.
 */
export type TagRefusal =
  | 'slug-taken'
  | 'bad-slug'
  | 'name-taken'
  | 'alias-too-common'
  | 'not-found'
  | 'same-tag'
  | 'revision-outdated'

/** A kind nobody knows is a topic. */
export const asTagKind = (text: string): TagKind => tagKinds.find((kind) => kind === text) ?? 'topic'
