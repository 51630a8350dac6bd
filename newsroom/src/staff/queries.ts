import { queryOptions } from '@tanstack/react-query'
import type { Invitation, OwnSession, StaffMember } from '../../../src/newsroom-api/contract/accounts.ts'
import { get } from '../api.ts'
import type { ListOf } from '../articles/queries.ts'
import type { Role } from '../session/session.ts'

export type { Invitation, OwnSession, StaffMember }

export const roles = ['administrator', 'editor', 'author', 'moderator'] as const satisfies readonly Role[]

export const staffQuery = queryOptions({
  queryKey: ['staff', 'all'],
  queryFn: () => get<ListOf<StaffMember>>('/staff'),
})

export const invitationsQuery = queryOptions({
  queryKey: ['staff', 'invitations'],
  queryFn: () => get<ListOf<Invitation>>('/invitations'),
})

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => get<ListOf<OwnSession>>('/sessions'),
})
