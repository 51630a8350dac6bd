import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import { nameKey, slugify } from '../platform/slug.ts'
import type { World } from '../platform/world.ts'
import { forgetSlugs, moveSlug } from '../redirects/index.ts'
import type { Author, AuthorInput, AuthorRefusal } from './author.ts'
import {
  authorByName,
  authorBySlug,
  authorHasArticles,
  authorsByIds,
  deleteAuthor,
  findAuthor,
  insertAuthor,
  updateAuthor,
} from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Makes an author; refused as `name-taken` when one has the name already (`detail.authorId`). */
export async function createAuthor(
  world: Needs,
  input: AuthorInput,
  actor: Actor,
): Promise<Result<Author, AuthorRefusal>> {
  return inTransaction(world, async (tx) => {
    const known = await authorByName(tx, input.name)
    if (known) return refused('name-taken', { field: 'name', authorId: known.id })
    const made = await makeAuthor(tx, world, input)
    if (made.ok)
      await recordAudit(tx, world, {
        actor,
        action: 'author.created',
        subject: { kind: 'author', id: made.value.id },
        detail: { name: input.name },
      })
    return made
  })
}

/** The author of this id, slug or name within a save; made when new. */
export async function authorNamed(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  word: string,
): Promise<Result<Author, AuthorRefusal>> {
  const known = await findAuthor(tx, word)
  return known ? ok(known) : makeAuthor(tx, world, { name: word })
}

async function makeAuthor(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  input: AuthorInput,
): Promise<Result<Author, AuthorRefusal>> {
  const id = world.ids.newId()
  const asked = input.slug ? slugify(input.slug, 80) : null
  if (asked === '') return refused('bad-slug', { field: 'slug' })
  if (asked && (await authorBySlug(tx, asked))) return refused('slug-taken', { field: 'slug', slug: asked })
  const slug = asked ?? (await freeSlug(tx, slugify(input.name, 80) || `author-${id.slice(-8)}`, id))
  const author: Author = {
    id,
    slug,
    name: input.name,
    roleTitle: input.roleTitle ?? null,
    biography: input.biography ?? null,
    email: input.email ?? null,
    website: input.website ?? null,
    portraitMediaId: input.portraitMediaId ?? null,
    staffId: input.staffId ?? null,
    revision: 1,
  }
  await insertAuthor(tx, author, world.clock.now())
  await moveSlug(tx, { kind: 'author', id, from: null, to: slug, at: world.clock.now() })
  await announce(tx, world.clock, 'author.changed', { authorId: id, slug, previousSlug: null })
  return ok(author)
}

/** Different names can give one slug („Jan Öhl“ and „Jan Oehl“): the later author gets a number behind it. */
async function freeSlug(tx: Tx, base: string, id: string): Promise<string> {
  if (!(await authorBySlug(tx, base))) return base
  for (let number = 2; number <= 20; number++)
    if (!(await authorBySlug(tx, `${base}-${number}`))) return `${base}-${number}`
  return `${base}-${id.slice(-12)}`
}

/**
 * Changes what is given; the address of an old slug leads to the new one. Refused when somebody else changed the author
 * since `expected`. A change that is none makes no revision.
 */
export async function editAuthor(
  world: Needs,
  change: { id: string; input: Partial<AuthorInput>; expected?: number },
  actor: Actor,
): Promise<Result<Author, AuthorRefusal>> {
  return inTransaction(world, async (tx) => {
    const [before] = await authorsByIds(tx, [change.id])
    if (!before) return refused('not-found')
    const outdated = refused('revision-outdated' as const, { current: before.revision })
    if (change.expected !== undefined && change.expected !== before.revision) return outdated
    const slug = change.input.slug === undefined ? before.slug : slugify(change.input.slug, 80)
    if (!slug) return refused('bad-slug', { field: 'slug' })
    const slugHolder = await authorBySlug(tx, slug)
    if (slugHolder && slugHolder.id !== before.id) return refused('slug-taken', { field: 'slug', slug })
    const author: Author = { ...before, ...change.input, slug }
    const nameHolder =
      nameKey(author.name) === nameKey(before.name) ? null : await authorByName(tx, author.name)
    if (nameHolder && nameHolder.id !== before.id)
      return refused('name-taken', { field: 'name', authorId: nameHolder.id })
    if (isDeepStrictEqual(author, before)) return ok(before)
    if (!(await updateAuthor(tx, author))) return outdated
    await moveSlug(tx, { kind: 'author', id: author.id, from: before.slug, to: slug, at: world.clock.now() })
    await recordAudit(tx, world, {
      actor,
      action: 'author.changed',
      subject: { kind: 'author', id: author.id },
      detail: { name: author.name },
    })
    await announce(tx, world.clock, 'author.changed', {
      authorId: author.id,
      slug,
      previousSlug: before.slug,
    })
    return ok({ ...author, revision: before.revision + 1 })
  })
}

/** Removes an author without articles; one with articles is kept, because bylines are part of the record. */
export async function removeAuthor(
  world: Needs,
  id: string,
  actor: Actor,
): Promise<Result<null, AuthorRefusal>> {
  return inTransaction(world, async (tx) => {
    const [author] = await authorsByIds(tx, [id])
    if (!author) return refused('not-found')
    if (await authorHasArticles(tx, id)) return refused('author-has-articles')
    await deleteAuthor(tx, id)
    await forgetSlugs(tx, 'author', id)
    await recordAudit(tx, world, {
      actor,
      action: 'author.removed',
      subject: { kind: 'author', id },
      detail: { name: author.name },
    })
    await announce(tx, world.clock, 'author.removed', { authorId: id, slug: author.slug })
    return ok(null)
  })
}
