import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import { nameKey, slugify } from '../platform/slug.ts'
import type { World } from '../platform/world.ts'
import { forgetSlugs, mergeSlugs, moveSlug } from '../redirects/index.ts'
import { isTooCommon } from './common-words.ts'
import { deleteTag, findTag, insertTag, tagById, tagBySlug, tagNamed, updateTag } from './store.ts'
import type { Tag, TagInput, TagRefusal } from './tag.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Makes a tag; one that already has the name or an alias like it is answered as `name-taken` with its id. */
export async function createTag(
  world: Needs,
  input: TagInput,
  actor: Actor,
): Promise<Result<Tag, TagRefusal>> {
  return inTransaction(world, async (tx) => {
    const known = await tagNamed(tx, input.name)
    if (known) return refused('name-taken', { field: 'name', tagId: known.id })
    const common = (input.aliases ?? []).find(isTooCommon)
    if (common !== undefined) return refused('alias-too-common', { field: 'aliases', name: common })
    const taken = await takenAlias(tx, input.aliases ?? [], null)
    if (taken) return refused('name-taken', taken)
    const made = await makeTag(tx, world, input)
    if (made.ok)
      await recordAudit(tx, world, {
        actor,
        action: 'tag.created',
        subject: { kind: 'tag', id: made.value.id },
        detail: { name: input.name },
      })
    return made
  })
}

/** The tags of these names within a save: found by name, alias or slug, made when new. Order kept, doubles dropped. */
export async function tagsByNames(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  names: string[],
): Promise<Result<Tag[], TagRefusal>> {
  const tags = new Map<string, Tag>()
  for (const name of names) {
    const known = await findTag(tx, name)
    const tag = known ? ok(known) : await makeTag(tx, world, { name })
    if (!tag.ok) return tag
    tags.set(tag.value.id, tag.value)
  }
  return ok([...tags.values()])
}

async function makeTag(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  input: TagInput,
): Promise<Result<Tag, TagRefusal>> {
  const id = world.ids.newId()
  const asked = input.slug ? slugify(input.slug, 80) : null
  if (asked === '') return refused('bad-slug', { field: 'slug' })
  if (asked && (await tagBySlug(tx, asked))) return refused('slug-taken', { field: 'slug', slug: asked })
  const slug = asked ?? (await freeSlug(tx, slugify(input.name, 80) || `tag-${id.slice(-8)}`, id))
  const tag: Tag = {
    id,
    slug,
    name: input.name,
    kind: input.kind ?? 'topic',
    description: input.description ?? null,
    sameAs: input.sameAs ?? null,
    aliases: input.aliases ?? [],
    revision: 1,
  }
  await insertTag(tx, tag, world.clock.now())
  await moveSlug(tx, { kind: 'tag', id, from: null, to: slug, at: world.clock.now() })
  await announce(tx, world.clock, 'tag.changed', { tagId: tag.id, slug, previousSlug: null })
  return ok(await asStored(tx, tag))
}

/** Different names can give one slug („C“ and „C++“): the later tag gets a number behind it. */
async function freeSlug(tx: Tx, base: string, id: string): Promise<string> {
  if (!(await tagBySlug(tx, base))) return base
  for (let number = 2; number <= 20; number++)
    if (!(await tagBySlug(tx, `${base}-${number}`))) return `${base}-${number}`
  return `${base}-${id.slice(-12)}`
}

/** With the aliases that were kept: no doubles, none like the name, in the order of every other answer. */
async function asStored(tx: Tx, { id }: Tag): Promise<Tag> {
  const stored = await tagById(tx, id)
  if (!stored) throw new Error(`tag ${id} was written and is not there`)
  return stored
}

/**
 * Changes what is given; the address of an old slug leads to the new one. Refused when somebody else changed the tag
 * since `expected`. A change that is none makes no revision.
 */
