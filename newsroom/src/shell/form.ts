import { isApiError } from '../api.ts'

/** The findings of the server by field, for the inputs they belong to. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isApiError(error)) return {}
  const [only] = error.errors
  // A refusal by a room's own rule concerns one field; its sentence says more than the code beside the field.
  if (only && error.errors.length === 1 && error.code !== 'bad-input') return { [only.path]: error.message }
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]))
}

/** Whether two plain values are the same: a form that was not changed needs no saving. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
