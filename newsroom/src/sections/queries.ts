import { queryOptions } from '@tanstack/react-query'
import type { Section } from '../../../src/newsroom-api/contract/sections.ts'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { Section }

/** All sections in the paper's order. */
export const sectionsQuery = queryOptions({
  queryKey: ['sections'],
  queryFn: async () => (await get<ListOf<Section>>('/sections', { limit: 200 })).items,
  staleTime: 60_000,
})
