import { ok, type Result } from '../../platform/result.ts'
import type { Archive, ArchiveEntry, ArchiveRefusal } from '../archive.ts'
import { type NoteList, noteList } from '../reading/note-list.ts'
import { countComments } from './comments.ts'
import { childText, elementsOf, noFindings, type RawElement } from './elements.ts'
import { entryOf } from './entry.ts'
import { keyOf, kindOf } from './items.ts'
import { planOf, type WordpressPlan } from './plan.ts'

/**
 * Opens a WordPress export (WXR of any age, plain or gzip): reads it once for the plan, and again with each call of
 * `entries()`, one post at a time. A file that breaks off gives what is whole in it; one that is no export is refused.
 */
export async function openWordpressArchive(file: string): Promise<Result<Archive, ArchiveRefusal>> {
  const planned = await planOf(file)
  if (!planned.ok) return planned
  const plan = planned.value
  let notes = noteList()
  return ok({
    plan: plan.plan,
    entries() {
      notes = noteList()
      return entriesOf(file, plan, notes)
    },
    look: () => entriesOf(file, plan, noteList()),
    notes: () => [...plan.notes.all(), ...notes.all()],
  })
}

async function* entriesOf(file: string, plan: WordpressPlan, notes: NoteList): AsyncGenerator<ArchiveEntry> {
  const given = new Set<string>()
  for await (const item of elementsOf(file, noFindings())) {
    if (item.name !== 'item') continue
    const kind = kindOf(item)
    const key = keyOf(item)
    const about = { subject: childText(item, 'wp:post_type') || 'post', key, title: childText(item, 'title') }
    if (kind.kind !== 'article' && kind.kind !== 'page') noteLostComments(item, notes)
    if (key === null) notes.add({ ...about, reason: 'unreadable' })
    else if (kind.kind === 'left-out') notes.add({ ...about, reason: kind.reason, detail: kind.detail })
    else if (kind.kind === 'article' || kind.kind === 'page') {
      if (given.has(key)) notes.add({ ...about, reason: 'duplicate-key', detail: key })
      else {
        given.add(key)
        yield entryOf({ item, key, kind }, plan, notes)
      }
    }
  }
}

/** Readers wrote below pictures, too, and below what is not brought along. */
function noteLostComments(item: RawElement, notes: NoteList): void {
  const count = countComments(item)
  if (count === 0) return
  const title = childText(item, 'title')
  notes.add({ subject: 'comment', reason: 'comment-without-article', title, detail: String(count) })
}
