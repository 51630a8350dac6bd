import { queryOptions } from '@tanstack/react-query'
import type { OutboxMail } from '../../../src/newsroom-api/contract/deliveries.ts'
import { get } from '../api.ts'

/** Each reading of a mail is recorded, so it is not asked for again by itself. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['outbox', 'one', id],
    queryFn: () => get<OutboxMail>(`/outbox/${id}`),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  })
