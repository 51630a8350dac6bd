import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  mailingDeliveryPage,
  mailingDetail,
  mailingItem,
  mailingPage,
} from '../../../src/newsroom-api/contract/mailings.ts'
import { get } from '../api.ts'

export type Mailing = z.infer<typeof mailingItem>
export type MailingDetail = z.infer<typeof mailingDetail>
export type MailingPage = z.infer<typeof mailingPage>
export type Progress = Mailing['progress']
export type DeliveryPage = z.infer<typeof mailingDeliveryPage>
export type Delivery = DeliveryPage['items'][number]

/** How often what runs is asked for, in milliseconds. */
export const liveEvery = 2_000

export const isOver = ({ status }: Progress): boolean => status === 'ended' || status === 'cancelled'

/** Each reading of its message is recorded, so it is not asked for again by itself. */
export const mailingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailing', id],
    queryFn: () => get<MailingDetail>(`/mailings/${id}`),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  })

/** How far it is by now: from the list, which holds no message. */
export const mailingNowQuery = ({ id, kind, ref }: Mailing) =>
  queryOptions({
    queryKey: ['mailings', 'one', id],
    queryFn: async () => {
      const { items } = await get<MailingPage>('/mailings', { kind, ref })
      return items.find((each) => each.id === id) ?? null
    },
    refetchInterval: ({ state }) => (state.data && isOver(state.data.progress) ? false : liveEvery),
  })
