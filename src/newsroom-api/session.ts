import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Accounts, permissionsOf, signIn, signOut } from '../accounts/index.ts'
import { endOtherSessions, endSession, listSessions } from '../accounts/sessions/index.ts'
import {
  changeOwnEmail,
  changeOwnName,
  changeOwnPassword,
  type StaffMember,
  staffMember,
} from '../accounts/staff/index.ts'
import { readSettings } from '../settings/index.ts'
import { ownOf, refusalProblem } from './caller.ts'
import {
  ownEmailInput,
  ownNameInput,
  ownPasswordInput,
  ownSession,
  type Session,
  session,
  signInInput,
} from './contract/accounts.ts'
import { listOf } from './contract/common.ts'
import { type Api, type ApiEnv, idParameter, jsonAnswer, jsonBody, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const signInRoute = route({
  method: 'post',
  path: '/session',
  operationId: 'signIn',
  access: 'open',
  limited: true,
  tags: ['session'],
  summary: 'Sign in with address and password; sets the session cookie',
  description: 'Five failures a minute for each address and each network, then 429.',
  request: { body: jsonBody(signInInput) },
  responses: { 201: jsonAnswer(session, 'Signed in') },
})
const readRoute = route({
  method: 'get',
  path: '/session',
  operationId: 'getSession',
  access: 'signed-in',
  tags: ['session'],
  summary: 'Who is signed in, and what they may do',
  responses: { 200: jsonAnswer(session, 'The session') },
})
const signOutRoute = route({
  method: 'delete',
  path: '/session',
  operationId: 'signOut',
  access: 'open',
  tags: ['session'],
  summary: 'Sign out: ends the session on the server, whether or not there still is one',
  responses: { 204: { description: 'Signed out' } },
})
const listRoute = route({
  method: 'get',
  path: '/sessions',
  operationId: 'listSessions',
  access: 'signed-in',
  tags: ['session'],
  summary: 'The devices on which this person is signed in',
  responses: { 200: jsonAnswer(listOf(ownSession), 'All of them') },
})
const endRoute = route({
  method: 'delete',
  path: '/sessions/{id}',
  operationId: 'endSession',
  access: 'signed-in',
  tags: ['session'],
  summary: 'Sign this person out on one device',
  request: { params: idParameter },
  responses: { 204: { description: 'Ended' } },
})
const endOthersRoute = route({
  method: 'delete',
  path: '/sessions',
  operationId: 'endOtherSessions',
  access: 'signed-in',
  tags: ['session'],
  summary: 'Sign this person out on all devices but this one',
  responses: { 200: jsonAnswer(z.object({ ended: z.number().int() }), 'How many there were') },
})
const nameRoute = route({
  method: 'post',
  path: '/session/name',
  operationId: 'changeOwnName',
  access: 'signed-in',
  tags: ['session'],
  summary: 'Change one’s own name',
  request: { body: jsonBody(ownNameInput) },
  responses: { 200: jsonAnswer(session, 'After the change') },
})
const passwordRoute = route({
  method: 'post',
  path: '/session/password',
  operationId: 'changeOwnPassword',
  access: 'signed-in',
  limited: true,
  tags: ['session'],
  summary: 'Change one’s own password; ends the sessions on other devices',
  request: { body: jsonBody(ownPasswordInput) },
  responses: { 204: { description: 'Changed' } },
})
const emailRoute = route({
  method: 'post',
  path: '/session/email',
  operationId: 'changeOwnEmail',
  access: 'signed-in',
  limited: true,
  tags: ['session'],
  summary: 'Change the address one signs in with; the old one is told',
  request: { body: jsonBody(ownEmailInput) },
  responses: { 200: jsonAnswer(session, 'After the change') },
})

const statuses = { 'unknown-staff': 404, 'sign-in-failed': 401 } as const

/** Signing in and out, one's own sessions and account. */
export function sessionApi(accounts: Accounts): Api {
  const { world } = accounts
  const api = newApi()

  api.openapi(signInRoute, async (c) => c.json(await signInHere(accounts, c, c.req.valid('json')), 201))

  api.openapi(readRoute, async (c) => {
    const { staffId } = await ownOf(world, c)
    return c.json(await presentSession(accounts, await staffMember(world, staffId)), 200)
  })

  api.openapi(signOutRoute, async (c) => {
    addCookies(c, [await signOut(accounts, c.req.raw.headers)])
    return c.body(null, 204)
  })

  api.openapi(listRoute, async (c) => {
    const { staffId, sessionId } = await ownOf(world, c)
    const items = (await listSessions(world, staffId)).map(
      ({ id, device, network, createdAt, seenAt, expiresAt }) => ({
        id,
        device,
        network,
        createdAt,
        seenAt,
        expiresAt,
        isCurrent: id === sessionId,
      }),
    )
    return c.json({ items, nextCursor: null }, 200)
  })

  api.openapi(endRoute, async (c) => {
    const { staffId } = await ownOf(world, c)
    const ended = await endSession(world, { staffId, sessionId: c.req.valid('param').id })
    if (!ended) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.body(null, 204)
  })

  api.openapi(endOthersRoute, async (c) => {
    const own = await ownOf(world, c)
    return c.json({ ended: await endOtherSessions(world, own) }, 200)
  })

  api.openapi(nameRoute, async (c) => {
    const changed = await changeOwnName(accounts, await ownOf(world, c), c.req.valid('json').name)
    if (!changed.ok) throw refusalProblem(changed, statuses)
    return c.json(await presentSession(accounts, changed.value), 200)
  })

  api.openapi(passwordRoute, async (c) => {
    const changed = await changeOwnPassword(accounts, await ownOf(world, c), c.req.valid('json'))
    if (!changed.ok) throw refusalProblem(changed, statuses)
    return c.body(null, 204)
  })

  api.openapi(emailRoute, async (c) => {
    const changed = await changeOwnEmail(accounts, await ownOf(world, c), c.req.valid('json'))
    if (!changed.ok) throw refusalProblem(changed, statuses)
    return c.json(await presentSession(accounts, changed.value), 200)
  })

  return api
}

/** Signs in and sets the cookies; also after an accepted invitation and after set-up. */
export async function signInHere(
  accounts: Accounts,
  c: Context<ApiEnv>,
  credential: { email: string; password: string },
): Promise<Session> {
  const address = c.var.remoteAddress ?? null
  const signedIn = await signIn(accounts, { ...credential, headers: c.req.raw.headers, address })
  if (!signedIn.ok) throw refusalProblem(signedIn, statuses)
  addCookies(c, signedIn.value.setCookies)
  return presentSession(accounts, signedIn.value.staff)
}

function addCookies(c: Context<ApiEnv>, setCookies: readonly string[]): void {
  for (const value of setCookies) c.header('Set-Cookie', value, { append: true })
}

async function presentSession({ world }: Accounts, staff: StaffMember | null): Promise<Session> {
  if (!staff) throw new ApiProblem({ status: 401, code: 'not-signed-in' })
  const { id, name, email, role } = staff
  const { site } = await readSettings(world.db)
  return {
    staff: { id, name, email, role },
    permissions: [...permissionsOf(role)],
    site: { name: site.name, url: world.config.publicUrl, language: site.language, timeZone: site.timeZone },
  }
}
