import { networkOf } from '../../audit/index.ts'
import type { ArchiveComment } from '../archive.ts'
import { familyOrder } from '../reading/family-order.ts'
import type { NoteList } from '../reading/note-list.ts'
import { plainText } from '../reading/plain-text.ts'
import { instantOf, type OffsetTable } from './dates.ts'
import { childrenOf, childText, type RawElement } from './elements.ts'

export type CommentContext = {
  entryKey: string
  offsets: OffsetTable
  /** Logins by the numbers that comments name their staff authors with. */
  loginById: ReadonlyMap<string, string>
  notes: NoteList
}

const states: Record<string, ArchiveComment['status']> = {
  '1': 'approved',
  approve: 'approved',
  approved: 'approved',
  spam: 'spam',
  trash: 'removed',
  'post-trashed': 'removed',
}
const longest = 50_000

const isPing = (comment: RawElement): boolean =>
  /^(pingback|trackback)$/.test(childText(comment, 'wp:comment_type'))

const isWords = (comment: RawElement): boolean =>
  /^(comment|review|webmention|)$/.test(childText(comment, 'wp:comment_type'))

/** How many of an item's comments `commentsOf` will give. */
export const countComments = (item: RawElement): number =>
  childrenOf(item, 'wp:comment').filter((comment) => !isPing(comment) && isWords(comment)).length

/** The comments of one entry, parents before their replies. Pings and notes of shops are no reader's words. */
export function commentsOf(item: RawElement, context: CommentContext): ArchiveComment[] {
  const { notes, entryKey } = context
  const kept = new Map<string, RawElement>()
  for (const [index, comment] of childrenOf(item, 'wp:comment').entries()) {
    const id = childText(comment, 'wp:comment_id')
    const about = {
      subject: 'comment',
      key: id,
      title: authorName(comment).slice(0, 100),
      entryKey,
    }
    if (isPing(comment))
      notes.add({ ...about, reason: 'ping', detail: childText(comment, 'wp:comment_author_url') })
    else if (!isWords(comment))
      notes.add({ ...about, reason: 'unknown-type', detail: childText(comment, 'wp:comment_type') })
    else if (id === '' || kept.has(id)) kept.set(`${entryKey}-${index + 1}`, comment)
    else kept.set(id, comment)
  }
  const written = new Map([...kept].map(([key, comment]) => [key, parentOf(comment)]))
  const { order, missing, circles } = familyOrder(written)
  return order.flatMap((key) => {
    const comment = kept.get(key)
    if (!comment) return []
    const parent = written.get(key) ?? null
    const reason = missing.has(key) ? 'parent-missing' : circles.has(key) ? 'parent-cycle' : null
    if (reason)
      notes.add({ subject: 'comment', key, title: authorName(comment), reason, detail: parent, entryKey })
    return [commentOf(comment, { key, parent: reason ? null : parent }, context)]
  })
}

const parentOf = (comment: RawElement): string | null => {
  const parent = childText(comment, 'wp:comment_parent')
  return parent === '' || parent === '0' ? null : parent
}

const authorName = (comment: RawElement): string =>
  plainText(childText(comment, 'wp:comment_author').slice(0, 1000)).replace(/\s+/g, ' ').slice(0, 200)

function commentOf(
  comment: RawElement,
  place: { key: string; parent: string | null },
  { entryKey, offsets, loginById, notes }: CommentContext,
): ArchiveComment {
  const field = (name: string) => childText(comment, `wp:comment_${name}`)
  const written = field('content')
  const text = plainText(written.slice(0, longest)) || written.slice(0, longest)
  if (written.length > longest)
    notes.add({
      subject: 'comment',
      key: place.key,
      title: authorName(comment),
      reason: 'text-cut',
      entryKey,
    })
  const email = field('author_email')
  const url = field('author_url')
  return {
    ...place,
    authorName: authorName(comment),
    email: email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    url: url.length <= 500 && /^https?:\/\/[^\s]+\.[^\s]+/i.test(url) ? url : null,
    network: networkOf(field('author_IP')),
    text,
    at: instantOf({ gmt: field('date_gmt'), local: field('date') }, offsets),
    status: states[field('approved')] ?? 'pending',
    authorKey: loginById.get(field('user_id')) ?? null,
  }
}
