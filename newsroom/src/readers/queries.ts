import type { FoundReaders, ReaderProof } from '../../../src/newsroom-api/contract/readers.ts'
import { get, post } from '../api.ts'

export type { ReaderProof }
export type FoundReader = FoundReaders['items'][number]

export const findReaders = (words: string): Promise<FoundReaders> =>
  post<FoundReaders>('/readers/search', { words })
export const proofQuery = (id: string) => ({
  queryKey: ['readers', id],
  queryFn: () => get<ReaderProof>(`/readers/${id}`),
  // Each look is noted: it is looked once.
  staleTime: Number.POSITIVE_INFINITY,
})
