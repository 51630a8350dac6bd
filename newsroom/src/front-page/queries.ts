import { queryOptions } from '@tanstack/react-query'
import type { FrontPage } from '../../../src/newsroom-api/contract/front-page.ts'
import { call, get } from '../api.ts'
import { type Board, inputOf } from './board.ts'

export type { FrontPage }

/** Asked for again now and then, so that two people at the desk see each other. */
export const frontPageQuery = queryOptions({
  queryKey: ['front-page'],
  queryFn: () => get<FrontPage>('/front-page'),
  refetchInterval: 20_000,
})

export const saveBoard = (board: Board, version: number): Promise<FrontPage> =>
  call<FrontPage>('PUT', '/front-page', { body: inputOf(board), revision: version })
