import type { ArchiveEntry } from '../archive.ts'
import { childrenOf, childText, type RawElement } from './elements.ts'

/** What an item of the file is to us, before it is read any closer. */
export type ItemKind =
  | { kind: 'article' | 'page'; status: ArchiveEntry['status']; isOddStatus: boolean }
  | { kind: 'attachment' | 'menu-link' | 'reusable-block' }
  | { kind: 'left-out'; reason: 'unknown-type' | 'in-trash'; detail: string }

const statuses: Record<string, ArchiveEntry['status']> = {
  publish: 'published',
  future: 'scheduled',
  draft: 'draft',
  'auto-draft': 'draft',
  pending: 'in_review',
  private: 'private',
  '': 'draft',
}

/** Pure: from its type, its status and its password. A feed without types is read as posts. */
export function kindOf(item: RawElement): ItemKind {
  const type = childText(item, 'wp:post_type')
  const status = childText(item, 'wp:status')
  if (type === 'attachment') return { kind: 'attachment' }
  if (type === 'nav_menu_item') return { kind: 'menu-link' }
  if (type === 'wp_block') return { kind: 'reusable-block' }
  if (type !== 'post' && type !== 'page' && type !== '')
    return { kind: 'left-out', reason: 'unknown-type', detail: type }
  if (status === 'trash') return { kind: 'left-out', reason: 'in-trash', detail: type }
  const isFeed = type === '' && status === ''
  const plain = isFeed ? 'published' : statuses[status]
  const own = childText(item, 'wp:post_password') === '' ? plain : 'protected'
  return { kind: type === 'page' ? 'page' : 'article', status: own ?? 'draft', isOddStatus: !own }
}

/** The post's number where it has one; otherwise what names it in the file, so that a second run finds it again. */
export function keyOf(item: RawElement): string | null {
  const id = childText(item, 'wp:post_id')
  if (/^\d{1,15}$/.test(id) && id !== '0') return id
  const other = childText(item, 'guid') || childText(item, 'link') || childText(item, 'wp:post_name')
  return other || childText(item, 'title').slice(0, 200) || null
}

/** The last of several values of one key wins, as in WordPress. */
export function metaOf(element: RawElement, key: string): string | null {
  const found = metaValues(element, key).at(-1)?.trim()
  return found === undefined || found === '' ? null : found
}

export const metaValues = (element: RawElement, key: string): string[] =>
  childrenOf(element, element.name === 'wp:comment' ? 'wp:commentmeta' : 'wp:postmeta')
    .filter((meta) => childText(meta, 'wp:meta_key') === key)
    .map((meta) => childText(meta, 'wp:meta_value'))
