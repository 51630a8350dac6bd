import { type Field, fieldLikeness } from './fields.ts'
import { cosine, type Profile } from './profile.ts'

/** What a text is about: its own words, and the broad fields they belong to. */
export type Topic<Term = string> = { profile: Profile<Term>; field: Field | null }

/** Chosen with the weights in terms.ts: the field only tips the scales between texts that share words. */
const fieldShare = 0.1
const leastShared = 0.02

/** How alike two texts are, 0 to 1. What shares no word that matters is not alike, whatever its field. */
export const likeness = <Term>(one: Topic<Term>, other: Topic<Term>): number =>
  likenessBy(cosine(one.profile, other.profile), one.field, other.field)

export function likenessBy(shared: number, one: Field | null, other: Field | null): number {
  if (!one || !other || shared < leastShared) return shared
  return (1 - fieldShare) * shared + fieldShare * fieldLikeness(one, other)
}
