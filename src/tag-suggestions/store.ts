import type { Db } from '../platform/db/db.ts'
import type { KnownName } from './suggestion.ts'

/** Parameters in one statement. */
const keysAtOnce = 500

/** The tags that have one of the keys as name or alias. Give each key once. */
export async function namesWithKeys(db: Db, keys: readonly string[]): Promise<KnownName[]> {
  const found: KnownName[] = []
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    const some = keys.slice(from, from + keysAtOnce)
    const names = await db
      .selectFrom('tags')
      .select(['id', 'name', 'kind', 'name_key as key', 'name as written'])
      .where('name_key', 'in', some)
      .execute()
    const aliases = await db
      .selectFrom('tag_aliases')
      .innerJoin('tags', 'tags.id', 'tag_aliases.tag_id')
      .select(['tags.id', 'tags.name', 'tags.kind', 'alias_key as key', 'alias as written'])
      .where('alias_key', 'in', some)
      .execute()
    for (const { id, name, kind, key, written } of [...names, ...aliases])
      found.push({ tagId: id, name, kind: kind as KnownName['kind'], key, written })
  }
  return found
}
