import { holdersOfPaths, type PathHolder } from '../../articles/imported/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { normalPath, repointRedirects } from '../../redirects/index.ts'
import { editSection, listSections, type Section } from '../../sections/index.ts'
import type { ArchiveEntry } from '../archive.ts'
import { itemsOfKind, putItems } from '../store-items.ts'
import { addressesFor, canHoldArticle } from './addresses.ts'
import { noteOn, type Session } from './session.ts'

export type Addresses = {
  /** A free address for an article, `present` being where it stands now. Notes where that is not the old one. */
  choose(wish: {
    entry: ArchiveEntry
    id: string
    sectionId: string
    present: string | null
  }): Promise<string>
}

/** Addresses for one batch: what stands where is asked once, and no two of the batch get the same. */
export async function openAddresses(session: Session, entries: readonly ArchiveEntry[]): Promise<Addresses> {
  const { world } = session
  const oldPaths = entries.flatMap(({ path }) => (path === null ? [] : (normalPath(path) ?? [])))
  const asked = new Set(oldPaths)
  const holders: Map<string, PathHolder> = await holdersOfPaths(world.db, oldPaths)
  const given = new Map<string, string>()
  const sections = new Map((await listSections(world.db)).map((section) => [section.id, section]))

  const isFree = async (path: string, id: string): Promise<boolean> => {
    const taken = given.get(path)
    if (taken !== undefined) return taken === id
    if (!asked.has(path)) {
      asked.add(path)
      for (const [held, holder] of await holdersOfPaths(world.db, [path])) holders.set(held, holder)
    }
    const holder = holders.get(path)
    if (holder && holder.id !== id) return false
    const section = [...sections.values()].find(({ slug }) => `/${slug}` === path)
    return section === undefined || giveWay(session, section, sections)
  }

  return {
    async choose({ entry, id, sectionId, present }) {
      const old = entry.path === null ? null : normalPath(entry.path)
      if (present !== null) {
        const moves = old !== null && old !== present && canHoldArticle(old) && (await isFree(old, id))
        const path = moves ? old : present
        given.set(path, id)
        return path
      }
      const sectionSlug = sections.get(sectionId)?.slug ?? 'artikel'
      for (const path of addressesFor({ ...entry, id, sectionSlug })) {
        if (!(await isFree(path, id))) continue
        given.set(path, id)
        if (old !== null && old !== path)
          noteOn(session, entry, {
            reason: canHoldArticle(old) ? 'address-taken' : 'address-changed',
            detail: `${old} → ${path}`,
          })
        return path
      }
      throw new Error(`no address for ${entry.key}`)
    },
  }
}

/**
 * A section that the import made gives an article its address and takes one with a number; one that was here before, or
 * that somebody has changed, stays. True when the address is free now.
 */
export async function giveWay(
  session: Session,
  section: Section,
  sections: Map<string, Section>,
): Promise<boolean> {
  const { world, actor, source, isDry } = session
  const items = [...(await itemsOfKind(world.db, source, 'section')).values()]
  const item = items.find(({ targetId }) => targetId === section.id)
  if (!item || item.revision !== section.revision) return false
  if (isDry) return true
  for (let number = 2; number <= 9; number++) {
    const slug = `${section.slug}-${number}`
    const edited = await editSection(world, { id: section.id, input: { slug } }, actor)
    if (!edited.ok) continue
    sections.set(section.id, edited.value)
    await inTransaction(world, async (tx) => {
      const at = world.clock.now()
      await putItems(tx, source, { items: [{ ...item, revision: edited.value.revision }], at })
      await repointRedirects(tx, { from: `/${section.slug}`, to: `/${slug}` })
    })
    return true
  }
  return false
}
