import { createPage, type NewPage, pageById, savePage } from '../../pages/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { slugify } from '../../platform/slug.ts'
import { normalPath, normalSource, putRedirectsIfFree } from '../../redirects/index.ts'
import { listSections } from '../../sections/index.ts'
import type { ArchiveEntry } from '../archive.ts'
import { itemsByKeys, putItems } from '../store-items.ts'
import { bodyOf, picturesOf } from './article-from-entry.ts'
import { giveWay } from './free-addresses.ts'
import { languageOf } from './language.ts'
import type { Parts } from './parts.ts'
import { lineOf, note, noteOn, printOf, type Session } from './session.ts'

/** A standing page of the old site at its old address. Its comments stay behind: pages have none here. */
export async function bringPage(session: Session, parts: Parts, entry: ArchiveEntry): Promise<void> {
  const { world, source, counts } = session
  const pictures = await picturesOf(entry, parts.library)
  const { comments, ...words } = entry
  const print = printOf([words, [...pictures.keys()].toSorted()])
  counts.comments.skipped += comments.length
  const known = await itemsByKeys(world.db, source, { kind: 'page', keys: [entry.key] })
  const item = known.get(entry.key)
  if (item?.print === print) {
    counts.pages.unchanged++
    return
  }
  if (comments.length > 0)
    note(session, {
      subject: 'comment',
      title: entry.headline,
      reason: 'comment-without-article',
      detail: String(comments.length),
      entryKey: entry.key,
    })
  const present = item ? await pageById(world.db, item.targetId) : null
  if (item && present?.revision !== item.revision) {
    counts.pages.skipped++
    noteOn(session, entry, { reason: 'edited-here' })
    return
  }
  const { body, isCut } = bodyOf(entry, pictures)
  if (isCut) noteOn(session, entry, { reason: 'text-cut' })
  if (entry.status === 'protected') noteOn(session, entry, { reason: 'protected-as-draft' })
  if (entry.status === 'private') noteOn(session, entry, { reason: 'private-as-draft' })
  const input: NewPage = {
    title: lineOf(entry.headline, 200) ?? '…',
    language: languageOf(session, entry.language),
    body,
    searchDescription: lineOf(entry.searchDescription, 400),
    published: entry.status === 'published',
  }
  if (session.isDry) {
    counts.pages[present ? 'updated' : 'made']++
    return
  }
  const saved = present
    ? await savePage(world, { id: present.id, expected: present.revision, change: input }, session.actor)
    : await makePage(session, entry, input)
  if (!saved.ok) {
    counts.pages.skipped++
    noteOn(session, entry, { reason: 'refused', detail: saved.refusal })
    return
  }
  counts.pages[present ? 'updated' : 'made']++
  const page = saved.value
  await remember(session, entry, { id: page.id, path: page.path, revision: page.revision, print })
}

/** At its old address; where that is another's, at one made from its slug, with a number if need be. */
async function makePage(
  session: Session,
  entry: ArchiveEntry,
  input: NewPage,
): Promise<Awaited<ReturnType<typeof createPage>>> {
  const { world, actor } = session
  const old = entry.path === null ? null : normalPath(entry.path)
  const named = `/${slugify(entry.slug ?? '', 120) || slugify(entry.headline, 120) || `seite-${slugify(entry.key)}`}`
  const tried = [
    ...(old ? [old] : []),
    named,
    ...Array.from({ length: 8 }, (_, index) => `${named}-${index + 2}`),
  ]
  let last = await createPage(world, { ...input, path: tried[0] ?? named }, actor)
  if (!last.ok && last.refusal === 'path-taken' && (await sectionGivesWay(session, tried[0] ?? named)))
    last = await createPage(world, { ...input, path: tried[0] ?? named }, actor)
  for (const path of tried.slice(1)) {
    if (last.ok || last.refusal === 'body-too-long') break
    last = await createPage(world, { ...input, path }, actor)
  }
  if (last.ok && old !== null && last.value.path !== old)
    noteOn(session, entry, { reason: 'address-changed', detail: `${old} → ${last.value.path}` })
  return last
}

async function sectionGivesWay(session: Session, path: string): Promise<boolean> {
  const sections = new Map((await listSections(session.world.db)).map((section) => [section.id, section]))
  const section = [...sections.values()].find(({ slug }) => slug === path.split('/')[1])
  return section !== undefined && giveWay(session, section, sections)
}

async function remember(
  session: Session,
  entry: ArchiveEntry,
  page: { id: string; path: string; revision: number; print: string },
): Promise<void> {
  const { world, source } = session
  const at = world.clock.now()
  const addresses = [entry.path ?? '', ...entry.oldPaths].flatMap((address) => normalSource(address) ?? [])
  const old = [...new Set(addresses)].filter((address) => address !== page.path && address !== '/')
  await inTransaction(world, async (tx) => {
    const { id: targetId, revision, print } = page
    await putItems(tx, source, { items: [{ kind: 'page', key: entry.key, targetId, print, revision }], at })
    await putRedirectsIfFree(
      tx,
      old.map((fromPath) => ({
        fromPath,
        articleId: null,
        toUrl: page.path,
        createdAt: at,
        createdBy: null,
      })),
    )
  })
}
