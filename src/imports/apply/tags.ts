import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { normalSource, putRedirectsIfFree } from '../../redirects/index.ts'
import { createTag, editTag, findTag, type Tag, tagsByIds, tagsByNames } from '../../tags/index.ts'
import type { ArchivePlan } from '../archive.ts'
import { type ImportedItem, itemsOfKind, putItems } from '../store-items.ts'
import type { Sections } from './sections.ts'
import { advance, lineOf, note, placesIn, printOf, type Session } from './session.ts'

/** A tag of the old site, or a category that becomes one. */
type Given = ArchivePlan['tags'][number] & { kind: 'tag' | 'section' }

export type Tags = {
  byKey: Map<string, string>
  bySectionKey: Map<string, string>
  /** The tag of this name, made when it is first asked for. */
  named(name: string): Promise<string | null>
}

const atOnce = 40

/**
 * Tags by their key in the archive, and the categories below others, which are tags here. One that has the name or an
 * alias of it is the same tag.
 */
export async function bringTags(session: Session, sections: Sections): Promise<Tags> {
  const { world, source, plan } = session
  const below = plan.sections.filter(({ key }) => sections.tagKeys.has(key))
  for (const { key, name } of below)
    note(session, { subject: 'category', key, title: name, reason: 'section-as-tag' })
  const all: Given[] = [
    ...plan.tags.map((tag) => ({ ...tag, kind: 'tag' as const })),
    ...below.map(({ parent: _, ...section }) => ({ ...section, kind: 'section' as const })),
  ]
  const known = {
    tag: await itemsOfKind(world.db, source, 'tag'),
    section: await itemsOfKind(world.db, source, 'section'),
  }
  const named = new Set<string>()
  const tags: Tags = { byKey: new Map(), bySectionKey: new Map(), named: tagNamed(session) }
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce)
    const items = some.flatMap(({ kind, key }) => known[kind].get(key)?.targetId ?? [])
    const present = new Map((await tagsByIds(world.db, items)).map((tag) => [tag.id, tag]))
    const fresh: Given[] = []
    for (const given of some) {
      const item = known[given.kind].get(given.key)
      if (!item) fresh.push(given)
      else
        keep(tags, given, await updateTag(session, { given, item, tag: present.get(item.targetId) ?? null }))
    }
    for (const [given, tag] of await makeTags(session, fresh, named)) keep(tags, given, tag)
    await advance(session, { done: session.progress.done + some.length })
  }
  return tags
}

function tagNamed(session: Session): Tags['named'] {
  const { world, isDry } = session
  const asked = new Map<string, Promise<string | null>>()
  const find = async (name: string): Promise<string | null> => {
    if (isDry) return (await findTag(world.db, name))?.id ?? null
    const found = await inTransaction(world, (tx) => tagsByNames(tx, world, [name]))
    return (found.ok && found.value[0]?.id) || null
  }
  return (name) => {
    const known = asked.get(name)
    if (known) return known
    const answer = find(name)
    asked.set(name, answer)
    return answer
  }
}

function keep(tags: Tags, given: Given, tag: Pick<Tag, 'id'> | null): void {
  if (tag) (given.kind === 'tag' ? tags.byKey : tags.bySectionKey).set(given.key, tag.id)
}

const nameOf = (given: Given): string => lineOf(given.name, 120) ?? given.key
const descriptionOf = (given: Given): string | null => given.description?.trim().slice(0, 4000) || null
const countsOf = ({ counts }: Session, { kind }: Given) => (kind === 'tag' ? counts.tags : counts.sections)

/** `named`: the names of this run's tags, so that a dry run knows the second of one name too. */
async function makeTags(
  session: Session,
  fresh: readonly Given[],
  named: Set<string>,
): Promise<[Given, Pick<Tag, 'id'> | null][]> {
  const { world, actor, isDry } = session
  const there = new Map<Given, Tag | null>()
  for (const given of fresh) there.set(given, await findTag(world.db, nameOf(given)))
  for (const given of fresh) {
    const name = nameOf(given).toLowerCase()
    countsOf(session, given)[there.get(given) || named.has(name) ? 'unchanged' : 'made']++
    named.add(name)
  }
  if (isDry) return fresh.map((given) => [given, there.get(given) ?? { id: world.ids.newId() }])
  for (const given of fresh) {
    const description = descriptionOf(given)
    if (!there.get(given) && description) await createTag(world, { name: nameOf(given), description }, actor)
  }
  return inTransaction(world, async (tx) => {
    const made: [Given, Tag | null][] = []
    for (const given of fresh) {
      const found = await tagsByNames(tx, world, [nameOf(given)])
      made.push([given, (found.ok && found.value[0]) || null])
    }
    await remember(tx, session, made, (given) => there.get(given) === null)
    return made
  })
}

async function updateTag(
  session: Session,
  { given, item, tag }: { given: Given; item: ImportedItem; tag: Tag | null },
): Promise<Tag | null> {
  const { world, actor, isDry } = session
  const counts = countsOf(session, given)
  if (item.print === printOf(given)) {
    counts.unchanged++
    // Merged into another: what had its name has the other as alias.
    return tag ?? findTag(world.db, nameOf(given))
  }
  if (!tag || tag.revision !== item.revision) {
    counts.skipped++
    note(session, { subject: 'tag', key: given.key, title: given.name, reason: 'edited-here' })
    return tag
  }
  counts.updated++
  if (isDry) return tag
  const input = { name: nameOf(given), description: descriptionOf(given) }
  const edited = await editTag(world, { id: tag.id, input }, actor)
  const after = edited.ok ? edited.value : tag
  await inTransaction(world, (tx) => remember(tx, session, [[given, after]], () => true))
  return after
}

async function remember(
  tx: Tx,
  session: Session,
  tags: readonly [Given, Tag | null][],
  isOurs: (given: Given) => boolean,
): Promise<void> {
  const { world, source, settings } = session
  const at = world.clock.now()
  const folder = placesIn(settings).tags
  await putItems(tx, source, {
    items: tags.flatMap(([given, tag]) =>
      tag
        ? {
            kind: given.kind,
            key: given.key,
            targetId: tag.id,
            print: printOf(given),
            revision: isOurs(given) ? tag.revision : null,
          }
        : [],
    ),
    at,
  })
  await putRedirectsIfFree(
    tx,
    tags.flatMap(([{ path }, tag]) => {
      const fromPath = path === null ? null : normalSource(path)
      const toUrl = tag && `${folder}/${tag.slug}`
      return fromPath === null || toUrl === null || fromPath === toUrl
        ? []
        : [{ fromPath, articleId: null, toUrl, createdAt: at, createdBy: null }]
    }),
  )
}
