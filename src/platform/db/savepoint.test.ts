import { expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { ok, refused } from '../result.ts'
import { inTransaction, type Tx } from './db.ts'
import { withSavepoint } from './savepoint.ts'

const put = (tx: Tx, name: string) =>
  tx
    .insertInto('settings')
    .values({ name, value: '1', version: 1, changed_at: '2026-11-23T09:00:00.000Z', changed_by: null })
    .execute()

const names = async (world: TestWorld): Promise<string[]> =>
  (await world.db.selectFrom('settings').select('name').orderBy('name').execute()).map(({ name }) => name)

describeOnEachDatabase('a part of a transaction', (testWorld) => {
  it('is taken back alone when it throws, also by the database, or is refused', async () => {
    const world = await testWorld()
    const answers = await inTransaction(world, async (tx) => {
      await put(tx, 'before')
      const kept = await withSavepoint(tx, async () => {
        await put(tx, 'kept')
        return ok('kept')
      })
      const refusal = await withSavepoint(tx, async () => {
        await put(tx, 'refused')
        return refused('no')
      })
      const thrown = await withSavepoint(tx, async () => {
        await put(tx, 'thrown')
        await put(tx, 'before')
      }).catch((error: unknown) => error)
      await put(tx, 'after')
      return { kept, refusal, thrown }
    })
    expect(answers).toMatchObject({
      kept: { ok: true, value: 'kept' },
      refusal: { ok: false, refusal: 'no' },
      thrown: expect.any(Error),
    })
    expect(await names(world)).toEqual(['after', 'before', 'kept'])
  })
})
