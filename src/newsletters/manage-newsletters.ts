import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { forgetSlugs, moveSlug } from '../redirects/index.ts'
import { listSections } from '../sections/index.ts'
import {
  emptyNewsletter,
  mainNewsletter,
  type Newsletter,
  type NewsletterRefusal,
  type NewsletterWords,
  refuseWords,
  slugOf,
} from './newsletter.ts'
import {
  deleteNewsletter,
  findNewsletter,
  insertNewsletter,
  isInUse,
  isSlugTaken,
  updateNewsletter,
} from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type Answer<T> = Promise<Result<T, NewsletterRefusal>>

/** Makes a newsletter; what is not said is as for a new one. */
export async function createNewsletter(
  world: Needs,
  input: Partial<NewsletterWords>,
  actor: Actor,
): Answer<Newsletter> {
  return inTransaction(world, async (tx) => {
    const id = world.ids.newId()
    const sound = await soundWords(tx, { id, words: { ...emptyNewsletter, ...input }, known: [] })
    if (!sound.ok) return sound
    const made: Newsletter = { ...sound.value, id, revision: 1, createdAt: world.clock.now() }
    await insertNewsletter(tx, made)
    await moveSlug(tx, { kind: 'newsletter', id, from: null, to: made.slug, at: made.createdAt })
    await tell(tx, world, { actor, action: 'newsletter.created', newsletter: made })
    return ok(made)
  })
}

/**
 * Changes what is given, from now on for readers too. Refused when somebody else saved since `expected`
 * (`detail.current`). A new slug leaves the old one leading on.
 */
export async function changeNewsletter(
  world: Needs,
  save: { id: string; expected: number; change: Partial<NewsletterWords> },
  actor: Actor,
): Answer<Newsletter> {
  return inTransaction(world, async (tx) => {
    const before = await findNewsletter(tx, save.id)
    if (!before) return refused('not-found')
    const outdated = refused('revision-outdated' as const, { current: before.revision })
    if (before.revision !== save.expected) return outdated
    const words = { ...before, ...save.change }
    const sound = await soundWords(tx, { id: before.id, words, known: before.sectionIds })
    if (!sound.ok) return sound
    const changed: Newsletter = { ...before, ...sound.value }
    if (JSON.stringify(changed) === JSON.stringify(before)) return ok(before)
    const at = world.clock.now()
    if (!(await updateNewsletter(tx, changed, at))) return outdated
    if (changed.slug !== before.slug)
      await moveSlug(tx, {
        kind: 'newsletter',
        id: before.id,
        from: before.slug,
        to: changed.slug,
        at,
      })
    await tell(tx, world, { actor, action: 'newsletter.changed', newsletter: changed })
    return ok({ ...changed, revision: before.revision + 1 })
  })
}

/** Removes it for good; the main one, and one with subscribers or issues, stays. */
export async function removeNewsletter(world: Needs, id: string, actor: Actor): Answer<null> {
  return inTransaction(world, async (tx) => {
    const newsletter = await findNewsletter(tx, id)
    if (!newsletter) return refused('not-found')
    if (newsletter.id === mainNewsletter) return refused('main-newsletter')
    if (await isInUse(tx, newsletter.id)) return refused('newsletter-in-use')
    await deleteNewsletter(tx, newsletter.id)
    await forgetSlugs(tx, 'newsletter', newsletter.id)
    await tell(tx, world, { actor, action: 'newsletter.removed', newsletter })
    return ok(null)
  })
}

/** The words as they are stored. A section of before (`known`) may be gone meanwhile; a new one must be there. */
async function soundWords(
  tx: Tx,
  { id, words, known }: { id: string; words: NewsletterWords; known: readonly string[] },
): Answer<NewsletterWords> {
  const wrong = refuseWords(id, words)
  if (wrong) return refused(wrong.refusal, { field: wrong.field })
  const slug = slugOf(words) ?? ''
  if (await isSlugTaken(tx, slug, id)) return refused('slug-taken', { field: 'slug', slug })
  const sections = new Set([...known, ...(await listSections(tx)).map((section) => section.id)])
  const section = words.sectionIds.find((sectionId) => !sections.has(sectionId))
  if (section !== undefined) return refused('unknown-section', { field: 'sectionIds', section })
  return ok({ ...words, slug })
}

async function tell(
  tx: Tx,
  world: Needs,
  what: { actor: Actor; action: string; newsletter: Newsletter },
): Promise<void> {
  const { actor, action, newsletter } = what
  const { id, name, slug } = newsletter
  await recordAudit(tx, world, {
    actor,
    action,
    subject: { kind: 'newsletter', id, label: name || slug },
    detail: { slug, public: newsletter.isPublic },
  })
  await announce(tx, world.clock, 'newsletter.changed', { newsletterId: id })
}
