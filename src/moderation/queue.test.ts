import { expect, it } from 'vitest'
import { anArticle, aSection } from '../../test/builders.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { type ImportedComment, importComments } from '../comments/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { catchUpTask, moderationTasks } from './assess-pending.ts'
import type { Assessment } from './assessment.ts'
import { moderationFigures } from './figures.ts'
import { queueCounts, queuePage } from './queue.ts'
import { queueSignals, signalBits } from './signals.ts'

const calm = { disrespect: 0, insult: 0, profanity: 0, threat: 0, identityAttack: 0, spam: 0, offTopic: null }
const scoredAs = (scores: Partial<typeof calm>): Assessment['scored'] => ({
  language: 'de',
  scores: { ...calm, ...scores },
  offensive: false,
  spans: [],
  suggestion: 'hold',
})

it.each([
  [scoredAs({ insult: 0.9, disrespect: 0.7 }), [], ['insult', 'disrespect']],
  [scoredAs({ insult: 0.49 }), ['links'], ['links']],
  [scoredAs({}), ['suspicious-words', 'mode'], ['words']],
  [null, ['scoring-failed'], ['unscored']],
] as const)('%j with the findings %j stands out by %j', (scored, phases, signals) => {
  const findings = phases.map((phase) => ({ phase, says: 'hold' as const, risk: 0, clause: null }))
  const bits = signalBits({ scored, findings })
  expect(queueSignals.filter((_, bit) => bits & (2 ** bit))).toEqual(signals)
})

describeOnEachDatabase('the queue', (testWorld) => {
  it('is filtered by article, section and what stands out, and counts each', async () => {
    const world = await testWorld()
    const sport = await aSection(world, { name: 'Sport' })
    const one = (await anArticle(world, { status: 'published' })).id
    const other = (await anArticle(world, { status: 'published', section: sport.slug })).id
    const insult = { risk: 900, scored: scoredAs({ insult: 0.9 }), scorer: '1' }
    const a = await aWaitingComment(world, { articleId: one, assessment: insult })
    const b = await aWaitingComment(world, { articleId: other, assessment: { ...insult, risk: 800 } })
    const c = await aWaitingComment(world, { articleId: other, assessment: { risk: 100 } })
    const ids = async (filter: object) =>
      (await queuePage(world, { order: 'risk', after: null, limit: 10, ...filter })).items.map(
        ({ comment }) => comment.id,
      )
    expect(await ids({})).toEqual([a, b, c])
    expect(await ids({ articleId: one })).toEqual([a])
    expect(await ids({ sectionId: sport.id })).toEqual([b, c])
    expect(await ids({ signal: 'insult' })).toEqual([a, b])
    expect(await ids({ signal: 'unscored', sectionId: sport.id })).toEqual([c])
    expect(await queueCounts(world)).toMatchObject({
      waiting: 3,
      sections: [{ id: sport.id, name: 'Sport', count: 2 }, { count: 1 }],
      signals: [
        { signal: 'insult', count: 2 },
        { signal: 'unscored', count: 1 },
      ],
    })
  })

  it('takes in what an archive brings waiting, and lets go what waits no more', async () => {
    const world = await testWorld()
    const articleId = (await anArticle(world, { status: 'published' })).id
    const bring = (comments: ImportedComment[], isNew: boolean) =>
      inTransaction(world, (tx) => importComments(tx, world, [{ articleId, isNew, comments }]))
    const waiting = Array.from({ length: 45 }, (_, n) => imported(`k${n}`, 'pending'))
    await bring([...waiting, imported('shown', 'approved')], true)
    expect((await moderationFigures(world)).waiting).toBe(0)
    await catchUp(world)
    expect((await moderationFigures(world)).waiting).toBe(45)
    const { items } = await queuePage(world, { order: 'age', after: null, limit: 1 })
    expect(items[0]?.assessment?.scorer).not.toBeNull()
    await bring([imported('k3', 'spam')], false)
    await catchUp(world)
    await catchUp(world)
    expect((await moderationFigures(world)).waiting).toBe(44)
  })
})

const imported = (key: string, status: 'pending' | 'approved' | 'spam'): ImportedComment => ({
  key,
  parentKey: null,
  authorName: 'Lena Leserin',
  authorEmail: null,
  authorUrl: null,
  authorId: null,
  network: null,
  text: 'Der Rat hat den Haushalt zu spät beraten.',
  createdAt: '2015-05-01T10:00:00.000Z',
  status,
})

async function catchUp(world: TestWorld): Promise<void> {
  await catchUpTask.run(world, { after: null })
  await openTaskWorker(world, moderationTasks).drain()
}
