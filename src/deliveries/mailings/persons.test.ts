import { expect, it } from 'vitest'
import { rowsHolding } from '../../../test/rows-holding.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { must } from '../../platform/result.ts'
import { eraseMails, mailIdsWhere, mailsTo } from '../index.ts'
import { forgetOldMailings } from './forget-old-mailings.ts'
import { cancelMailing, createMailing, freezeAudience, mailingProgress, startMailing } from './index.ts'

async function aMailing(world: TestWorld): Promise<string> {
  const id = await inTransaction(world, (tx) =>
    createMailing(tx, world, {
      kind: 'newsletter',
      subject: 'Guten Morgen',
      text: 'Hallo {{name}}',
      html: null,
    }),
  )
  const recipients = ['Ben@leser.example', 'zoe@leser.example'].map((address) => ({
    address,
    personal: { name: `von ${address}` },
  }))
  must(await freezeAudience(world, id, async () => ({ recipients, cursor: null })))
  return id
}

describeOnEachDatabase('recipients of a mailing', (testWorld) => {
  it('are told of it, and erased from it with their mail not sent', async () => {
    const world = await testWorld()
    const id = await aMailing(world)
    expect(await mailsTo(world.longReads, 'ben@leser.example')).toMatchObject([
      { kind: 'newsletter', subject: 'Guten Morgen', acceptedAt: null },
    ])
    const names = await mailIdsWhere(world.longReads, (key) => key === 'ben@leser.example')
    expect(names).toHaveLength(1)
    await inTransaction(world, (tx) => eraseMails(tx, names, world.clock.now()))
    expect(await mailsTo(world.longReads, 'ben@leser.example')).toEqual([])
    expect(await rowsHolding(world.db, /ben@leser/i)).toEqual([])
    expect(await mailingProgress(world, id)).toMatchObject({ total: 2, suppressed: 1, pending: 1 })
  })

  it('are forgotten a month after it came to its end, and how many they were stays', async () => {
    const world = await testWorld()
    const id = await aMailing(world)
    must(await startMailing(world, id))
    must(await cancelMailing(world, id))
    world.clock.advance({ days: 29 })
    await forgetOldMailings(world)
    expect(await mailsTo(world.longReads, 'zoe@leser.example')).toHaveLength(1)
    world.clock.advance({ days: 2 })
    await forgetOldMailings(world)
    expect(await rowsHolding(world.db, /leser\.example/)).toEqual([])
    expect(await mailingProgress(world, id)).toMatchObject({ status: 'cancelled', total: 2 })
  })
})
