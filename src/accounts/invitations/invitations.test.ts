import { expect, it } from 'vitest'
import { newestMail } from '../../../test/mails.ts'
import { aStaffMember } from '../../../test/staff.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { listAudit } from '../../audit/index.ts'
import { listOutbox } from '../../deliveries/index.ts'
import { must } from '../../platform/result.ts'
import { openAccounts } from '../accounts.ts'
import { systemActor } from '../actor.ts'
import { signIn } from '../sign-in.ts'
import * as invitations from './index.ts'

const by = { actor: systemActor, address: '203.0.113.77' }
const newPassword = 'Möwen über dem Kai'

const canSignIn = async (world: TestWorld, email: string, password: string): Promise<boolean> =>
  (await signIn(openAccounts(world), { email, password, address: null, headers: new Headers() })).ok

const actions = async (world: TestWorld) =>
  (await listAudit(world.db, { action: 'staff.' }, { limit: 50 })).items.map(({ action }) => action).reverse()

describeOnEachDatabase('invitations', (testWorld) => {
  it('the mailed link makes an account with the invited role, once', async () => {
    const world = await testWorld()
    const guest = { email: ' Ben@Zeitung.example', role: 'author' } as const
    const invitation = must(await invitations.inviteStaff(world, guest, by))
    expect(await invitations.listInvitations(world)).toEqual([invitation])
    const { to, text, token } = await newestMail(world, 'invitation')
    expect(to).toBe('ben@zeitung.example')
    expect(text).toContain(`https://zeitung.example/newsroom/invitation?token=${token}`)
    expect(
      JSON.stringify(await world.db.selectFrom('staff_invitations').selectAll().execute()),
    ).not.toContain(token)
    expect(must(await invitations.invitationBehind(world, token))).toEqual(invitation)
    const answer = { token, name: ' Ben  Busch ', password: newPassword, address: null }
    const accepted = await Promise.all([
      invitations.acceptInvitation(world, answer),
      invitations.acceptInvitation(world, answer),
    ])
    expect(accepted.filter(({ ok }) => ok)).toMatchObject([
      { value: { name: 'Ben Busch', email: 'ben@zeitung.example', role: 'author' } },
    ])
    expect(accepted.filter(({ ok }) => !ok)).toMatchObject([{ refusal: 'link-invalid' }])
    expect(await canSignIn(world, 'ben@zeitung.example', newPassword)).toBe(true)
    expect(await invitations.listInvitations(world)).toEqual([])
    expect(await invitations.invitationBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
    expect(await actions(world)).toEqual(['staff.invited', 'staff.joined', 'staff.signed-in'])
  })

  it('the link ends after seven days', async () => {
    const world = await testWorld()
    must(await invitations.inviteStaff(world, { email: 'ben@zeitung.example', role: 'author' }, by))
    const { token } = await newestMail(world, 'invitation')
    world.clock.advance({ days: 7, seconds: -1 })
    expect(await invitations.invitationBehind(world, token)).toMatchObject({ ok: true })
    world.clock.advance({ seconds: 1 })
    expect(await invitations.invitationBehind(world, token)).toMatchObject({ refusal: 'link-expired' })
    const answer = { token, name: 'Ben', password: newPassword, address: null }
    expect(await invitations.acceptInvitation(world, answer)).toMatchObject({ refusal: 'link-expired' })
  })

  it('a second invitation to the same address, and withdrawing, end the link and the mail that has not left', async () => {
    const world = await testWorld()
    must(await invitations.inviteStaff(world, { email: 'ben@zeitung.example', role: 'author' }, by))
    const first = await newestMail(world, 'invitation')
    const second = must(
      await invitations.inviteStaff(world, { email: 'ben@zeitung.example', role: 'editor' }, by),
    )
    const { token, status } = await newestMail(world, 'invitation')
    expect(status).toBe('waiting-for-smtp')
    expect(await invitations.invitationBehind(world, first.token)).toMatchObject({ refusal: 'link-invalid' })
    expect((await listOutbox(world, { state: 'cancelled' }, { limit: 9 })).items).toHaveLength(1)
    must(await invitations.withdrawInvitation(world, second.id, by))
    expect(await invitations.invitationBehind(world, token)).toMatchObject({ refusal: 'link-invalid' })
    expect((await listOutbox(world, { state: 'cancelled' }, { limit: 9 })).items).toHaveLength(2)
    expect(await invitations.withdrawInvitation(world, second.id, by)).toMatchObject({
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
    expect(await invitations.inviteStaff(world, { role: 'author', ...guest }, by)).toMatchObject({ refusal })
  })

  it.each([
    [{ name: ' ' }, 'bad-name'],
    [{ password: 'kurz' }, 'password-too-short'],
    [{ password: 'passwort2026' }, 'password-common'],
    [{ password: 'ben@zeitung.example' }, 'password-personal'],
    [{ token: 'x' }, 'link-invalid'],
  ])('an answer with %j is refused as %s and may be mended', async (changes, refusal) => {
    const world = await testWorld()
    must(await invitations.inviteStaff(world, { email: 'ben@zeitung.example', role: 'author' }, by))
    const { token } = await newestMail(world, 'invitation')
    const answer = { token, name: 'Ben Busch', password: newPassword, address: null }
    expect(await invitations.acceptInvitation(world, { ...answer, ...changes })).toMatchObject({ refusal })
    expect(await invitations.acceptInvitation(world, answer)).toMatchObject({ ok: true })
  })
})
