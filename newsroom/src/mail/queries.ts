import { queryOptions } from '@tanstack/react-query'
import type { DkimKey, MailState } from '../../../src/newsroom-api/contract/mail.ts'
import { get } from '../api.ts'

export const mailStateQuery = queryOptions({
  queryKey: ['mail', 'state'],
  queryFn: () => get<MailState>('/mail'),
})

export const dkimKeysQuery = queryOptions({
  queryKey: ['mail', 'dkim-keys'],
  queryFn: () => get<{ items: DkimKey[] }>('/mail/dkim-keys'),
})
