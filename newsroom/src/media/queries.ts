import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import type { Media, MediaPatch } from '../../../src/newsroom-api/contract/media.ts'
import { call, get, type Query, upload } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { Media }

export const mediaQuery = (id: string) =>
  queryOptions({
    queryKey: ['media', 'one', id],
    queryFn: () => get<Media>(`/media/${id}`),
    staleTime: 60_000,
  })

export const useMedia = (id: string | null) => useQuery({ ...mediaQuery(id ?? ''), enabled: Boolean(id) })

export const mediaPagesQuery = (filters: Query) =>
  infiniteQueryOptions({
    queryKey: ['media', 'pages', filters],
    queryFn: ({ pageParam }) => get<ListOf<Media>>('/media', { ...filters, limit: 60, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export type MediaWords = Pick<Media, 'alt' | 'caption' | 'credit'>

export const changeMedia = (media: Media, changes: MediaPatch): Promise<Media> =>
  call<Media>('PATCH', `/media/${media.id}`, { body: changes, revision: media.version })

export function uploadMedia(file: File, onProgress: (share: number) => void): Promise<Media> {
  const form = new FormData()
  form.append('file', file, file.name)
  return upload<Media>('/media', form, onProgress)
}

/** The preview that is at least this wide, or the largest there is. Wide and square ones are crops at the focal point. */
export function pictureAddress({ previews, url }: Media, width: number, crop?: 'wide' | 'square'): string {
  if (!previews) return url
  if (crop) return previews[crop].src
  const { small, medium, large } = previews
  return ([small, medium, large].find((preview) => preview.width >= width) ?? large).src
}
