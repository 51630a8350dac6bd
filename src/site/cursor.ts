import type { Instant } from '../platform/clock.ts'

/** The last article of a page: the next page begins after it. */
export type Cursor = { publishedAt: Instant; id: string }

/** In addresses: `?before=mi2x0v4w.01930…` */
export const cursorParameter = 'before'
export const cursorText = ({ publishedAt, id }: Cursor): string =>
  `${Date.parse(publishedAt).toString(36)}.${id}`

/** Null when the text is no cursor of ours. */
export function parseCursor(text: string | undefined): Cursor | null {
  const [, time = '', id = ''] = /^(-?[0-9a-z]{1,10})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  const at = new Date(Number.parseInt(time, 36))
  return id && !Number.isNaN(at.getTime()) ? { publishedAt: at.toISOString(), id } : null
}

/** Splits off the one article more than a page holds: it says that there is another page, and where it begins. */
export function pageOf<T extends Cursor>(found: T[], size: number): { items: T[]; next: Cursor | null } {
  const items = found.slice(0, size)
  return { items, next: found.length > size ? (items.at(-1) ?? null) : null }
}
