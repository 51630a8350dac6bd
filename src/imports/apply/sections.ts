import { inTransaction } from '../../platform/db/db.ts'
import { slugify } from '../../platform/slug.ts'
import { normalSource, putRedirectsIfFree } from '../../redirects/index.ts'
import {
  createSection,
  editSection,
  findSection,
  listSections,
  type Section,
  sectionBySlug,
} from '../../sections/index.ts'
import type { ArchiveSection } from '../archive.ts'
import { type ImportedItem, itemsOfKind, putItems } from '../store-items.ts'
import { languageOf } from './language.ts'
import { advance, lineOf, note, printOf, type Session } from './session.ts'

/** Sections by their key in the archive, those that became tags by the section they stood in. */
export type Sections = {
  byKey: Map<string, Section>
  /** Keys of categories that stand below another: tags here, as sections have no sections in them. */
  tagKeys: Set<string>
  /** For articles without one; made when the first is met. */
  fallback(): Promise<Section>
}

/**
 * The top of the old site's tree of categories becomes sections; one that has the name or the address here is taken as
 * it is. A category below another stands for its forebear at the top, and is a tag besides (`categoryTags`).
 */
export async function bringSections(session: Session): Promise<Sections> {
  const { world, source, plan } = session
  const known = await itemsOfKind(world.db, source, 'section')
  const present = new Map((await listSections(world.db)).map((section) => [section.id, section]))
  const byKey = new Map<string, Section>()
  const given = new Map(plan.sections.map((section) => [section.key, section]))
  const tagKeys = new Set<string>()
  for (const section of plan.sections) {
    if (topOf(section, given).key !== section.key) {
      tagKeys.add(section.key)
      continue
    }
    const item = known.get(section.key)
    const found = item
      ? await updateSection(session, { given: section, item, section: present.get(item.targetId) ?? null })
      : await makeSection(session, section)
    if (found) byKey.set(section.key, found)
    await advance(session, { done: session.progress.done + 1 })
  }
  for (const key of tagKeys) {
    const section = given.get(key)
    const top = section && byKey.get(topOf(section, given).key)
    if (top) byKey.set(key, top)
  }
  return { byKey, tagKeys, fallback: fallbackOf(session) }
}

/** The forebear without one; a section in a circle is its own top. */
function topOf(section: ArchiveSection, all: ReadonlyMap<string, ArchiveSection>): ArchiveSection {
  const passed = new Set<string>()
  let top = section
  while (top.parent !== null) {
    const parent = all.get(top.parent)
    if (!parent) return top
    if (passed.has(parent.key)) return section
    passed.add(parent.key)
    top = parent
  }
  return top
}

const inputFrom = (given: ArchiveSection) => ({
  name: lineOf(given.name, 120) ?? given.key,
  description: given.description?.trim().slice(0, 4000) || null,
})

async function makeSection(session: Session, given: ArchiveSection): Promise<Section | null> {
  const { world, counts, isDry } = session
  const input = inputFrom(given)
  const slug = slugify(given.path?.split('/').at(-1) ?? '', 60) || slugify(input.name, 60)
  const same =
    (await findSection(world.db, input.name)) ?? (slug ? await sectionBySlug(world.db, slug) : null)
  if (same) {
    counts.sections.unchanged++
    await remember(session, { given, section: same, isOurs: false })
    return same
  }
  counts.sections.made++
  const section = isDry
    ? drySection(session, { ...input, slug })
    : await createFree(session, { ...input, slug: slug || `ressort-${counts.sections.made}` })
  if (section) await remember(session, { given, section, isOurs: true })
  else {
    counts.sections.made--
    counts.sections.skipped++
    note(session, { subject: 'section', key: given.key, title: given.name, reason: 'refused' })
  }
  return section
}

type Wish = { name: string; slug: string; description: string | null }

/** Under the slug, or that with a number: the address may be the paper's own or a page's. */
async function createFree(session: Session, wish: Wish): Promise<Section | null> {
  const { world, actor } = session
  for (const slug of [wish.slug, ...Array.from({ length: 8 }, (_, index) => `${wish.slug}-${index + 2}`)]) {
    const made = await createSection(world, { ...wish, slug, language: languageOf(session) }, actor)
    if (made.ok) return made.value
    if (made.refusal !== 'slug-taken' && made.refusal !== 'slug-reserved') return null
  }
  return null
}

const drySection = (session: Session, wish: Wish): Section => ({
  ...wish,
  id: session.world.ids.newId(),
  language: languageOf(session),
  position: 0,
  commentMode: null,
  revision: 1,
})

async function updateSection(
  session: Session,
  { given, item, section }: { given: ArchiveSection; item: ImportedItem; section: Section | null },
): Promise<Section | null> {
  const { world, actor, counts, isDry } = session
  if (item.print === printOf(given)) {
    counts.sections.unchanged++
    return section
  }
  if (!section || section.revision !== item.revision) {
    counts.sections.skipped++
    note(session, { subject: 'section', key: given.key, title: given.name, reason: 'edited-here' })
    return section
  }
  counts.sections.updated++
  if (isDry) return section
  const edited = await editSection(world, { id: section.id, input: inputFrom(given) }, actor)
  const after = edited.ok ? edited.value : section
  await remember(session, { given, section: after, isOurs: true })
  return after
}

async function remember(
  session: Session,
  { given, section, isOurs }: { given: ArchiveSection; section: Section; isOurs: boolean },
): Promise<void> {
  const { world, source, isDry } = session
  if (isDry) return
  const at = world.clock.now()
  const fromPath = given.path === null ? null : normalSource(given.path)
  const toUrl = `/${section.slug}`
  await inTransaction(world, async (tx) => {
    const item = { kind: 'section', key: given.key, targetId: section.id, print: printOf(given) } as const
    await putItems(tx, source, { items: [{ ...item, revision: isOurs ? section.revision : null }], at })
    if (fromPath !== null && fromPath !== toUrl)
      await putRedirectsIfFree(tx, [{ fromPath, articleId: null, toUrl, createdAt: at, createdBy: null }])
  })
}

function fallbackOf(session: Session): () => Promise<Section> {
  let made: Promise<Section> | null = null
  const name = session.settings.site.language === 'en' ? 'General' : 'Allgemein'
  const make = async (): Promise<Section> => {
    const [first] = await listSections(session.world.db)
    const same = (await findSection(session.world.db, name)) ?? first
    if (same) return same
    const wish = { name, slug: slugify(name), description: null }
    const section = session.isDry ? drySection(session, wish) : await createFree(session, wish)
    if (!section) throw new Error('a paper without any section')
    return section
  }
  return () => {
    made ??= make()
    return made
  }
}
