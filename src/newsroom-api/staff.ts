import { z } from '@hono/zod-openapi'
import type { Accounts } from '../accounts/index.ts'
import {
  acceptInvitation,
  type Invitation,
  invitationBehind,
  inviteStaff,
  listInvitations,
  withdrawInvitation,
} from '../accounts/invitations/index.ts'
import {
  changeRole,
  disableStaff,
  enableStaff,
  endSessionsOf,
  listStaff,
  removeStaff,
  sendPasswordReset,
} from '../accounts/staff/index.ts'
import type { Result } from '../platform/result.ts'
import { readSettings } from '../settings/index.ts'
import { byCaller, refusalProblem } from './caller.ts'
import {
  acceptanceInput,
  invitation,
  invitationInput,
  invitationSeen,
  linkInput,
  roleInput,
  type StaffMember,
  session,
  staffMember,
} from './contract/accounts.ts'
import { idempotencyHeader, listOf } from './contract/common.ts'
import { onlyOnce } from './idempotency.ts'
import { type Api, idParameter, jsonAnswer, jsonBody, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'
import { signInHere } from './session.ts'

const listRoute = route({
  method: 'get',
  path: '/staff',
  operationId: 'listStaff',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Everybody who works here, by name',
  responses: { 200: jsonAnswer(listOf(staffMember), 'All of them') },
})
const roleRoute = route({
  method: 'post',
  path: '/staff/{id}/role',
  operationId: 'changeStaffRole',
  access: 'staff.manage',
  conflict: 'It is the last administrator',
  tags: ['staff'],
  summary: 'Give another role; holds from the next request on',
  request: { params: idParameter, body: jsonBody(roleInput) },
  responses: { 200: jsonAnswer(staffMember, 'After the change') },
})
const disableRoute = route({
  method: 'post',
  path: '/staff/{id}/disable',
  operationId: 'disableStaff',
  access: 'staff.manage',
  conflict: 'It is the last administrator',
  tags: ['staff'],
  summary: 'Keep somebody out; ends their sessions at once',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(staffMember, 'Disabled') },
})
const enableRoute = route({
  method: 'post',
  path: '/staff/{id}/enable',
  operationId: 'enableStaff',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Let somebody in again',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(staffMember, 'Enabled') },
})
const removeRoute = route({
  method: 'delete',
  path: '/staff/{id}',
  operationId: 'removeStaff',
  access: 'staff.manage',
  conflict: 'It is the last administrator',
  tags: ['staff'],
  summary: 'Remove an account; what the person wrote keeps their name',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})