export async function editTag(
  world: Needs,
  change: { id: string; input: Partial<TagInput>; expected?: number },
  actor: Actor,
): Promise<Result<Tag, TagRefusal>> {
  return inTransaction(world, async (tx) => {
    const before = await tagById(tx, change.id)
    if (!before) return refused('not-found')
    const outdated = refused('revision-outdated' as const, { current: before.revision })
    if (change.expected !== undefined && change.expected !== before.revision) return outdated
    const { input } = change
    const slug = input.slug === undefined ? before.slug : slugify(input.slug, 80)
    if (!slug) return refused('bad-slug', { field: 'slug' })
    const slugHolder = await tagBySlug(tx, slug)
    if (slugHolder && slugHolder.id !== before.id) return refused('slug-taken', { field: 'slug', slug })
    const tag: Tag = { ...before, ...input, slug, aliases: input.aliases ?? before.aliases }
    const nameHolder = nameKey(tag.name) === nameKey(before.name) ? null : await tagNamed(tx, tag.name)
    if (nameHolder && nameHolder.id !== before.id)
      return refused('name-taken', { field: 'name', tagId: nameHolder.id })
    const common = (input.aliases ?? []).find(
      (alias) => !before.aliases.includes(alias) && isTooCommon(alias),
    )
    if (common !== undefined) return refused('alias-too-common', { field: 'aliases', name: common })
    const taken = await takenAlias(tx, input.aliases ?? [], before.id)
    if (taken) return refused('name-taken', taken)
    if (isDeepStrictEqual(tag, before)) return ok(before)
    if (!(await updateTag(tx, tag))) return outdated
    await moveSlug(tx, { kind: 'tag', id: tag.id, from: before.slug, to: slug, at: world.clock.now() })
    await recordAudit(tx, world, {
      actor,
      action: 'tag.changed',
      subject: { kind: 'tag', id: tag.id },
      detail: { name: tag.name },
    })
    await announce(tx, world.clock, 'tag.changed', { tagId: tag.id, slug, previousSlug: before.slug })
    return ok(await asStored(tx, tag))
  })
}

/** The first alias that is another tag's name or alias already; such tags want to be merged. */
async function takenAlias(
  tx: Tx,
  aliases: string[],
  ownId: string | null,
): Promise<{ field: string; tagId: string; name: string } | null> {
  for (const alias of aliases) {
    const holder = await tagNamed(tx, alias)
    if (holder && holder.id !== ownId) return { field: 'aliases', tagId: holder.id, name: alias }
  }
  return null
}

/** Moves a tag's articles to another tag; the room that owns them does it, in the same transaction. */
export type RetagArticles = (tx: Tx, from: string, into: string | null) => Promise<void>

/** `from` becomes an alias of `into`: its articles, name and aliases go over, its page redirects. */
export async function mergeTags(
  world: Needs,
  merge: { from: string; into: string; retag: RetagArticles },
  actor: Actor,
): Promise<Result<Tag, TagRefusal>> {
  if (merge.from === merge.into) return refused('same-tag')
  return inTransaction(world, async (tx) => {
    const from = await tagById(tx, merge.from)
    const into = await tagById(tx, merge.into)
    if (!from || !into) return refused('not-found')
    // The guard comes first: what is refused must not have changed anything. Aliases are free only when `from` is gone.
    if (!(await updateTag(tx, into))) return refused('revision-outdated', { current: into.revision })
    await merge.retag(tx, from.id, into.id)
    await deleteTag(tx, from.id)
    const merged: Tag = {
      ...into,
      aliases: [...into.aliases, from.name, ...from.aliases],
      revision: into.revision + 1,
    }
    await updateTag(tx, merged)
    await mergeSlugs(tx, { kind: 'tag', from, into: into.id, at: world.clock.now() })
    await recordAudit(tx, world, {
      actor,
      action: 'tag.merged',
      subject: { kind: 'tag', id: into.id },
      detail: { from: from.name, into: into.name },
    })
    await announce(tx, world.clock, 'tag.merged', {
      tagId: from.id,
      slug: from.slug,
      into: into.id,
      intoSlug: into.slug,
    })
    return ok(await asStored(tx, merged))
  })
}

/** Takes the tag from all articles and removes it. */
export async function removeTag(
  world: Needs,
  removal: { id: string; retag: RetagArticles },
  actor: Actor,
): Promise<Result<null, TagRefusal>> {
  return inTransaction(world, async (tx) => {
    const tag = await tagById(tx, removal.id)
    if (!tag) return refused('not-found')
    await removal.retag(tx, tag.id, null)
    await deleteTag(tx, tag.id)
    await forgetSlugs(tx, 'tag', tag.id)
    await recordAudit(tx, world, {
      actor,
      action: 'tag.removed',
      subject: { kind: 'tag', id: tag.id },
      detail: { name: tag.name },
    })
    await announce(tx, world.clock, 'tag.removed', { tagId: tag.id, slug: tag.slug })
    return ok(null)
  })
}
