import { expect, it } from 'vitest'
import { aStaffMember, signedInAs } from '../../../test/staff.ts'
import { describeOnEachDatabase } from '../../../test/worlds.ts'
import { listAudit } from '../../audit/index.ts'
import { must } from '../../platform/result.ts'
import { systemActor } from '../actor.ts'
import { actorOf } from '../actor-of.ts'
import { createToken, listTokens, revokeToken } from './index.ts'

const by = { actor: systemActor, address: null }
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })

describeOnEachDatabase('API tokens', (testWorld) => {
  it('a token says who calls and with which role; only its hash is kept', async () => {
    const world = await testWorld()
    const { token, record } = must(
      await createToken(world, { name: ' Import aus  dem Archiv ', role: 'editor' }, by),
    )
    expect(token).toMatch(/^dp_[\w-]{44}$/)
    expect(await actorOf(world, bearer(token))).toEqual({
      actor: { kind: 'token', id: record.id, name: 'Import aus dem Archiv', role: 'editor' },
      signedInBy: 'token',
    })
    const rows = JSON.stringify([
      await world.db.selectFrom('api_tokens').selectAll().execute(),
      await listAudit(world.db, {}, { limit: 9 }),
    ])
    expect(rows).not.toContain(token)
    expect(rows).not.toContain(token.slice(12))
  })

  it('its use is written down at most once a minute', async () => {
    const world = await testWorld()
    const { token } = must(await createToken(world, { name: 'Import', role: 'author' }, by))
    const lastUse = async () => (await listTokens(world))[0]?.lastUsedAt
    expect(await lastUse()).toBeNull()
    await actorOf(world, bearer(token))
    world.clock.advance({ seconds: 59 })
    await actorOf(world, bearer(token))
    expect(await lastUse()).toBe('2026-11-23T09:00:00.000Z')
    world.clock.advance({ seconds: 1 })
    await actorOf(world, bearer(token))
    expect(await lastUse()).toBe('2026-11-23T09:01:00.000Z')
  })

  it('a revoked token opens nothing and stays in the list', async () => {
    const world = await testWorld()
    const { token, record } = must(await createToken(world, { name: 'Import', role: 'author' }, by))
    expect(await revokeToken(world, record.id, by)).toMatchObject({ ok: true })
    expect(await revokeToken(world, record.id, by)).toMatchObject({ refusal: 'unknown-token' })
    expect(await actorOf(world, bearer(token))).toBeNull()
    expect(await listTokens(world)).toMatchObject([{ id: record.id, revokedAt: '2026-11-23T09:00:00.000Z' }])
  })

  it('a wrong token opens nothing, not even beside a good cookie', async () => {
    const world = await testWorld()
    const { token } = must(await createToken(world, { name: 'Import', role: 'author' }, by))
    const headers = await signedInAs(world, await aStaffMember(world))
    const wrong = [
      `${token.slice(0, -1)}~`,
      token.slice(0, 20),
      `${token}x`,
      'dp_',
      `${'x'.repeat(5000)}`,
      'Basic abc',
    ]
    for (const value of wrong) {
      expect(await actorOf(world, bearer(value))).toBeNull()
      headers.set('authorization', `Bearer ${value}`)
      expect(await actorOf(world, headers)).toBeNull()
    }
    expect(await actorOf(world, new Headers({ authorization: 'Basic YTpi' }))).toBeNull()
  })

  it('needs a name', async () => {
    const world = await testWorld()
    expect(await createToken(world, { name: ' \n ', role: 'author' }, by)).toMatchObject({
      refusal: 'bad-name',
    })
  })
})
