import { queryOptions } from '@tanstack/react-query'
import { groupQuery } from '../settings/queries.ts'
import type { Reading } from './session.ts'

/** What the editor needs of the settings. */
export const readingQuery = queryOptions({
  ...groupQuery('reading'),
  select: ({ values }): Reading => values,
  staleTime: 5 * 60_000,
})
