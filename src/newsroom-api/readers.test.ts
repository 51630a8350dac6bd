import { expect, it } from 'vitest'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { must } from '../platform/result.ts'
import { confirmSubscriptions, requestSubscription } from '../subscriptions/index.ts'
import { readersApi } from './readers.ts'

const from = { address: '203.0.113.7', agent: 'Browser', isThisMachine: true }

async function follows(world: TestWorld, email: string): Promise<void> {
  const wish = { kind: 'search', ref: 'Hafen', frequency: 'daily', language: null, channel: 'site' } as const
  must(await requestSubscription(world, { ...wish, email, place: '/', text: 'Ich will.', proof: null, from }))
  const [mail] = (await listOutbox(world, {}, { limit: 1 })).items
  const { text = '' } = (await mailInOutbox(world, mail?.id ?? '')) ?? {}
  const token = /bestaetigen\/([\w-]+)/.exec(text)?.[1] ?? ''
  must(
    await confirmSubscriptions(world, { token, only: null, from, place: '/benachrichtigungen/bestaetigen' }),
  )
}

describeOnEachDatabase('the API of readers', (testWorld) => {
  it('finds readers by a part of the address, and shows the proof, which is noted', async () => {
    const world = await testWorld()
    for (const email of ['mara@example.org', 'jo_1@example.org', 'jo%@example.com']) {
      await follows(world, email)
      world.clock.advance({ seconds: 1 })
    }
    const { call } = await callerAs(world, [readersApi(world)], 'administrator')
    const found = async (words: string) => {
      const { body } = await call('POST', '/readers/search', { words })
      return (body.items as { id: string; email: string; active: number }[]).map(({ email }) => email)
    }
    expect(await found('EXAMPLE.org')).toEqual(['jo_1@example.org', 'mara@example.org'])
    expect(await found('o%')).toEqual(['jo%@example.com'])
    expect(await found('')).toHaveLength(3)
    const { body } = await call('POST', '/readers/search', { words: 'mara' })
    const [mara] = body.items as { id: string; active: number }[]
    expect(mara?.active).toBe(1)
    const shown = await call('GET', `/readers/${mara?.id}`)
    expect(shown.body).toMatchObject({
      email: 'mara@example.org',
      subscriptions: [{ kind: 'search', ref: 'Hafen', status: 'active' }],
      consents: [
        { step: 'requested', text: 'Ich will.' },
        {
          step: 'confirmed',
          text: expect.stringContaining('Suche nach „Hafen“'),
          mailId: expect.any(String),
        },
      ],
      names: { 'search:Hafen': 'Suche nach „Hafen“' },
    })
    const noted = await world.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'reader.opened')
      .execute()
    expect(noted).toHaveLength(1)
    expect(JSON.stringify(noted)).not.toContain('mara')
    expect((await call('GET', '/readers/unknown')).status).toBe(404)
  })

  it.each(['editor', 'moderator', 'author'] as const)('is closed to who is %s', async (role) => {
    const world = await testWorld()
    const { call } = await callerAs(world, [readersApi(world)], role)
    expect((await call('POST', '/readers/search', { words: '' })).status).toBe(403)
    expect((await call('GET', '/readers/x')).status).toBe(403)
  })
})
