import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { deleteRedirect, forgetSlugs, moveSlug } from '../redirects/index.ts'
import { type Section, type SectionInput, type SectionRefusal, sectionSlug } from './section.ts'
import {
  deleteSection,
  insertSection,
  isSegmentInUse,
  listSections,
  sectionById,
  sectionBySlug,
  sectionHasArticles,
  setSectionPosition,
  updateSection,
} from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Makes a section at the end of the order. */
export async function createSection(
  world: Needs,
  input: SectionInput & { language: string },
  actor: Actor,
): Promise<Result<Section, SectionRefusal>> {
  const named = sectionSlug(input)
  if ('refusal' in named) return refused(named.refusal, { field: 'slug' })
  return inTransaction(world, async (tx) => {
    if ((await sectionBySlug(tx, named.slug)) || (await isSegmentInUse(tx, named.slug)))
      return refused('slug-taken', { field: 'slug', slug: named.slug })
    const last = (await listSections(tx)).at(-1)
    const section: Section = {
      id: world.ids.newId(),
      slug: named.slug,
      name: input.name,
      language: input.language,
      description: input.description ?? null,
      position: (last?.position ?? 0) + 1,
      commentMode: input.commentMode ?? null,
      revision: 1,
    }
    await insertSection(tx, section, world.clock.now())
    await takeAddress(tx, world, { section, previous: null })
    await recordAudit(tx, world, {
      actor,
      action: 'section.created',
      subject: { kind: 'section', id: section.id },
      detail: { name: section.name },
    })
    await announce(tx, world.clock, 'section.changed', {
      sectionId: section.id,
      slug: section.slug,
      previousSlug: null,
    })
    return ok(section)
  })
}

/**
 * Changes what is given. When the slug changes, the old address leads to the new one, and articles keep their stored
 * paths. Refused when somebody else changed the section since `expected`. A change that is none makes no revision.
 */
export async function editSection(
  world: Needs,
  change: { id: string; input: Partial<SectionInput>; expected?: number },
  actor: Actor,
): Promise<Result<Section, SectionRefusal>> {
  return inTransaction(world, async (tx) => {
    const before = await sectionById(tx, change.id)
    if (!before) return refused('not-found')
    const outdated = refused('revision-outdated' as const, { current: before.revision })
    if (change.expected !== undefined && change.expected !== before.revision) return outdated
    const { input } = change
    const named =
      input.slug === undefined
        ? { slug: before.slug }
        : sectionSlug({ name: input.name ?? before.name, slug: input.slug })
    if ('refusal' in named) return refused(named.refusal, { field: 'slug' })
    const holder = await sectionBySlug(tx, named.slug)
    if (holder && holder.id !== before.id) return refused('slug-taken', { field: 'slug', slug: named.slug })
    if (named.slug !== before.slug && (await isSegmentInUse(tx, named.slug)))
      return refused('slug-taken', { field: 'slug', slug: named.slug })
    const section: Section = {
      ...before,
      slug: named.slug,
      name: input.name ?? before.name,
      language: input.language ?? before.language,
      description: input.description === undefined ? before.description : input.description,
      commentMode: input.commentMode === undefined ? before.commentMode : input.commentMode,
    }
    if (isDeepStrictEqual(section, before)) return ok(before)
    if (!(await updateSection(tx, section))) return outdated
    await takeAddress(tx, world, { section, previous: before.slug })
    await recordAudit(tx, world, {
      actor,
      action: 'section.changed',
      subject: { kind: 'section', id: section.id },
      detail: { name: section.name },
    })
    await announce(tx, world.clock, 'section.changed', {
      sectionId: section.id,
      slug: section.slug,
      previousSlug: before.slug,
    })
    return ok({ ...section, revision: before.revision + 1 })
  })
}

/** The address is the section's own: what led on from there ends, and its previous one leads to it. */
async function takeAddress(
  tx: Tx,
  world: Needs,
  { section, previous }: { section: Section; previous: string | null },
): Promise<void> {
  await deleteRedirect(tx, `/${section.slug}`)
  const move = { kind: 'section', id: section.id, from: previous, to: section.slug } as const
  await moveSlug(tx, { ...move, at: world.clock.now() })
}

/** Puts the sections in the given order; ids left out keep their place behind. */
export async function orderSections(world: Needs, ids: string[], actor: Actor): Promise<Section[]> {
  return inTransaction(world, async (tx) => {
    const sections = await listSections(tx)
    const rank = new Map(ids.map((id, index) => [id, index]))
    const ordered = sections.toSorted(
      (a, b) => (rank.get(a.id) ?? 1e6 + a.position) - (rank.get(b.id) ?? 1e6 + b.position),
    )
    for (const [index, section] of ordered.entries()) await setSectionPosition(tx, section.id, index + 1)
    await recordAudit(tx, world, {
      actor,
      action: 'sections.ordered',
      subject: { kind: 'section', id: null },
    })
    for (const { id, slug } of ordered)
      await announce(tx, world.clock, 'section.changed', { sectionId: id, slug, previousSlug: slug })
    return listSections(tx)
  })
}

/** Removes an empty section; one with articles (also drafts) is kept. */
export async function removeSection(
  world: Needs,
  id: string,
  actor: Actor,
): Promise<Result<null, SectionRefusal>> {
  return inTransaction(world, async (tx) => {
    const section = await sectionById(tx, id)
    if (!section) return refused('not-found')
    if (await sectionHasArticles(tx, id)) return refused('section-not-empty')
    await deleteSection(tx, id)
    await forgetSlugs(tx, 'section', id)
    await recordAudit(tx, world, {
      actor,
      action: 'section.removed',
      subject: { kind: 'section', id },
      detail: { name: section.name },
    })
    await announce(tx, world.clock, 'section.removed', { sectionId: id, slug: section.slug })
    return ok(null)
  })
}
