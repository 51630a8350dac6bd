import { expect, it } from 'vitest'
import { testApi } from '../../test/api.ts'
import { aStaffMember, staffPassword } from '../../test/staff.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { openAccounts, type Role, roles, systemActor, tokenRoles } from '../accounts/index.ts'
import { createToken } from '../accounts/tokens/index.ts'
import { must } from '../platform/result.ts'
import { auditApi } from './audit.ts'
import { apiTokenRoles, staffRoles } from './contract/accounts.ts'
import { outboxApi } from './outbox.ts'
import { passwordResetsApi } from './password-resets.ts'
import { sessionApi } from './session.ts'
import { staffApi } from './staff.ts'
import { tokensApi } from './tokens.ts'

const newPassword = 'Möwen über dem Kai'

function open(world: TestWorld) {
  const accounts = openAccounts(world)
  const apis = [
    sessionApi(accounts),
    staffApi(accounts),
    passwordResetsApi(accounts),
    tokensApi(world),
    auditApi(world),
    outboxApi(world),
  ]
  const api = testApi(world, apis)
  return {
    ...api,
    async signedIn(role: Role, name = 'Anna Albers') {
      const member = await aStaffMember(world, { name, role })
      const caller = api.as()
      const { status } = await caller.call('POST', '/session', {
        email: member.email,
        password: staffPassword,
      })
      if (status !== 201) throw new Error(`signing in answered ${status}`)
      return { ...caller, member }
    },
  }
}

it('the contract knows the same roles as the rules', () => {
  expect(staffRoles).toEqual(roles)
  expect(apiTokenRoles).toEqual(tokenRoles)
})

