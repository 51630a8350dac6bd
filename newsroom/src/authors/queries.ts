import { queryOptions } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type Author = {
  id: string
  slug: string
  name: string
  roleTitle: string | null
  biography: string | null
  email: string | null
  website: string | null
  portraitMediaId: string | null
  staffId: string | null
  revision: number
}

export const authorsQuery = queryOptions({
  queryKey: ['authors'],
  queryFn: async () => (await get<ListOf<Author>>('/authors', { limit: 200 })).items,
  staleTime: 60_000,
})
