import { toInstant } from '../platform/clock.ts'
import { badInput } from './kit.ts'

/** A cursor is opaque to callers: base64url of JSON. A damaged one is bad input, never an error of ours. */
export const encodeCursor = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * Null on the first page.
 * @throws ApiProblem 422 for anything that is no cursor of this list
 */
export function decodeCursor<T>(text: string | undefined, isValid: (value: unknown) => value is T): T | null {
  if (!text) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (isValid(value)) return value
  } catch {
    // falls through to the one message
  }
  throw badInput([{ path: ['cursor'], message: 'field.cursor' }])
}

/** `{at, id}`: the usual place in a list sorted by time. */
export const isTimePlace = (value: unknown): value is { at: string; id: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { at?: unknown }).at === 'string' &&
  typeof (value as { id?: unknown }).id === 'string' &&
  toInstant((value as { at: string }).at) === (value as { at: string }).at

/** For lists whose cursor is one word. */
export const isText = (value: unknown): value is string => typeof value === 'string'

/** A page of a list that was read with one row too many: the row over tells that there is more. */
export function pageOf<T, Out>(
  rows: T[],
  limit: number,
  show: (row: T) => Out,
  cursorOf: (row: T) => unknown,
): { items: Out[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(show),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  }
}
