import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { openIntake } from './intake.ts'
import type { Contribution } from './submit-comment.ts'

const aContribution = (articleId: string, given: Partial<Contribution> = {}): Contribution => ({
  articleId,
  parentId: null,
  name: 'Mara Vogt',
  email: 'mara@example.org',
  text: 'Der Haushalt des Stadtrats lässt die Schulen außen vor.',
  language: null,
  notifyReplies: false,
  proof: null,
  from: { address: '203.0.113.7', agent: 'Browser', isThisMachine: true },
  bot: { honeypot: false, tooFast: false },
  ...given,
})

const idsIn = async (world: TestWorld): Promise<string[]> =>
  (await world.db.selectFrom('comments').select('id').execute()).map(({ id }) => id).sort()

describeOnEachDatabase('what readers send in at the same time', (testWorld) => {
  it('is all there when it is answered, each once', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    const intake = openIntake(world)
    const readers = Array.from({ length: 40 }, (_, number) => `leserin-${number}@example.org`)
    const taken = await Promise.all(
      readers.flatMap((email) => [1, 2].map(() => intake.submit(aContribution(id, { email })))),
    )
    expect(taken.every(({ ok }) => ok)).toBe(true)
    const ids = taken.flatMap((answer) => (answer.ok ? [answer.value.id] : []))
    expect(await idsIn(world)).toEqual([...new Set(ids)].sort())
    expect(new Set(ids).size).toBe(readers.length)
  })

  it('is stored alone when it fails with the others, which do not suffer', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    let failures = 0
    const ids = {
      newId: () => {
        if (failures-- > 0) throw new Error('no id')
        return world.ids.newId()
      },
    }
    const intake = openIntake({ ...world, ids })
    const sent = ['a', 'b', 'c'].map((name) =>
      intake.submit(aContribution(id, { email: `${name}@example.org` })),
    )
    failures = 1
    expect((await Promise.all(sent)).every(({ ok }) => ok)).toBe(true)
    expect(failures).toBeLessThan(0)
    expect(await idsIn(world)).toHaveLength(3)
  })
})
