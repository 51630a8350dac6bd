import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { pageCounts, topArticles } from '../../../src/newsroom-api/contract/page-counts.ts'
import { get } from '../api.ts'

export type PageCounts = z.infer<typeof pageCounts>
export type TopArticles = z.infer<typeof topArticles>
export type Period = { from: string; to: string }

/** Counted anew about every half minute. */
const fresh = { staleTime: 30_000, placeholderData: keepPreviousData } as const

export const pageCountsQuery = (period: Period, article: string | undefined) =>
  queryOptions({
    queryKey: ['page-counts', 'days', period, article ?? null],
    queryFn: () => get<PageCounts>('/page-counts', { ...period, article }),
    ...fresh,
  })

export const topArticlesQuery = (period: Period) =>
  queryOptions({
    queryKey: ['page-counts', 'articles', period],
    queryFn: () => get<TopArticles>('/page-counts/articles', { ...period, limit: 30 }),
    ...fresh,
  })
