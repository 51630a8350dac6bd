import type { QueueFilters, QueueItem, QueuePage } from './queries.ts'

export type QueuePages = { pages: QueuePage[]; pageParams: unknown[] }

type Change = {
  /** Which were looked at anew. */
  ids: readonly string[]
  /** Those of them that there are, as they are now. */
  found: readonly QueueItem[]
  filters: QueueFilters
  /** What we took back ourselves belongs there, whatever the filter. */
  takesIn?: boolean
}

/**
 * The loaded part of the queue after some comments have changed: what waits no more goes, what is there takes its new
 * form, and what is new stands where the order puts it – if that is in the part that is loaded. What a filter says of a
 * new one only the server knows, so that a filtered queue takes in nothing by itself.
 */
export function withChanged(queue: QueuePages, { ids, found, filters, takesIn = false }: Change): QueuePages {
  const waiting = new Map(found.filter(({ status }) => status === 'pending').map((item) => [item.id, item]))
  const asked = new Set(ids)
  const known = new Set(queue.pages.flatMap(({ items }) => items.map(({ id }) => id)))
  const pages = queue.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((item) => (asked.has(item.id) ? (waiting.get(item.id) ?? []) : item)),
  }))
  const isFiltered = filters.section !== '' || filters.article !== '' || filters.signal !== ''
  const fresh = isFiltered && !takesIn ? [] : [...waiting.values()].filter(({ id }) => !known.has(id))
  for (const item of fresh) insert(pages, item, filters.sort)
  return { ...queue, pages }
}

function insert(pages: QueuePage[], item: QueueItem, sort: QueueFilters['sort']): void {
  const page = pages.find(({ items }) => items.some((other) => isBefore(item, other, sort)))
  if (page) {
    const at = page.items.findIndex((other) => isBefore(item, other, sort))
    page.items = page.items.toSpliced(at, 0, item)
    return
  }
  const last = pages.at(-1)
  if (last && last.nextCursor === null) last.items = [...last.items, item]
}

/** In the order in which the server sorts. */
function isBefore(one: QueueItem, other: QueueItem, sort: QueueFilters['sort']): boolean {
  if (sort === 'risk') return one.risk === other.risk ? one.id > other.id : one.risk > other.risk
  const key = (item: QueueItem) => (sort === 'age' ? item.waitingSince : item.article?.id) ?? ''
  return key(one) === key(other) ? one.id < other.id : key(one) < key(other)
}
