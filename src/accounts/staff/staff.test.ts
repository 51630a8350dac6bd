import { expect, it } from 'vitest'
import { newestMail } from '../../../test/mails.ts'
import { aStaffMember, signedInAs, staffPassword } from '../../../test/staff.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { listAudit } from '../../audit/index.ts'
import { listOutbox } from '../../deliveries/index.ts'
import { must } from '../../platform/result.ts'
import { openAccounts } from '../accounts.ts'
import { systemActor } from '../actor.ts'
import { actorOf, staffSessionOf } from '../actor-of.ts'
import { signIn } from '../sign-in.ts'
import * as staff from './index.ts'

const by = { actor: systemActor, address: '203.0.113.77' }
const newPassword = 'Möwen über dem Kai'

const anAdministrator = (world: TestWorld) => aStaffMember(world, { name: 'Olga Ott', role: 'administrator' })

const canSignIn = async (world: TestWorld, email: string, password: string): Promise<boolean> =>
  (await signIn(openAccounts(world), { email, password, address: null, headers: new Headers() })).ok

const actions = async (world: TestWorld) =>
  (await listAudit(world.db, { action: 'staff.' }, { limit: 50 })).items.map(({ action }) => action).reverse()

describeOnEachDatabase('staff', (testWorld) => {
  it('a role changes from the next request on', async () => {
    const world = await testWorld()
    await anAdministrator(world)
    const anna = await aStaffMember(world)
    const headers = await signedInAs(world, anna)
    const changed = must(await staff.changeRole(world, { staffId: anna.id, role: 'author' }, by))
    expect(changed.role).toBe('author')
    expect((await actorOf(world, headers))?.actor.role).toBe('author')
    const { items } = await listAudit(world.db, { action: 'staff.role-changed' }, { limit: 2 })
    expect(items).toMatchObject([
      {
        subject: { id: anna.id, label: 'Anna Albers' },
        detail: { from: 'editor', to: 'author' },
        network: '203.0.113.0/24',
      },
    ])
  })

  it('who is disabled is out at once and cannot come back in, until enabled', async () => {
    const world = await testWorld()
    await anAdministrator(world)
    const anna = await aStaffMember(world)
    const headers = await signedInAs(world, anna)
    must(await staff.disableStaff(world, anna.id, by))
    expect(await actorOf(world, headers)).toBeNull()
    expect(await canSignIn(world, anna.email, staffPassword)).toBe(false)
    must(await staff.enableStaff(world, anna.id, by))
    expect(await actorOf(world, headers)).toBeNull()
    expect(await canSignIn(world, anna.email, staffPassword)).toBe(true)
  })

  it('who is removed leaves a name in the log, and nothing to sign in with', async () => {
    const world = await testWorld()
    await anAdministrator(world)
    const anna = await aStaffMember(world)
    const headers = await signedInAs(world, anna)
    must(await staff.removeStaff(world, anna.id, by))
    expect(await actorOf(world, headers)).toBeNull()
    expect(await canSignIn(world, anna.email, staffPassword)).toBe(false)
    expect((await staff.listStaff(world)).map(({ name }) => name)).toEqual(['Olga Ott'])
    expect(
      await world.db.selectFrom('staff_credentials').selectAll().where('staff_id', '=', anna.id).execute(),
    ).toEqual([])
    expect(await actions(world)).toContain('staff.removed')
    expect(await staff.removeStaff(world, anna.id, by)).toMatchObject({ refusal: 'unknown-staff' })
  })

  it('the last administrator cannot be disabled, demoted or removed', async () => {
    const world = await testWorld()
    const olga = await anAdministrator(world)
    const other = await aStaffMember(world, { name: 'Paul Petri', role: 'administrator' })
    must(await staff.disableStaff(world, other.id, by))
    const refused = { ok: false, refusal: 'last-administrator' }
    expect(await staff.changeRole(world, { staffId: olga.id, role: 'editor' }, by)).toEqual(refused)
    expect(await staff.disableStaff(world, olga.id, by)).toEqual(refused)
    expect(await staff.removeStaff(world, olga.id, by)).toEqual(refused)
    must(await staff.removeStaff(world, other.id, by))
    must(await staff.changeRole(world, { staffId: olga.id, role: 'administrator' }, by))
  })

  it('of two administrators who demote each other at the same moment one stays', async () => {
    const world = await testWorld()
    const [olga, paul] = [
      await anAdministrator(world),
      await aStaffMember(world, { name: 'Paul Petri', role: 'administrator' }),
    ]
    const results = await Promise.all([
      staff.changeRole(world, { staffId: olga.id, role: 'editor' }, by),
      staff.changeRole(world, { staffId: paul.id, role: 'editor' }, by),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await staff.listStaff(world)).filter(({ role }) => role === 'administrator')).toHaveLength(1)
  })

  it('an administrator signs somebody out everywhere', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const sessions = [await signedInAs(world, anna), await signedInAs(world, anna)]
    expect(await staff.endSessionsOf(world, anna.id, by)).toEqual({ ok: true, value: 2 })
    for (const headers of sessions) expect(await actorOf(world, headers)).toBeNull()
  })
})

