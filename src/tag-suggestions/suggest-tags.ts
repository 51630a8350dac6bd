import type { World } from '../platform/world.ts'
import { mentionsIn, type TextPart } from './mentions.ts'
import { namesWithKeys } from './store.ts'
import { type NamedTag, namedTags } from './suggestion.ts'

/** More would be read by nobody. */
const mostSuggestions = 24

/** The tags that a text names, those it is about first; without those that it `has` already. Sets nothing. */
export async function suggestTags(
  { db }: Pick<World, 'db'>,
  parts: readonly TextPart[],
  has: ReadonlySet<string>,
): Promise<NamedTag[]> {
  const mentions = parts.flatMap(mentionsIn)
  const keys = new Set(mentions.flatMap((mention) => mention.keys.map(({ key }) => key)))
  const named = namedTags(mentions, await namesWithKeys(db, [...keys]))
  return named.filter(({ tagId }) => !has.has(tagId)).slice(0, mostSuggestions)
}
