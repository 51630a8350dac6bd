import { queryOptions } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type Section = {
  id: string
  slug: string
  name: string
  language: string
  description: string | null
  position: number
  commentMode: string | null
  revision: number
}

/** All sections in the paper's order. */
export const sectionsQuery = queryOptions({
  queryKey: ['sections'],
  queryFn: async () => (await get<ListOf<Section>>('/sections', { limit: 200 })).items,
  staleTime: 60_000,
})