describeOnEachDatabase('a forgotten password', (testWorld) => {
  it('is replaced through the mailed link, once; all sessions end and the owner is told', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const headers = await signedInAs(world, anna)
    const accounts = openAccounts(world)
    for (let n = 0; n < 2; n++)
      must(await staff.requestPasswordReset(accounts, { email: 'Anna@zeitung.example', address: null }))
    const { to, token } = await newestMail(world, 'password-reset')
    expect(to).toBe(anna.email)
    expect(
      JSON.stringify(await world.db.selectFrom('staff_verifications').selectAll().execute()),
    ).not.toContain(token)
    expect(must(await staff.passwordResetBehind(world, token)).email).toBe(anna.email)
    expect(await actorOf(world, headers)).not.toBeNull()
    const change = { token, password: newPassword, address: null }
    const results = await Promise.all([
      staff.resetPassword(world, change),
      staff.resetPassword(world, change),
    ])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await actorOf(world, headers)).toBeNull()
    expect(await canSignIn(world, anna.email, staffPassword)).toBe(false)
    expect(await canSignIn(world, anna.email, newPassword)).toBe(true)
    expect(await world.db.selectFrom('staff_verifications').selectAll().execute()).toEqual([])
    expect((await newestMail(world, 'account-changed')).text).toContain('das Passwort Ihres Kontos')
    expect(await staff.passwordResetBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
  })

  it('a link is good for one hour, and not for somebody disabled meanwhile', async () => {
    const world = await testWorld()
    await anAdministrator(world)
    const anna = await aStaffMember(world)
    must(await staff.sendPasswordReset(world, anna.id, by))
    const { token } = await newestMail(world, 'password-reset')
    must(await staff.disableStaff(world, anna.id, by))
    expect(await staff.passwordResetBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
    must(await staff.enableStaff(world, anna.id, by))
    world.clock.advance({ minutes: 59, seconds: 59 })
    expect(await staff.passwordResetBehind(world, token)).toMatchObject({ ok: true })
    world.clock.advance({ seconds: 1 })
    const late = await staff.resetPassword(world, { token, password: newPassword, address: null })
    expect(late).toMatchObject({ refusal: 'link-expired' })
  })

  it('the answer is the same for addresses that are unknown or disabled, but no mail leaves', async () => {
    const world = await testWorld()
    await anAdministrator(world)
    const anna = await aStaffMember(world)
    must(await staff.disableStaff(world, anna.id, by))
    const accounts = openAccounts(world)
    for (const email of ['nobody@zeitung.example', 'no address', anna.email])
      expect(await staff.requestPasswordReset(accounts, { email, address: null })).toEqual({
        ok: true,
        value: null,
      })
    expect((await listOutbox(world, {}, { limit: 9 })).items).toEqual([])
  })

  it('may be asked for three times an hour for one address, known or not', async () => {
    const world = await testWorld()
    await aStaffMember(world)
    const accounts = openAccounts(world)
    for (const email of ['anna@zeitung.example', 'nobody@zeitung.example']) {
      for (let n = 0; n < 3; n++)
        must(await staff.requestPasswordReset(accounts, { email, address: `198.51.100.${n}` }))
      const fourth = await staff.requestPasswordReset(accounts, { email, address: null })
      expect(fourth).toEqual({ ok: false, refusal: 'too-many-tries', detail: { seconds: 3600 } })
    }
    expect((await listOutbox(world, {}, { limit: 9 })).items).toHaveLength(3)
    world.clock.advance({ hours: 1 })
    must(await staff.requestPasswordReset(accounts, { email: 'anna@zeitung.example', address: null }))
  })
})

