import { queryOptions } from '@tanstack/react-query'
import type { SetUpState } from '../../../src/newsroom-api/contract/set-up.ts'
import { get } from '../api.ts'

/** Whether there is a site. Once there is, it stays so. */
export const setUpStateQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: () => get<SetUpState>('/set-up'),
  staleTime: Number.POSITIVE_INFINITY,
})
