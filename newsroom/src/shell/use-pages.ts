import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { get, type Query } from '../api.ts'

type Page<T> = { items: T[]; nextCursor: string | null }

/**
 * A list of the API page by page, as `RowList` takes it. What changes the list invalidates the key that is the first
 * part of the path: `['tags']`.
 */
export function usePages<T, P extends Page<T> = Page<T>>(path: `/${string}`, filters: Query = {}) {
  const list = useInfiniteQuery({
    queryKey: [...path.split('/').slice(1), 'pages', filters],
    queryFn: ({ pageParam }) => get<P>(path, { ...filters, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  return {
    items: list.data?.pages.flatMap(({ items }) => items),
    first: list.data?.pages[0],
    error: list.isError ? list.error : undefined,
    more: list.hasNextPage
      ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
      : undefined,
  }
}