describeOnEachDatabase('one’s own account', (testWorld) => {
  it('a new password needs the old one; other sessions end, this one goes on', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const [here, there] = [await signedInAs(world, anna), await signedInAs(world, anna)]
    const accounts = openAccounts(world)
    const own = {
      staffId: anna.id,
      sessionId: (await staffSessionOf(world, here))?.session.id ?? '',
      address: null,
    }
    const change = (currentPassword: string, password = newPassword) =>
      staff.changeOwnPassword(accounts, own, { currentPassword, newPassword: password })
    expect(await change('falsch falsch')).toEqual({
      ok: false,
      refusal: 'wrong-password',
      detail: { field: 'currentPassword' },
    })
    expect(await change(staffPassword, 'kurz')).toEqual({
      ok: false,
      refusal: 'password-too-short',
      detail: { field: 'newPassword' },
    })
    must(await change(staffPassword))
    expect(await actorOf(world, here)).not.toBeNull()
    expect(await actorOf(world, there)).toBeNull()
    expect(await canSignIn(world, anna.email, newPassword)).toBe(true)
    for (let n = 0; n < 5; n++) await change('falsch falsch')
    expect(await change(newPassword)).toMatchObject({ refusal: 'too-many-tries' })
  })

  it('a new address needs the password; the old one is told', async () => {
    const world = await testWorld()
    const [anna] = [await aStaffMember(world), await aStaffMember(world, { name: 'Ben Busch' })]
    const accounts = openAccounts(world)
    const own = { staffId: anna.id, sessionId: '', address: null }
    const change = (email: string, currentPassword = staffPassword) =>
      staff.changeOwnEmail(accounts, own, { currentPassword, email })
    expect(await change('anna@neu.example', 'falsch falsch')).toMatchObject({ refusal: 'wrong-password' })
    expect(await change('ben@zeitung.example')).toMatchObject({ refusal: 'email-taken' })
    expect(await change('anna')).toMatchObject({ refusal: 'bad-email' })
    expect(must(await change('Anna@Neu.example')).email).toBe('anna@neu.example')
    expect(await canSignIn(world, 'anna@neu.example', staffPassword)).toBe(true)
    expect(await newestMail(world, 'account-changed')).toMatchObject({
      to: 'anna@zeitung.example',
      text: expect.stringContaining('anna@neu.example'),
    })
  })

  it('a new name is one line', async () => {
    const world = await testWorld()
    const anna = await aStaffMember(world)
    const own = { staffId: anna.id, sessionId: '', address: null }
    expect(must(await staff.changeOwnName(openAccounts(world), own, ' Anna\nAlbers-Busch ')).name).toBe(
      'Anna Albers-Busch',
    )
    expect(await staff.changeOwnName(openAccounts(world), own, '—')).toMatchObject({ refusal: 'bad-name' })
    expect(await actions(world)).toEqual(['staff.name-changed'])
  })
})
