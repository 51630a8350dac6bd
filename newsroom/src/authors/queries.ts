import { queryOptions } from '@tanstack/react-query'
import type { Author, ListedAuthor } from '../../../src/newsroom-api/contract/authors.ts'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { Author, ListedAuthor }

/** By name, for choosing one. */
export const authorsQuery = queryOptions({
  queryKey: ['authors', 'all'],
  queryFn: async () => (await get<ListOf<ListedAuthor>>('/authors', { limit: 200 })).items,
  staleTime: 60_000,
})

export const authorQuery = (id: string) =>
  queryOptions({ queryKey: ['authors', 'one', id], queryFn: () => get<Author>(`/authors/${id}`) })
