import { expect, it } from 'vitest'
import { anArticle } from '../../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { suppress } from '../../deliveries/suppressions/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { endSubscription } from '../own/change-subscription.ts'
import { exportReader } from '../persons/index.ts'
import { readerByKey, subscriptionsOf } from '../store.ts'
import { importSubscribers } from './import-subscribers.ts'
import { readSubscribers } from './read-subscribers.ts'

const file = `email,kind,ref,frequency,confirmed_at,ip
mara@example.org,newsletter,,,2024-05-01T10:00:00Z,203.0.113.7
MARA@example.org,newsletter,,,,
mara@example.org,section,politik,weekly,,
left@example.org,newsletter,,,,
jo@bücher.example,newsletter,,,,
nowhere@example.org,section,nirgends,,,
nobody,newsletter,,,,
`
const bring = (world: TestWorld, text: string, dryRun = false) =>
  importSubscribers(world, {
    entries: readSubscribers(new TextEncoder().encode(text)) ?? [],
    fileName: 'liste.csv',
    dryRun,
  })

describeOnEachDatabase('subscribers of another system', (testWorld) => {
  it('come in with a note of their consent, without a mail; who is suppressed stays out; a second run brings nothing', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published' })
    await inTransaction(world, (tx) =>
      suppress(tx, world, { address: 'left@example.org', reason: 'unsubscribed-all' }),
    )
    const report = {
      counts: { newsletter: { new: 2, already: 1 }, section: { new: 1, already: 0 } },
      skipped: [
        { line: 5, what: 'left@example.org', reason: 'suppressed' },
        { line: 7, what: 'nowhere@example.org', reason: 'ref-unknown' },
        { line: 8, what: 'nobody', reason: 'bad-address' },
      ],
    }
    expect(await bring(world, file, true)).toEqual(report)
    expect(await world.db.selectFrom('readers').select('id').execute()).toEqual([])
    expect(await bring(world, file)).toEqual(report)
    expect(await world.db.selectFrom('deliveries').select('id').execute()).toEqual([])
    const held = await exportReader(world.db, 'mara@example.org')
    expect(held?.subscriptions.map(({ kind, frequency, status }) => [kind, frequency, status])).toEqual([
      ['newsletter', 'immediate', 'active'],
      ['section', 'weekly', 'active'],
    ])
    expect(held?.subscriptions[0]?.confirmedAt).toBe('2024-05-01T10:00:00.000Z')
    expect(held?.consents[0]).toMatchObject({
      step: 'imported',
      channel: 'import',
      address: 'mara@example.org',
      detail: { file: 'liste.csv', line: '2', consentedAt: '2024-05-01T10:00:00.000Z', ip: '203.0.113.7' },
    })
    expect((await bring(world, file)).counts).toEqual({
      newsletter: { new: 0, already: 3 },
      section: { new: 0, already: 1 },
    })
  })

  it('stay out where they have ended it here', async () => {
    const world = await testWorld()
    await bring(world, 'mara@example.org\n')
    const reader = await readerByKey(world.db, 'mara@example.org')
    const [subscription] = await subscriptionsOf(world.db, reader?.id ?? '')
    if (!subscription) throw new Error('nothing came in')
    await endSubscription(world, { subscription, channel: 'one-click' })
    expect(await bring(world, 'mara@example.org\n')).toEqual({
      counts: {},
      skipped: [{ line: 1, what: 'mara@example.org', reason: 'ended-here' }],
    })
  })

  it('come in by the thousand', async () => {
    const world = await testWorld()
    const lines = Array.from({ length: 3000 }, (_, n) => `r${n}@example.org`)
    const { counts } = await bring(world, lines.join('\n'))
    expect(counts).toEqual({ newsletter: { new: 3000, already: 0 } })
    expect(await world.db.selectFrom('consents').select('id').execute()).toHaveLength(3000)
  })
})
