import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Article,
  ArticleInput,
  ArticlePatch,
  ArticleSummary,
  revision,
  revisionSummary,
} from '../../../src/newsroom-api/contract/articles.ts'
import { call, get, type Query } from '../api.ts'

export type ListOf<T> = { items: T[]; nextCursor: string | null }
export type RevisionSummary = z.infer<typeof revisionSummary>
export type Revision = z.infer<typeof revision>
export type ArticleFilters = Query & { q?: string | undefined; limit?: number }

export const articleListQuery = (filters: ArticleFilters) =>
  queryOptions({
    queryKey: ['articles', 'list', filters],
    queryFn: () => get<ListOf<ArticleSummary>>('/articles', filters),
  })

/** The list page by page, as long as one asks for more. */
export const articlePagesQuery = (filters: ArticleFilters) =>
  infiniteQueryOptions({
    queryKey: ['articles', 'pages', filters],
    queryFn: ({ pageParam }) => get<ListOf<ArticleSummary>>('/articles', { ...filters, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export const articleQuery = (id: string) =>
  queryOptions({ queryKey: ['articles', 'one', id], queryFn: () => fetchArticle(id) })

export const fetchArticle = (id: string): Promise<Article> => get<Article>(`/articles/${id}`)

/** Browsers let a call outlive its page only up to 64 kB. */
const mostOutliving = 60_000

/**
 * A change of an article in any state; throws 412 when somebody saved since `revision`. `leaving`: the page is being
 * left, the call should arrive all the same.
 */
export const patchArticle = (
  id: string,
  patch: ArticlePatch,
  { revision, leaving = false }: { revision: number; leaving?: boolean },
): Promise<Article> => {
  const keepalive = leaving && JSON.stringify(patch).length < mostOutliving
  return call<Article>('PATCH', `/articles/${id}`, { body: patch, revision, keepalive })
}

/** The same key never makes a second article, however often it is sent. */
export async function createArticle(input: ArticleInput, idempotencyKey: string): Promise<Article> {
  const { id } = await call<{ id: string }>('POST', '/articles', { body: input, idempotencyKey })
  return fetchArticle(id)
}

export const revisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['articles', 'one', id, 'revisions'],
    queryFn: () => get<ListOf<RevisionSummary>>(`/articles/${id}/revisions`, { limit: 200 }),
  })

export const revisionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['articles', 'one', id, 'revisions', number],
    queryFn: () => get<Revision>(`/articles/${id}/revisions/${number}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
