import { type Author, authorsByIds, createAuthor, editAuthor, findAuthor } from '../../authors/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { slugify } from '../../platform/slug.ts'
import { putRedirectsIfFree } from '../../redirects/index.ts'
import type { ArchiveAuthor } from '../archive.ts'
import { type ImportedItem, itemsOfKind, putItems } from '../store-items.ts'
import { advance, lineOf, note, placesIn, printOf, type Session } from './session.ts'

/**
 * Authors by their key in the archive. One who has the name here is the same person. Their mail addresses stay behind:
 * in the old system they were for signing in, here readers would see them.
 */
export async function bringAuthors(session: Session): Promise<Map<string, string>> {
  const { world, source, plan } = session
  const known = await itemsOfKind(world.db, source, 'author')
  const present = await authorsByIds(
    world.db,
    [...known.values()].map(({ targetId }) => targetId),
  )
  const byId = new Map(present.map((author) => [author.id, author]))
  const ids = new Map<string, string>()
  for (const given of plan.authors) {
    const item = known.get(given.key)
    const id = item
      ? await updateAuthor(session, { given, item, author: byId.get(item.targetId) ?? null })
      : await makeAuthor(session, given)
    if (id) ids.set(given.key, id)
    await advance(session, { done: session.progress.done + 1 })
  }
  return ids
}

const inputFrom = (given: ArchiveAuthor) => ({
  name: lineOf(given.name, 120) ?? given.key,
  biography: given.biography?.trim().slice(0, 4000) || null,
})

async function makeAuthor(session: Session, given: ArchiveAuthor): Promise<string | null> {
  const { world, actor, counts, isDry } = session
  const input = inputFrom(given)
  const same = await findAuthor(world.db, input.name)
  if (same) {
    counts.authors.unchanged++
    await remember(session, { given, author: same, isOurs: false })
    return same.id
  }
  counts.authors.made++
  if (isDry) return world.ids.newId()
  const slug = given.slug ? slugify(given.slug, 80) : ''
  const made =
    (slug && orNull(await createAuthor(world, { ...input, slug }, actor))) ||
    orNull(await createAuthor(world, input, actor))
  if (!made) {
    counts.authors.made--
    counts.authors.skipped++
    note(session, { subject: 'author', key: given.key, title: given.name, reason: 'refused' })
    return null
  }
  await remember(session, { given, author: made, isOurs: true })
  return made.id
}

const orNull = <T>(result: { ok: true; value: T } | { ok: false }): T | null =>
  result.ok ? result.value : null

async function updateAuthor(
  session: Session,
  { given, item, author }: { given: ArchiveAuthor; item: ImportedItem; author: Author | null },
): Promise<string | null> {
  const { world, actor, counts, isDry } = session
  if (item.print === printOf(given)) {
    counts.authors.unchanged++
    return author?.id ?? null
  }
  if (!author || author.revision !== item.revision) {
    counts.authors.skipped++
    note(session, { subject: 'author', key: given.key, title: given.name, reason: 'edited-here' })
    return author?.id ?? null
  }
  counts.authors.updated++
  if (isDry) return author.id
  const edited = await editAuthor(world, { id: author.id, input: inputFrom(given) }, actor)
  await remember(session, { given, author: edited.ok ? edited.value : author, isOurs: true })
  return author.id
}

/** `isOurs`: the import made the author, and may change it as long as nobody else does. */
async function remember(
  session: Session,
  { given, author, isOurs }: { given: ArchiveAuthor; author: Author; isOurs: boolean },
): Promise<void> {
  const { world, source, settings, isDry } = session
  if (isDry) return
  const at = world.clock.now()
  const target = `${placesIn(settings).authors}/${author.slug}`
  const oldPath = `/author/${given.slug ?? given.key}`
  await inTransaction(world, async (tx) => {
    const item = { kind: 'author', key: given.key, targetId: author.id, print: printOf(given) } as const
    await putItems(tx, source, { items: [{ ...item, revision: isOurs ? author.revision : null }], at })
    await putRedirectsIfFree(tx, [
      { fromPath: oldPath, articleId: null, toUrl: target, createdAt: at, createdBy: null },
    ])
  })
}