const endSessionsRoute = route({
  method: 'delete',
  path: '/staff/{id}/sessions',
  operationId: 'endStaffSessions',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Sign somebody out everywhere',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(z.object({ ended: z.number().int() }), 'How many sessions there were') },
})
const sendResetRoute = route({
  method: 'post',
  path: '/staff/{id}/password-reset',
  operationId: 'sendStaffPasswordReset',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Mail somebody a link to choose a new password',
  request: { params: idParameter },
  responses: { 202: { description: 'The mail is in the outbox' } },
})
const invitationsRoute = route({
  method: 'get',
  path: '/invitations',
  operationId: 'listInvitations',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Invitations neither accepted nor withdrawn, newest first',
  responses: { 200: jsonAnswer(listOf(invitation), 'All of them') },
})
const inviteRoute = route({
  method: 'post',
  path: '/invitations',
  operationId: 'inviteStaff',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Invite by mail: a link for seven days and one use; an older one to the same address ends',
  request: { body: jsonBody(invitationInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(invitation, 'Invited') },
})
const withdrawRoute = route({
  method: 'delete',
  path: '/invitations/{id}',
  operationId: 'withdrawInvitation',
  access: 'staff.manage',
  tags: ['staff'],
  summary: 'Withdraw an invitation: its link ends',
  request: { params: idParameter },
  responses: { 204: { description: 'Withdrawn' } },
})
const lookRoute = route({
  method: 'post',
  path: '/invitations/look',
  operationId: 'lookAtInvitation',
  access: 'open',
  limited: true,
  tags: ['staff'],
  summary: 'What is behind an invitation’s link; changes nothing',
  request: { body: jsonBody(linkInput) },
  responses: { 200: jsonAnswer(invitationSeen, 'The link is good') },
})
const acceptRoute = route({
  method: 'post',
  path: '/invitations/accept',
  operationId: 'acceptInvitation',
  access: 'open',
  limited: true,
  tags: ['staff'],
  summary: 'Accept: makes the account and signs in',
  request: { body: jsonBody(acceptanceInput) },
  responses: { 201: jsonAnswer(session, 'Signed in') },
})

const statuses = {
  'unknown-staff': 404,
  'unknown-invitation': 404,
  'last-administrator': 409,
  'link-invalid': 410,
  'link-expired': 410,
} as const

/** Who works here: accounts, roles, invitations. */
export function staffApi(accounts: Accounts): Api {
  const { world } = accounts
  const api = newApi()

  const shown = async (changed: Result<{ id: string }, string>): Promise<StaffMember> => {
    if (!changed.ok) throw refusalProblem(changed, statuses)
    const found = (await listStaff(world)).find(({ id }) => id === changed.value.id)
    if (!found) throw new ApiProblem({ status: 404, code: 'unknown-staff' })
    return found
  }

  api.openapi(listRoute, async (c) => c.json({ items: await listStaff(world), nextCursor: null }, 200))

  api.openapi(roleRoute, async (c) => {
    const change = { staffId: c.req.valid('param').id, role: c.req.valid('json').role }
    return c.json(await shown(await changeRole(world, change, byCaller(c))), 200)
  })
  api.openapi(disableRoute, async (c) =>
    c.json(await shown(await disableStaff(world, c.req.valid('param').id, byCaller(c))), 200),
  )
  api.openapi(enableRoute, async (c) =>
    c.json(await shown(await enableStaff(world, c.req.valid('param').id, byCaller(c))), 200),
  )
  api.openapi(removeRoute, async (c) => {
    const removed = await removeStaff(world, c.req.valid('param').id, byCaller(c))
    if (!removed.ok) throw refusalProblem(removed, statuses)
    return c.body(null, 204)
  })
  api.openapi(endSessionsRoute, async (c) => {
    const ended = await endSessionsOf(world, c.req.valid('param').id, byCaller(c))
    if (!ended.ok) throw refusalProblem(ended, statuses)
    return c.json({ ended: ended.value }, 200)
  })
  api.openapi(sendResetRoute, async (c) => {
    const queued = await sendPasswordReset(world, c.req.valid('param').id, byCaller(c))
    if (!queued.ok) throw refusalProblem(queued, statuses)
    return c.body(null, 202)
  })

  const present = ({
    invitedByName,
    acceptedAt: _accepted,
    withdrawnAt: _withdrawn,
    ...open
  }: Invitation) => ({
    ...open,
    invitedBy: invitedByName,
    hasExpired: open.expiresAt <= world.clock.now(),
  })

  api.openapi(invitationsRoute, async (c) =>
    c.json({ items: (await listInvitations(world)).map(present), nextCursor: null }, 200),
  )
  api.openapi(inviteRoute, (c) =>
    onlyOnce(world, c, async () => {
      const invited = await inviteStaff(world, c.req.valid('json'), byCaller(c))
      if (!invited.ok) throw refusalProblem(invited, statuses)
      return c.json(present(invited.value), 201)
    }),
  )
  api.openapi(withdrawRoute, async (c) => {
    const withdrawn = await withdrawInvitation(world, c.req.valid('param').id, byCaller(c))
    if (!withdrawn.ok) throw refusalProblem(withdrawn, statuses)
    return c.body(null, 204)
  })
  api.openapi(lookRoute, async (c) => {
    const found = await invitationBehind(world, c.req.valid('json').token)
    if (!found.ok) throw refusalProblem(found, statuses)
    const { email, name, role, invitedByName, expiresAt } = found.value
    const { site } = await readSettings(world.db)
    return c.json({ email, name, role, invitedBy: invitedByName, expiresAt, siteName: site.name }, 200)
  })
  api.openapi(acceptRoute, async (c) => {
    const answer = c.req.valid('json')
    const joined = await acceptInvitation(world, { ...answer, address: c.var.remoteAddress ?? null })
    if (!joined.ok) throw refusalProblem(joined, statuses)
    return c.json(
      await signInHere(accounts, c, { email: joined.value.email, password: answer.password }),
      201,
    )
  })

  return api
}
