import { queryOptions } from '@tanstack/react-query'
import type { ApiToken } from '../../../src/newsroom-api/contract/accounts.ts'
import type { Webhook, WebhookDelivery } from '../../../src/newsroom-api/contract/webhooks.ts'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'

export type { ApiToken, Webhook, WebhookDelivery }

export const tokenRoles = [
  'editor',
  'author',
  'moderator',
  'scoring',
  'administrator',
] as const satisfies readonly ApiToken['role'][]

export const webhookEvents = [
  'article.published',
  'article.updated',
  'article.unpublished',
  'comment.pending',
  'comment.approved',
] as const satisfies readonly Webhook['events'][number][]

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: () => get<ListOf<ApiToken>>('/tokens'),
})

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'all'],
  queryFn: () => get<ListOf<Webhook>>('/webhooks'),
})

export const webhookDeliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', 'deliveries', id],
    queryFn: () => get<ListOf<WebhookDelivery>>(`/webhooks/${id}/deliveries`),
  })