describeOnEachDatabase('the API of accounts', (testWorld) => {
  it('signs in, says who is there, and signs out', async () => {
    const world = await testWorld()
    const caller = await open(world).signedIn('author')
    const me = await caller.call('GET', '/session')
    expect(me.status).toBe(200)
    expect(me.body).toEqual({
      staff: { id: caller.member.id, name: 'Anna Albers', email: 'anna@zeitung.example', role: 'author' },
      permissions: [
        'articles.read',
        'articles.write-own',
        'media.read',
        'media.write',
        'tags.write',
        'settings.read',
      ],
      site: { name: 'Depesche', url: 'https://zeitung.example', language: 'de', timeZone: 'Europe/Berlin' },
    })
    const kept = [...caller.cookies]
    expect((await caller.call('DELETE', '/session')).status).toBe(204)
    expect((await caller.call('GET', '/session')).status).toBe(401)
    expect((await open(world).as({ cookies: kept }).call('GET', '/session')).status).toBe(401)
    expect((await caller.call('DELETE', '/session')).status).toBe(204)
  })

  it('refuses wrong credentials with 401, too many with 429 and the time to wait', async () => {
    const world = await testWorld()
    await aStaffMember(world)
    const stranger = open(world).as()
    const tryIt = () =>
      stranger.call(
        'POST',
        '/session',
        { email: 'anna@zeitung.example', password: 'x' },
        { 'accept-language': 'de' },
      )
    for (let n = 0; n < 5; n++) {
      const answer = await tryIt()
      expect(answer).toMatchObject({ status: 401, body: { type: 'urn:depesche:problem:sign-in-failed' } })
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    const sixth = await tryIt()
    expect(sixth).toMatchObject({
      status: 429,
      body: { detail: 'Zu viele Versuche. Bitte warten Sie 60 Sekunden.' },
    })
    expect(sixth.headers.get('retry-after')).toBe('60')
  })

  it('a page elsewhere can neither sign anybody in nor act for who is signed in', async () => {
    const world = await testWorld()
    const admin = await open(world).signedIn('administrator')
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const credential = { email: admin.member.email, password: staffPassword }
    const problem = { status: 403, body: { type: 'urn:depesche:problem:cross-site' } }
    expect(await open(world).as().call('POST', '/session', credential, elsewhere)).toMatchObject(problem)
    expect(
      await admin.call('POST', '/tokens', { name: 'x', role: 'administrator' }, elsewhere),
    ).toMatchObject(problem)
    expect(await admin.call('DELETE', '/session', undefined, elsewhere)).toMatchObject(problem)
  })

  it('lists one’s own devices and ends them', async () => {
    const world = await testWorld()
    const { as, signedIn } = open(world)
    const here = await signedIn('author')
    const there = as()
    await there.call('POST', '/session', { email: here.member.email, password: staffPassword })
    const { body } = await here.call('GET', '/sessions')
    const items = body.items as { id: string; isCurrent: boolean; device: string; network: string }[]
    expect(items).toHaveLength(2)
    expect(items.filter(({ isCurrent }) => isCurrent)).toMatchObject([
      { device: 'Firefox · Linux', network: '203.0.113.0/24' },
    ])
    const other = items.find(({ isCurrent }) => !isCurrent)
    expect((await here.call('DELETE', `/sessions/${other?.id}`)).status).toBe(204)
    expect((await here.call('DELETE', `/sessions/${other?.id}`)).status).toBe(404)
    expect((await there.call('GET', '/session')).status).toBe(401)
    expect(await here.call('DELETE', '/sessions')).toMatchObject({ status: 200, body: { ended: 0 } })
    expect((await here.call('GET', '/session')).status).toBe(200)
  })

  it('changes one’s own name, address and password', async () => {
    const world = await testWorld()
    const anna = await open(world).signedIn('author')
    const renamed = await anna.call('POST', '/session/name', { name: 'Anna Albers-Busch' })
    expect(renamed).toMatchObject({ status: 200, body: { staff: { name: 'Anna Albers-Busch' } } })
    const wrong = await anna.call('POST', '/session/email', { currentPassword: 'x', email: 'a@b.example' })
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'currentPassword' }] } })
    const moved = await anna.call('POST', '/session/email', {
      currentPassword: staffPassword,
      email: 'a@b.example',
    })
    expect(moved).toMatchObject({ status: 200, body: { staff: { email: 'a@b.example' } } })
    const change = { currentPassword: staffPassword, newPassword }
    expect((await anna.call('POST', '/session/password', change)).status).toBe(204)
    const again = open(world).as()
    expect(
      (await again.call('POST', '/session', { email: 'a@b.example', password: newPassword })).status,
    ).toBe(201)
  })

  it('an invitation goes by mail, is looked at and accepted, which signs in', async () => {
    const world = await testWorld()
    const { as, signedIn } = open(world)
    const admin = await signedIn('administrator')
    const guest = { email: 'ben@zeitung.example', name: 'Ben', role: 'editor' }
    const invited = await admin.call('POST', '/invitations', guest, { 'idempotency-key': 'k1' })
    expect(invited).toMatchObject({
      status: 201,
      body: { email: 'ben@zeitung.example', invitedBy: 'Anna Albers', hasExpired: false },
    })
    expect((await admin.call('POST', '/invitations', guest, { 'idempotency-key': 'k1' })).body.id).toBe(
      invited.body.id,
    )
    expect(await admin.call('GET', '/invitations')).toMatchObject({ body: { items: [invited.body] } })
    const token = await tokenInMail(admin)
    const ben = as({ address: '198.51.100.7' })
    expect(await ben.call('POST', '/invitations/look', { token })).toMatchObject({
      status: 200,
      body: { name: 'Ben', role: 'editor', siteName: 'Depesche' },
    })
    const weak = await ben.call('POST', '/invitations/accept', { token, name: 'Ben Busch', password: 'kurz' })
    expect(weak).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } })
    const accepted = await ben.call('POST', '/invitations/accept', {
      token,
      name: 'Ben Busch',
      password: newPassword,
    })
    expect(accepted).toMatchObject({ status: 201, body: { staff: { name: 'Ben Busch', role: 'editor' } } })
    expect((await ben.call('GET', '/session')).status).toBe(200)
    expect(await as().call('POST', '/invitations/look', { token })).toMatchObject({
      status: 410,
      body: { type: 'urn:depesche:problem:link-invalid' },
    })
    expect((await admin.call('DELETE', `/invitations/${invited.body.id}`)).status).toBe(404)
  })

  it('an administrator manages staff, but cannot be the last to go', async () => {
    const world = await testWorld()
    const { signedIn } = open(world)
    const admin = await signedIn('administrator')
    const ben = await signedIn('author', 'Ben Busch')
    const { id } = ben.member
    expect(await admin.call('POST', `/staff/${id}/role`, { role: 'moderator' })).toMatchObject({
      status: 200,
      body: { role: 'moderator' },
    })
    expect((await ben.call('GET', '/session')).body).toMatchObject({
      permissions: ['articles.read', 'comments.moderate', 'settings.read'],
    })
    expect(await admin.call('DELETE', `/staff/${id}/sessions`)).toMatchObject({
      status: 200,
      body: { ended: 1 },
    })
    expect((await ben.call('GET', '/session')).status).toBe(401)
    expect((await admin.call('POST', `/staff/${id}/disable`)).body.disabledAt).toBe(
      '2026-11-23T09:00:00.000Z',
    )
    expect(
      (await ben.call('POST', '/session', { email: ben.member.email, password: staffPassword })).status,
    ).toBe(401)
    expect((await admin.call('POST', `/staff/${id}/enable`)).body.disabledAt).toBeNull()
    expect((await admin.call('DELETE', `/staff/${id}`)).status).toBe(204)
    const last = { status: 409, body: { type: 'urn:depesche:problem:last-administrator' } }
    const own = admin.member.id
    expect(await admin.call('POST', `/staff/${own}/role`, { role: 'editor' })).toMatchObject(last)
    expect(await admin.call('POST', `/staff/${own}/disable`)).toMatchObject(last)
    expect(await admin.call('DELETE', `/staff/${own}`)).toMatchObject(last)
    expect((await admin.call('DELETE', `/staff/${id}`)).status).toBe(404)
    expect((await admin.call('GET', '/staff')).body.items).toMatchObject([
      { id: own, lastSeenAt: '2026-11-23T09:00:00.000Z' },
    ])
  })

  it('a forgotten password: asked for, link looked at, replaced', async () => {
    const world = await testWorld()
    const { as, signedIn } = open(world)
    const admin = await signedIn('administrator')
    const ben = await aStaffMember(world, { name: 'Ben Busch' })
    const answers = [
      await as().call('POST', '/password-resets', { email: ben.email }),
      await as().call('POST', '/password-resets', { email: 'nobody@zeitung.example' }),
    ]
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [202, {}],
      [202, {}],
    ])
    const token = await tokenInMail(admin)
    expect(await as().call('POST', '/password-resets/look', { token })).toMatchObject({
      status: 200,
      body: { name: 'Ben Busch' },
    })
    const password = newPassword
    expect((await as().call('POST', '/password-resets/confirm', { token, password })).status).toBe(204)
    expect((await as().call('POST', '/password-resets/confirm', { token, password })).status).toBe(410)
    expect((await as().call('POST', '/session', { email: ben.email, password })).status).toBe(201)
    expect((await admin.call('POST', `/staff/${ben.id}/password-reset`)).status).toBe(202)
  })

  it('a token is shown once, opens the API with its role, and is revoked', async () => {
    const world = await testWorld()
    const { as, signedIn } = open(world)
    const admin = await signedIn('administrator')
    const created = await admin.call('POST', '/tokens', { name: 'Import', role: 'administrator' })
    const program = as({ token: String(created.body.token) })
    const { body } = await program.call('GET', '/tokens')
    expect(body.items).toMatchObject([
      { id: created.body.id, name: 'Import', createdBy: 'Anna Albers', revokedAt: null },
    ])
    expect(JSON.stringify(body)).not.toContain(String(created.body.token))
    for (const [method, path] of [
      ['GET', '/session'],
      ['GET', '/sessions'],
      ['DELETE', '/sessions'],
    ] as const)
      expect(await program.call(method, path)).toMatchObject({
        status: 403,
        body: { type: 'urn:depesche:problem:staff-only' },
      })
    expect((await admin.call('DELETE', `/tokens/${created.body.id}`)).status).toBe(204)
    expect((await program.call('GET', '/tokens')).status).toBe(401)
    expect(await admin.call('POST', '/tokens', { name: 'x', role: 'owner' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'role' }] },
    })
  })

  it('the outbox shows what waits and why; opening, retrying and cancelling are in the audit log', async () => {
    const world = await testWorld()
    const admin = await open(world).signedIn('administrator')
    await admin.call('POST', '/invitations', { email: 'ben@zeitung.example', role: 'author' })
    const { body } = await admin.call('GET', '/outbox?state=open')
    expect(body).toMatchObject({
      hasSmtp: false,
      items: [{ kind: 'invitation', status: 'waiting-for-smtp', to: 'ben@zeitung.example', nextTryAt: null }],
    })
    const path = `/outbox/${(body.items as { id: string }[])[0]?.id}`
    const mail = await admin.call('GET', path)
    expect(mail.body).toMatchObject({
      from: { address: 'no-reply@zeitung.example' },
      attempts: [],
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    expect(mail.body.html).toContain('/newsroom/invitation?token=')
    expect((await admin.call('POST', `${path}/cancel`)).status).toBe(204)
    expect((await admin.call('POST', `${path}/retry`)).status).toBe(202)
    expect((await admin.call('GET', '/outbox/nothing')).status).toBe(404)
    const audit = await admin.call('GET', '/audit?action=outbox.&limit=2')
    expect((audit.body.items as { action: string }[]).map(({ action }) => action)).toEqual([
      'outbox.retried',
      'outbox.cancelled',
    ])
    const next = await admin.call('GET', `/audit?action=outbox.&limit=2&cursor=${audit.body.nextCursor}`)
    expect(next.body).toMatchObject({
      items: [
        { action: 'outbox.opened', subject: { label: 'ben@zeitung.example' }, network: '203.0.113.0/24' },
      ],
      nextCursor: null,
    })
  })

  it.each(['editor', 'author', 'moderator', 'scoring', null] as const)(
    '%s may do none of what administrators do',
    async (role) => {
      const world = await testWorld()
      const by = { actor: systemActor, address: null }
      const token = role ? must(await createToken(world, { name: 'Test', role }, by)).token : undefined
      const caller = open(world).as(token ? { token } : {})
      const calls = [
        ['GET', '/staff'],
        ['POST', '/staff/1/role', { role: 'administrator' }],
        ['POST', '/staff/1/disable'],
        ['POST', '/staff/1/enable'],
        ['DELETE', '/staff/1'],
        ['DELETE', '/staff/1/sessions'],
        ['POST', '/staff/1/password-reset'],
        ['GET', '/invitations'],
        ['POST', '/invitations', { email: 'a@b.example', role: 'administrator' }],
        ['DELETE', '/invitations/1'],
        ['GET', '/tokens'],
        ['POST', '/tokens', { name: 'x', role: 'administrator' }],
        ['DELETE', '/tokens/1'],
        ['GET', '/audit'],
        ['GET', '/outbox'],
        ['GET', '/outbox/1'],
        ['POST', '/outbox/1/retry'],
        ['POST', '/outbox/1/cancel'],
      ] as const
      for (const [method, path, body] of calls)
        expect([method, path, (await caller.call(method, path, body)).status]).toEqual([
          method,
          path,
          role ? 403 : 401,
        ])
    },
  )
})

async function tokenInMail(admin: {
  call(method: string, path: string): Promise<{ body: Record<string, unknown> }>
}): Promise<string> {
  const { body } = await admin.call('GET', '/outbox')
  const mail = await admin.call('GET', `/outbox/${(body.items as { id: string }[])[0]?.id}`)
  return /token=([\w-]+)/.exec(String(mail.body.text))?.[1] ?? ''
}
