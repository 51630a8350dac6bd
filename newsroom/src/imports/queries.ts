import { queryOptions } from '@tanstack/react-query'
import type { Import } from '../../../src/newsroom-api/contract/imports.ts'
import { call, get, post, upload } from '../api.ts'

export type { Import, ImportNote } from '../../../src/newsroom-api/contract/imports.ts'

/** Whether something happens to it without anybody doing anything. */
export const isMoving = ({ state, preview }: Import): boolean =>
  state === 'reading' ||
  state === 'waiting' ||
  state === 'running' ||
  (state === 'ready' && preview?.isWhole === false)

/** One import, asked for again every second as long as something happens. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: () => get<Import>(`/imports/${id}`),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? 1000 : false),
  })

export function uploadArchive(file: File, onProgress: (share: number) => void): Promise<Import> {
  const form = new FormData()
  form.append('file', file, file.name)
  return upload<Import>('/imports', form, onProgress)
}

export const startImport = (id: string): Promise<Import> => post<Import>(`/imports/${id}/start`)
export const dropArchive = (id: string): Promise<void> => call('DELETE', `/imports/${id}`)
export const setHandled = (id: string, number: number, handled: boolean): Promise<void> =>
  call('PUT', `/imports/${id}/notes/${number}`, { body: { handled } })
