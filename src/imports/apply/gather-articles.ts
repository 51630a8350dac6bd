import { articleStatesByIds, type PreparedArticle, prepareImport } from '../../articles/imported/index.ts'
import type { ArticleContent, ArticleState } from '../../articles/index.ts'
import { normalSource } from '../../redirects/index.ts'
import type { ArchiveEntry } from '../archive.ts'
import { type ImportedItem, itemsByKeys } from '../store-items.ts'
import { bodyOf, contentFrom, picturesOf, statusFrom } from './article-from-entry.ts'
import { type Addresses, openAddresses } from './free-addresses.ts'
import { languageOf } from './language.ts'
import type { Parts } from './parts.ts'
import { breathe, noteOn, printOf, type Session } from './session.ts'

/** What is to be done with an entry; `prepared` is null where nothing is. */
export type Planned = {
  entry: ArchiveEntry
  /** Null when it was removed here: it stays so. */
  articleId: string | null
  isNew: boolean
  prepared: PreparedArticle | null
  print: string
  /** Old addresses that lead to it. */
  redirects: string[]
}

type Known = { item: ImportedItem | null; state: ArticleState | null }

/** Works out what each entry of a batch becomes: everything that takes time, before the transaction. */
export async function gatherArticles(
  session: Session,
  parts: Parts,
  entries: readonly ArchiveEntry[],
): Promise<Planned[]> {
  const { world, source } = session
  const items = await itemsByKeys(world.db, source, { kind: 'article', keys: entries.map(({ key }) => key) })
  const states = await articleStatesByIds(
    world.db,
    [...items.values()].map(({ targetId }) => targetId),
  )
  const addresses = await openAddresses(session, entries)
  const planned: Planned[] = []
  let began = performance.now()
  for (const entry of entries) {
    const item = items.get(entry.key) ?? null
    const state = item ? (states.get(item.targetId) ?? null) : null
    planned.push(await planEntry({ session, parts, addresses }, entry, { item, state }))
    if (performance.now() - began > 5) {
      await breathe()
      began = performance.now()
    }
  }
  return planned
}

type Around = { session: Session; parts: Parts; addresses: Addresses }

async function planEntry(around: Around, entry: ArchiveEntry, { item, state }: Known): Promise<Planned> {
  const { session, parts } = around
  const { counts } = session
  const pictures = await picturesOf(entry, parts.library)
  const { comments: _, ...words } = entry
  const print = printOf([words, [...pictures.keys()].toSorted()])
  const plan: Planned = {
    entry,
    articleId: item ? (state?.id ?? null) : null,
    isNew: item === null,
    prepared: null,
    print,
    redirects: [],
  }
  if (plan.articleId !== null) session.articleIds.set(entry.key, plan.articleId)
  if (item?.print === print) {
    counts.articles.unchanged++
    return plan
  }
  if (item && (!state || state.revision !== item.revision || state.status === 'unpublished')) {
    counts.articles.skipped++
    noteOn(session, entry, { reason: 'edited-here' })
    return plan
  }
  const id = state?.id ?? session.world.ids.newId()
  session.articleIds.set(entry.key, id)
  const content = await contentOf(around, entry, pictures)
  const path = await around.addresses.choose({
    entry,
    id,
    sectionId: content.sectionId,
    present: state?.path ?? null,
  })
  if (entry.status === 'protected') noteOn(session, entry, { reason: 'protected-as-draft' })
  if (entry.status === 'private') noteOn(session, entry, { reason: 'private-as-draft' })
  const now = session.world.clock.now()
  const status = statusFrom(entry, now, session.plan.period?.from ?? null)
  const prepared = prepareImport({
    id,
    expected: state?.revision ?? null,
    content,
    path,
    ...status,
    changedAt: entry.changedAt ?? status.publishAt ?? now,
    savedByName: session.plan.system === 'ghost' ? 'Ghost' : 'WordPress',
  })
  return { ...plan, articleId: id, prepared, redirects: redirectsOf(entry, path) }
}

/** All addresses that led to it, but for the one at which it stands. */
function redirectsOf(entry: ArchiveEntry, path: string): string[] {
  const old = [entry.path ?? '', ...entry.oldPaths].flatMap((address) => normalSource(address) ?? [])
  return [...new Set(old)].filter((address) => address !== path && address !== '/')
}

async function contentOf(
  { session, parts }: Around,
  entry: ArchiveEntry,
  pictures: ReadonlyMap<string, string>,
): Promise<ArticleContent> {
  const { plan } = session
  const [main, ...further] = entry.sectionKeys
  const section =
    (main === undefined ? undefined : parts.sections.byKey.get(main)) ?? (await parts.sections.fallback())
  const tagIds = new Set(entry.tagKeys.flatMap((key) => parts.tags.byKey.get(key) ?? []))
  for (const key of entry.sectionKeys) {
    const tagId = parts.tags.bySectionKey.get(key)
    if (tagId) tagIds.add(tagId)
  }
  // An article has one section here; the others it stood in remain as tags.
  for (const key of further) {
    const other = parts.sections.byKey.get(key)
    if (!other || other.id === section.id || parts.sections.tagKeys.has(key)) continue
    const tagId = await parts.tags.named(other.name)
    if (tagId) tagIds.add(tagId)
  }
  const { body, isCut } = bodyOf(entry, pictures)
  if (isCut) noteOn(session, entry, { reason: 'text-cut' })
  const placing = {
    sectionId: section.id,
    tagIds: [...tagIds].slice(0, 50),
    authorIds: [...new Set(entry.authorKeys.flatMap((key) => parts.authors.get(key) ?? []))],
    language: languageOf(session, entry.language),
    commentMode: entry.commentsOpen ? null : ('closed' as const),
    excerptIsStandfirst: plan.system === 'ghost',
    oldHost: plan.site.url === null ? null : (URL.parse(plan.site.url)?.host.replace(/^www\./, '') ?? null),
  }
  return contentFrom(entry, placing, { body, pictures })
}
