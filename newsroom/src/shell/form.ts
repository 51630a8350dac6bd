import { isApiError } from '../api.ts'

/** The findings of the server by field, for the inputs they belong to. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isApiError(error)) return {}
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]))
}

/** Whether two plain values are the same: a form that was not changed needs no saving. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
