import { queryOptions } from '@tanstack/react-query'
import { get, type Query } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type Tag = {
  id: string
  slug: string
  name: string
  kind: 'topic' | 'person' | 'place' | 'organisation' | 'event'
  description: string | null
  sameAs: string | null
  aliases: string[]
  revision: number
}

export const tagListQuery = (filters: Query) =>
  queryOptions({ queryKey: ['tags', 'list', filters], queryFn: () => get<ListOf<Tag>>('/tags', filters) })

export const tagQuery = (id: string) =>
  queryOptions({ queryKey: ['tags', 'one', id], queryFn: () => get<Tag>(`/tags/${id}`), staleTime: 60_000 })
