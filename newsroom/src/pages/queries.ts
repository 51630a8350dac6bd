import { queryOptions } from '@tanstack/react-query'
import type { Page, PageSummary } from '../../../src/newsroom-api/contract/pages.ts'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { Page, PageSummary }

/** The standing pages by address, unpublished ones included. */
export const standingPagesQuery = queryOptions({
  queryKey: ['pages', 'all'],
  queryFn: async () => (await get<ListOf<PageSummary>>('/pages', { limit: 200 })).items,
})

export const standingPageQuery = (id: string) =>
  queryOptions({ queryKey: ['pages', 'one', id], queryFn: () => get<Page>(`/pages/${id}`) })
