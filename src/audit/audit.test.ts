import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { listAudit, recordAudit } from './index.ts'

const anna = { kind: 'staff', id: 'anna', name: 'Anna Albers' }

describeOnEachDatabase('the audit log', (testWorld) => {
  it('keeps who did what to whom, newest first, with the network only', async () => {
    const world = await testWorld()
    await inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        actor: anna,
        action: 'staff.invited',
        subject: { kind: 'staff', id: 'ben', label: 'Ben' },
        detail: { role: 'author', passwordHash: '$argon2id$…', note: 'x'.repeat(900) },
        address: '203.0.113.77',
      }),
    )
    world.clock.advance({ minutes: 1 })
    await inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        actor: anna,
        action: 'article.published',
        subject: { kind: 'article', id: '7' },
      }),
    )
    const { items, nextCursor } = await listAudit(world.db, {}, { limit: 10 })
    expect(nextCursor).toBeNull()
    expect(items.map(({ action }) => action)).toEqual(['article.published', 'staff.invited'])
    expect(items[1]).toMatchObject({
      at: '2026-11-23T09:00:00.000Z',
      actor: anna,
      subject: { kind: 'staff', id: 'ben', label: 'Ben' },
      network: '203.0.113.0/24',
    })
    expect(items[1]?.detail).toEqual({ role: 'author', note: 'x'.repeat(500) })
  })

  it('has no entry of what was rolled back', async () => {
    const world = await testWorld()
    const failing = inTransaction(world, async (tx) => {
      await recordAudit(tx, world, {
        actor: anna,
        action: 'staff.removed',
        subject: { kind: 'staff', id: 'ben' },
      })
      throw new Error('something failed')
    })
    await expect(failing).rejects.toThrow('something failed')
    expect((await listAudit(world.db, {}, { limit: 10 })).items).toEqual([])
  })

  it('is read page by page, entries of the same instant included, and filtered', async () => {
    const world = await testWorld()
    for (let number = 0; number < 25; number++) {
      if (number % 10 === 0) world.clock.advance({ seconds: 1 })
      await inTransaction(world, (tx) =>
        recordAudit(tx, world, {
          actor: number % 2 ? anna : { kind: 'token', id: 't', name: 'Import' },
          action: number % 5 ? 'article.saved' : 'articles-of-a-kind',
          subject: { kind: 'article', id: String(number) },
        }),
      )
    }
    const seen: (string | null)[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listAudit(world.db, {}, { limit: 7, cursor })
      seen.push(...page.items.map(({ subject }) => subject.id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, number) => String(24 - number)))
    const count = async (filter: Parameters<typeof listAudit>[1]) =>
      (await listAudit(world.db, filter, { limit: 100 })).items.length
    expect(await count({ actorId: 'anna' })).toBe(12)
    expect(await count({ action: 'article.' })).toBe(20)
    expect(await count({ action: 'articles-of-a-kind' })).toBe(5)
    expect(await count({ subjectKind: 'article', subjectId: '3' })).toBe(1)
    expect(await count({ from: '2026-11-23T09:00:02.000Z', to: '2026-11-23T09:00:03.000Z' })).toBe(10)
    expect((await listAudit(world.db, {}, { limit: 3, cursor: 'nonsense' })).items).toHaveLength(3)
  })
})
