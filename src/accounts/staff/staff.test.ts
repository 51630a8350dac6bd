import { expect, it } from 'vitest'
import { aStaffMember, signedInAs, staffPassword } from '../../../test/staff.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { listAudit } from '../../audit/index.ts'
import { listOutbox, mailInOutbox } from '../../deliveries/index.ts'
import { must } from '../../platform/result.ts'
import { openAccounts } from '../accounts.ts'
import { systemActor } from '../actor.ts'
import { actorOf, staffSessionOf } from '../actor-of.ts'
import { signIn } from '../sign-in.ts'
import * as staff from './index.ts'

const by = { actor: systemActor, address: '203.0.113.77' }
const newPassword = 'Möwen über dem Kai'

const anAdministrator = (world: TestWorld) => aStaffMember(world, { name: 'Olga Ott', role: 'administrator' })

/** The newest mail of a kind, and the token in its link. */
async function mailOf(
  world: TestWorld,
  kind: string,
): Promise<{ to: string; text: string; token: string; status: string }> {
  const [item] = (await listOutbox(world, { kind }, { limit: 1 })).items
  const mail = await mailInOutbox(world, item?.id ?? '')
  if (!mail) throw new Error(`no mail of kind ${kind}`)
  return {
    to: mail.to,
    text: mail.text,
    status: mail.status,
    token: /token=([\w-]+)/.exec(mail.text)?.[1] ?? '',
  }
}

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

describeOnEachDatabase('invitations', (testWorld) => {
  it('the mailed link makes an account with the invited role, once', async () => {
    const world = await testWorld()
    const guest = { email: ' Ben@Zeitung.example', role: 'author' } as const
    const invitation = must(await staff.inviteStaff(world, guest, by))
    expect(await staff.listInvitations(world)).toEqual([invitation])
    const { to, text, token } = await mailOf(world, 'invitation')
    expect(to).toBe('ben@zeitung.example')
    expect(text).toContain(`https://zeitung.example/newsroom/invitation?token=${token}`)
    expect(
      JSON.stringify(await world.db.selectFrom('staff_invitations').selectAll().execute()),
    ).not.toContain(token)
    expect(must(await staff.invitationBehind(world, token))).toEqual(invitation)
    const answer = { token, name: ' Ben  Busch ', password: newPassword, address: null }
    const accepted = await Promise.all([
      staff.acceptInvitation(world, answer),
      staff.acceptInvitation(world, answer),
    ])
    expect(accepted.filter(({ ok }) => ok)).toMatchObject([
      { value: { name: 'Ben Busch', email: 'ben@zeitung.example', role: 'author' } },
    ])
    expect(accepted.filter(({ ok }) => !ok)).toMatchObject([{ refusal: 'link-invalid' }])
    expect(await canSignIn(world, 'ben@zeitung.example', newPassword)).toBe(true)
    expect(await staff.listInvitations(world)).toEqual([])
    expect(await staff.invitationBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
    expect(await actions(world)).toEqual(['staff.invited', 'staff.joined', 'staff.signed-in'])
  })

  it('the link ends after seven days', async () => {
    const world = await testWorld()
    must(await staff.inviteStaff(world, { email: 'ben@zeitung.example', role: 'author' }, by))
    const { token } = await mailOf(world, 'invitation')
    world.clock.advance({ days: 7, seconds: -1 })
    expect(await staff.invitationBehind(world, token)).toMatchObject({ ok: true })
    world.clock.advance({ seconds: 1 })
    expect(await staff.invitationBehind(world, token)).toMatchObject({ refusal: 'link-expired' })
    const answer = { token, name: 'Ben', password: newPassword, address: null }
    expect(await staff.acceptInvitation(world, answer)).toMatchObject({ refusal: 'link-expired' })
  })

  it('a second invitation to the same address, and withdrawing, end the link and the mail that has not left', async () => {
    const world = await testWorld()
    must(await staff.inviteStaff(world, { email: 'ben@zeitung.example', role: 'author' }, by))
    const first = await mailOf(world, 'invitation')
    const second = must(await staff.inviteStaff(world, { email: 'ben@zeitung.example', role: 'editor' }, by))
    const { token, status } = await mailOf(world, 'invitation')
    expect(status).toBe('waiting-for-smtp')
    expect(await staff.invitationBehind(world, first.token)).toMatchObject({ refusal: 'link-invalid' })
    expect((await listOutbox(world, { state: 'cancelled' }, { limit: 9 })).items).toHaveLength(1)
    must(await staff.withdrawInvitation(world, second.id, by))
    expect(await staff.invitationBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
    expect((await listOutbox(world, { state: 'cancelled' }, { limit: 9 })).items).toHaveLength(2)
    expect(await staff.withdrawInvitation(world, second.id, by)).toMatchObject({
      refusal: 'unknown-invitation',
    })
  })

  it.each([
    [{ email: 'anna@zeitung.example' }, 'email-taken'],
    [{ email: 'ben' }, 'bad-email'],
    [{ email: 'ben@zeitung.example\r\nBcc: x@y.example' }, 'bad-email'],
    [{ email: 'ben@zeitung.example', name: '\u0007…' }, 'bad-name'],
  ])('refuses %j as %s', async (guest, refusal) => {
    const world = await testWorld()
    await aStaffMember(world)
    expect(await staff.inviteStaff(world, { role: 'author', ...guest }, by)).toMatchObject({ refusal })
  })

  it.each([
    [{ name: ' ' }, 'bad-name'],
    [{ password: 'kurz' }, 'password-too-short'],
    [{ password: 'passwort2026' }, 'password-common'],
    [{ password: 'ben@zeitung.example' }, 'password-personal'],
    [{ token: 'x' }, 'link-invalid'],
  ])('an answer with %j is refused as %s and may be mended', async (changes, refusal) => {
    const world = await testWorld()
    must(await staff.inviteStaff(world, { email: 'ben@zeitung.example', role: 'author' }, by))
    const { token } = await mailOf(world, 'invitation')
    const answer = { token, name: 'Ben Busch', password: newPassword, address: null }
    expect(await staff.acceptInvitation(world, { ...answer, ...changes })).toMatchObject({ refusal })
    expect(await staff.acceptInvitation(world, answer)).toMatchObject({ ok: true })
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
    const { to, token } = await mailOf(world, 'password-reset')
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
    expect((await mailOf(world, 'account-changed')).text).toContain('Das Passwort Ihres Kontos')
    expect(await staff.passwordResetBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
  })

  it('a link is good for one hour, and not for somebody disabled meanwhile', async () => {
    const world = await testWorld()
    await anAdministrator(world)
    const anna = await aStaffMember(world)
    must(await staff.sendPasswordReset(world, anna.id, by))
    const { token } = await mailOf(world, 'password-reset')
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
    expect(await mailOf(world, 'account-changed')).toMatchObject({
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
