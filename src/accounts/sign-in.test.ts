import { expect, it } from 'vitest'
import { aStaffMember, firefox, headersOf, signedInAs, staffPassword } from '../../test/staff.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { listAudit } from '../audit/index.ts'
import { must, type Result } from '../platform/result.ts'
import { openAccounts } from './accounts.ts'
import { systemActor } from './actor.ts'
import { actorOf, staffSessionOf } from './actor-of.ts'
import { endOtherSessions, endSession, listSessions } from './sessions/index.ts'
import { signIn, signOut } from './sign-in.ts'
import { disableStaff } from './staff/index.ts'

const attempt = (
  changes: { email?: string; password?: string; cookies?: string[]; address?: string } = {},
) => ({
  email: changes.email ?? 'anna@zeitung.example',
  password: changes.password ?? staffPassword,
  address: changes.address ?? '203.0.113.77',
  headers: headersOf(changes.cookies ?? []),
})

const refusalOf = async (result: Promise<Result<unknown, string>>): Promise<string | null> => {
  const { ok, ...rest } = await result
  return ok ? null : (rest as { refusal: string }).refusal
}

describeOnEachDatabase('signing in', (testWorld) => {
  it('gives a session that says who calls', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const { setCookies, staff } = must(
      await signIn(openAccounts(world), attempt({ email: ' Anna@Zeitung.example ' })),
    )
    expect(staff).toEqual(anna)
    const [session = '', device = ''] = setCookies
    expect(session).toMatch(
      /^__Host-depesche_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(device).toMatch(
      /^__Host-depesche_device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    const actor = { kind: 'staff', id: anna.id, name: 'Anna Albers', role: 'editor' }
    expect(await actorOf(world, headersOf([session]))).toEqual({ actor, signedInBy: 'cookie' })
    expect(await listSessions(world, anna.id)).toMatchObject([
      {
        device: 'Firefox · Linux',
        userAgent: firefox,
        network: '203.0.113.0/24',
        createdAt: '2026-11-23T09:00:00.000Z',
        seenAt: '2026-11-23T09:00:00.000Z',
        expiresAt: '2026-11-30T09:00:00.000Z',
      },
    ])
    const { items } = await listAudit(world.db, { action: 'staff.signed-in' }, { limit: 5 })
    expect(items).toMatchObject([{ actor: { id: anna.id }, network: '203.0.113.0/24' }])
  })

  it('on a site without https the cookie has no prefix that needs it', async () => {
    const world = await testWorld({ DEPESCHE_PUBLIC_URL: 'http://localhost:4000' })
    await aStaffMember(world)
    const { setCookies } = must(await signIn(openAccounts(world), attempt()))
    expect(setCookies[0]).toMatch(
      /^depesche_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await actorOf(world, headersOf(setCookies)))?.actor.name).toBe('Anna Albers')
  })

  it('refuses unknown address, wrong password and disabled account in the same words', async () => {
    const world = await testWorld()
    await aStaffMember(world, { name: 'Olga Ott', role: 'administrator' })
    await aStaffMember(world)
    const ben = await aStaffMember(world, { name: 'Ben Busch' })
    must(await disableStaff(world, ben.id, { actor: systemActor, address: null }))
    const accounts = openAccounts(world)
    const refusals = []
    for (const changes of [
      { email: 'nobody@zeitung.example' },
      { email: 'no address' },
      { password: 'falsch falsch' },
      { password: '' },
      { password: 'x'.repeat(5000) },
      { email: ben.email },
    ]) {
      world.clock.advance({ minutes: 2 })
      refusals.push(await signIn(accounts, attempt(changes)))
    }
    expect(refusals).toEqual(Array(6).fill({ ok: false, refusal: 'sign-in-failed' }))
    expect(await world.db.selectFrom('staff_sessions').selectAll().execute()).toEqual([])
  })

  it('five wrong passwords a minute, then a minute of waiting, for the right one too', async () => {
    const world = await testWorld()
    await aStaffMember(world)
    const accounts = openAccounts(world)
    const from = (address: string, password?: string) => signIn(accounts, attempt({ address, password }))
    for (let n = 0; n < 5; n++)
      expect(await refusalOf(from(`198.51.100.${n}`, 'falsch falsch'))).toBe('sign-in-failed')
    expect(await from('198.51.100.9')).toEqual({
      ok: false,
      refusal: 'too-many-tries',
      detail: { seconds: 60 },
    })
    world.clock.advance({ seconds: 61 })
    expect((await from('198.51.100.9')).ok).toBe(true)
  })

  it('a stranger who tries all day does not keep out the owner, whose browser is known', async () => {
    const world = await testWorld()
    await aStaffMember(world)
    const accounts = openAccounts(world)
    const { setCookies } = must(await signIn(accounts, attempt()))
    const device = setCookies.slice(1)
    for (let n = 0; n < 6; n++)
      await signIn(accounts, attempt({ address: `198.51.100.${n}`, password: 'falsch falsch' }))
    expect(await refusalOf(signIn(accounts, attempt()))).toBe('too-many-tries')
    expect((await signIn(accounts, attempt({ cookies: device }))).ok).toBe(true)
    expect(
      await refusalOf(signIn(accounts, attempt({ email: 'ben@zeitung.example', cookies: device }))),
    ).toBe('sign-in-failed')
  })

  it('one network may fail five times a minute, over all addresses; successes do not count', async () => {
    const world = await testWorld()
    await aStaffMember(world)
    const accounts = openAccounts(world)
    for (let n = 0; n < 12; n++) expect((await signIn(accounts, attempt())).ok).toBe(true)
    for (let n = 0; n < 5; n++)
      await signIn(accounts, attempt({ email: `nobody-${n}@zeitung.example`, address: `2001:db8:7:1::${n}` }))
    expect(await refusalOf(signIn(accounts, attempt({ address: '2001:db8:7:1::ffff' })))).toBe(
      'too-many-tries',
    )
    expect((await signIn(accounts, attempt({ address: '2001:db8:7:2::1' }))).ok).toBe(true)
  })

  it('a new sign-in in the same browser ends the session it had', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const accounts = openAccounts(world)
    const first = must(await signIn(accounts, attempt())).setCookies
    const second = must(await signIn(accounts, attempt({ cookies: first }))).setCookies
    expect(second[0]).not.toBe(first[0])
    expect(await actorOf(world, headersOf(first))).toBeNull()
    expect(await listSessions(world, anna.id)).toHaveLength(1)
  })

  it('signing out ends the session on the server and in the browser', async () => {
    const world = await testWorld()
    const headers = await signedInAs(world, await aStaffMember(world))
    const cookie = await signOut(openAccounts(world), headers)
    expect(cookie).toMatch(/^__Host-depesche_session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(await actorOf(world, headers)).toBeNull()
    expect(await signOut(openAccounts(world), headers)).toBe(cookie)
  })

  it('a session ends after seven days unused, and after thirty in any case', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const [used, unused] = [await signedInAs(world, anna), await signedInAs(world, anna)]
    for (let day = 0; day < 7; day++) {
      world.clock.advance({ days: 1 })
      if (day < 6) expect((await actorOf(world, used))?.actor.id).toBe(anna.id)
    }
    expect(await actorOf(world, unused)).toBeNull()
    for (let day = 7; day < 30; day++) {
      expect((await actorOf(world, used))?.actor.id).toBe(anna.id)
      world.clock.advance({ days: 1 })
    }
    expect(await actorOf(world, used)).toBeNull()
  })

  it('a person sees their sessions and ends one of them, or all others; nobody else’s', async () => {
    const world = await testWorld()
    const [anna, ben] = [await aStaffMember(world), await aStaffMember(world, { name: 'Ben Busch' })]
    const [here, there, elsewhere, bens] = [
      await signedInAs(world, anna),
      await signedInAs(world, anna),
      await signedInAs(world, anna),
      await signedInAs(world, ben),
    ]
    const sessionId = async (headers: Headers) => (await staffSessionOf(world, headers))?.session.id ?? ''
    expect(await endSession(world, { staffId: anna.id, sessionId: await sessionId(bens) })).toBe(false)
    expect(await endSession(world, { staffId: anna.id, sessionId: await sessionId(there) })).toBe(true)
    expect(await actorOf(world, there)).toBeNull()
    expect(await endOtherSessions(world, { staffId: anna.id, sessionId: await sessionId(here) })).toBe(1)
    expect(await actorOf(world, elsewhere)).toBeNull()
    expect((await actorOf(world, here))?.actor.id).toBe(anna.id)
    expect((await actorOf(world, bens))?.actor.id).toBe(ben.id)
  })

  it('knows nobody by a cookie that was forged, cut or made with another secret', async () => {
    const world = await testWorld()
    const headers = await signedInAs(world, await aStaffMember(world))
    const cookie = headers.get('cookie') ?? ''
    const row = await world.db.selectFrom('staff_sessions').select('token').executeTakeFirstOrThrow()
    const name = '__Host-depesche_session'
    const forged = [
      `${name}=${row.token}`,
      `${name}=${row.token}.`,
      `${name}=${row.token}.${'A'.repeat(43)}=`,
      `${name}=`,
      `${name}=%E0%A4%A`,
      cookie.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`),
      cookie.replace(name, 'depesche_session'),
    ]
    for (const value of forged) expect(await actorOf(world, new Headers({ cookie: value }))).toBeNull()
    expect(await actorOf(world, new Headers({ cookie: `other=1; ${cookie}` }))).not.toBeNull()
    const otherSecret = {
      ...world,
      config: { ...world.config, secret: 'another secret, as long as the first one' },
    }
    expect(await actorOf(otherSecret, headers)).toBeNull()
  })
})
