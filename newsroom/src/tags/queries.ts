import { queryOptions } from '@tanstack/react-query'
import type { TagSuggestion } from '../../../src/newsroom-api/contract/tag-suggestions.ts'
import type { ListedTag, Tag } from '../../../src/newsroom-api/contract/tags.ts'
import { get, type Query } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { ListedTag, Tag }
export type TagKind = Tag['kind']
export const tagKinds = [
  'topic',
  'person',
  'place',
  'organisation',
  'event',
] as const satisfies readonly TagKind[]

export const tagListQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['tags', 'list', filters],
    queryFn: () => get<ListOf<ListedTag>>('/tags', filters),
  })

/** What the article's saved words name; one answer for each revision. */
export const tagSuggestionsQuery = (articleId: string, revision: number) =>
  queryOptions({
    queryKey: ['tags', 'suggestions', articleId, revision],
    queryFn: () => get<{ items: TagSuggestion[] }>(`/articles/${articleId}/tag-suggestions`),
    staleTime: 60_000,
  })

export const tagQuery = (id: string) =>
  queryOptions({ queryKey: ['tags', 'one', id], queryFn: () => get<Tag>(`/tags/${id}`), staleTime: 60_000 })
