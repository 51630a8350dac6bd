import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { addSeconds } from '../clock.ts'
import { inTransaction } from '../db/db.ts'
import { announce } from '../events/events.ts'
import { followReactions } from './follow-reactions.ts'
import { claimDueTasks, defineTask, holdTask, nextTaskAt, queueTask } from './queue.ts'
import { openTaskWorker, openTaskWorkers, retryTime, type TaskWorker } from './worker.ts'

/** A task that keeps a record of its runs and fails as often as it is told. */
function recordedTask({ failures = 0, attempts = 3 } = {}) {
  const runs: { word: string; at: string }[] = []
  let left = failures
  const task = defineTask({
    name: 'test.record',
    payload: z.object({ word: z.string() }),
    retry: { attempts, backoffSeconds: 10 },
    run: async (world, { word }) => {
      runs.push({ word, at: world.clock.now() })
      if (left-- > 0) throw new Error(`no luck with ${word}`)
    },
  })
  return { task, runs }
}

type Recorded = ReturnType<typeof recordedTask>['task']

const queue = (world: TestWorld, task: Recorded, payload = { word: 'a' }, runAt?: string) =>
  inTransaction(world, (tx) => queueTask(tx, world, { task, payload, runAt }))

const rows = (world: TestWorld) => world.db.selectFrom('tasks').selectAll().orderBy('id').execute()

const workerOf = (world: TestWorld, task: Recorded): TaskWorker => openTaskWorker(world, [task])

describeOnEachDatabase('a queued task', (testWorld, kind) => {
  it('runs once and is gone', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask()
    await queue(world, task)
    expect(await workerOf(world, task).drain()).toBe(1)
    expect(runs).toEqual([{ word: 'a', at: world.clock.now() }])
    expect(await rows(world)).toEqual([])
  })

  it('exists exactly if its transaction commits', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask()
    await inTransaction(world, async (tx) => {
      await queueTask(tx, world, { task, payload: { word: 'a' } })
      throw new Error('no ink')
    }).catch(() => {})
    expect(await workerOf(world, task).drain()).toBe(0)
    expect(runs).toEqual([])
  })

  it('is refused when queued with a wrong payload', async () => {
    const world = await testWorld()
    const { task } = recordedTask()
    await expect(queue(world, task, { word: 7 } as unknown as { word: string })).rejects.toThrow()
  })

  it('runs no moment before it is due, and exactly then', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask()
    const due = addSeconds(world.clock.now(), 60)
    await queue(world, task, { word: 'later' }, due)
    const worker = workerOf(world, task)
    expect(await nextTaskAt(world.db)).toBe(due)
    world.clock.advance({ seconds: 59, milliseconds: 999 })
    expect(await worker.drain()).toBe(0)
    world.clock.advance({ milliseconds: 1 })
    expect(await worker.drain()).toBe(1)
    expect(runs).toEqual([{ word: 'later', at: due }])
  })

  it('runs in the order in which tasks are due', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask()
    await queue(world, task, { word: 'second' }, addSeconds(world.clock.now(), 2))
    await queue(world, task, { word: 'first' }, addSeconds(world.clock.now(), 1))
    world.clock.advance({ seconds: 3 })
    await workerOf(world, task).drain()
    expect(runs.map(({ word }) => word)).toEqual(['first', 'second'])
  })

  it('that failed is tried again after a wait that doubles', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask({ failures: 2 })
    await queue(world, task)
    const worker = workerOf(world, task)
    await worker.drain()
    expect(await rows(world)).toMatchObject([
      { attempts: 1, last_error: 'Error: no luck with a', locked_until: null },
    ])
    world.clock.advance({ seconds: 9 })
    expect(await worker.drain()).toBe(0)
    world.clock.advance({ seconds: 1 })
    expect(await worker.drain()).toBe(1)
    world.clock.advance({ seconds: 19 })
    expect(await worker.drain()).toBe(0)
    world.clock.advance({ seconds: 1 })
    expect(await worker.drain()).toBe(1)
    expect(runs).toHaveLength(3)
    expect(await rows(world)).toEqual([])
  })

  it('that used up its tries is kept with its error and left alone', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask({ failures: 9, attempts: 2 })
    await queue(world, task)
    const worker = workerOf(world, task)
    await worker.drain()
    world.clock.advance({ days: 1 })
    await worker.drain()
    world.clock.advance({ days: 100 })
    expect(await worker.drain()).toBe(0)
    expect(runs).toHaveLength(2)
    expect(await rows(world)).toMatchObject([
      { last_error: 'Error: no luck with a', failed_at: '2026-11-24T09:00:00.000Z' },
    ])
    expect(await nextTaskAt(world.db)).toBeNull()
  })

  it('that nobody knows is kept as failed', async () => {
    const world = await testWorld()
    const { task } = recordedTask()
    await queue(world, task)
    await openTaskWorker(world, []).drain()
    expect(await rows(world)).toMatchObject([
      { last_error: expect.stringContaining('test.record'), failed_at: world.clock.now() },
    ])
  })

  it('whose process died runs again when its lease has passed, and not before', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask()
    await queue(world, task)
    expect(await claimDueTasks(world.db, world.clock.now(), { limit: 1 })).toHaveLength(1)
    const worker = workerOf(world, task)
    world.clock.advance({ seconds: 300 })
    expect(await worker.drain()).toBe(0)
    world.clock.advance({ milliseconds: 1 })
    expect(await worker.drain()).toBe(1)
    expect(runs).toHaveLength(1)
  })

  it('is left to the worker that is still at it', async () => {
    const world = await testWorld()
    const { task } = recordedTask()
    await queue(world, task)
    const [claimed] = await claimDueTasks(world.db, world.clock.now(), { limit: 1 })
    world.clock.advance({ seconds: 299 })
    await holdTask(world.db, claimed?.id ?? '', world.clock.now())
    world.clock.advance({ seconds: 299 })
    expect(await workerOf(world, task).drain()).toBe(0)
  })

  // A task that ended the process each time was tried for ever.
  it('that ends its process is given up after its tries', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask({ attempts: 2 })
    await queue(world, task)
    for (let number = 0; number < 2; number++) {
      await claimDueTasks(world.db, world.clock.now(), { limit: 1 })
      world.clock.advance({ seconds: 301 })
    }
    await workerOf(world, task).drain()
    expect(runs).toEqual([])
    expect(await rows(world)).toMatchObject([
      { failed_at: world.clock.now(), last_error: expect.stringContaining('process ended') },
    ])
  })

  it('runs once, however many workers look for it', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const { task, runs } = recordedTask()
    await inTransaction(world, async (tx) => {
      for (let number = 0; number < 30; number++)
        await queueTask(tx, world, { task, payload: { word: String(number) } })
    })
    const workers = [
      workerOf(world, task),
      workerOf(world, task),
      ...(kind === 'postgres' ? [workerOf(other, task), workerOf(other, task)] : []),
    ]
    const done = await Promise.all(workers.map((worker) => worker.drain()))
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(30)
    expect(runs.map(({ word }) => Number(word)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, number) => number),
    )
  })

  it('is run by a started worker that is woken, and the task under way ends before the worker stops', async () => {
    const world = await testWorld()
    const { task, runs } = recordedTask()
    const worker = workerOf(world, task)
    worker.start()
    await queue(world, task)
    worker.wake()
    await expect.poll(() => runs.length).toBe(1)
    await worker.stop()
    await queue(world, task)
    worker.wake()
    expect(await worker.drain()).toBe(0)
    expect(await rows(world)).toHaveLength(1)
  })
})

describeOnEachDatabase('lanes', (testWorld) => {
  const laneTask = (name: string, run: () => Promise<void>, lane?: string) =>
    defineTask({ name, payload: z.object({}), lane, retry: { attempts: 1, backoffSeconds: 1 }, run })

  it('a slow task of another lane holds nothing up, and its lane does one at a time', async () => {
    const world = await testWorld()
    const slow = Promise.withResolvers<void>()
    const begun: string[] = []
    const tasks = [
      laneTask('test.slow', () => slow.promise.finally(() => begun.push('slow')), 'slow'),
      laneTask('test.later', async () => void begun.push('later'), 'slow'),
      laneTask('test.prompt', async () => void begun.push('prompt')),
    ]
    await inTransaction(world, async (tx) => {
      for (const task of tasks) await queueTask(tx, world, { task, payload: {} })
    })
    const workers = openTaskWorkers(world, tasks)
    workers.start()
    await expect.poll(() => begun).toEqual(['prompt'])
    slow.resolve()
    await expect.poll(() => begun).toEqual(['prompt', 'slow', 'later'])
    await workers.stop()
    expect(await rows(world)).toEqual([])
  })

  it('the next task of a lane is that of this lane', async () => {
    const world = await testWorld()
    const task = laneTask('test.slow', async () => {}, 'slow')
    await inTransaction(world, (tx) => queueTask(tx, world, { task, payload: {} }))
    expect(await nextTaskAt(world.db)).toBe(world.clock.now())
    expect(await nextTaskAt(world.db, ['test.slow'])).toBeNull()
  })
})

describeOnEachDatabase('reactions', (testWorld) => {
  const { task } = recordedTask()
  const tasksFor = (events: readonly { type: string; payload: unknown }[]) =>
    events
      .filter(({ type }) => type === 'article.saved')
      .map(({ payload }) => ({
        name: task.name,
        payload: { word: (payload as { articleId: string }).articleId },
      }))
  const words = async (world: TestWorld) => (await rows(world)).map(({ payload }) => JSON.parse(payload).word)

  it('queue the tasks of each event once, also in two processes', async () => {
    const world = await testWorld()
    for (const articleId of ['a', 'b', 'c'])
      await inTransaction(world, (tx) => announce(tx, world.clock, 'article.saved', { articleId }))
    await followReactions(world, 'reactions', tasksFor)
    const counts = await Promise.all([1, 2, 3].map(() => followReactions(world, 'reactions', tasksFor)))
    expect(counts).toEqual([0, 0, 0])
    expect(await words(world)).toEqual(['a', 'b', 'c'])
  })

  it('of two that start at once miss and double nothing', async () => {
    const world = await testWorld()
    for (let number = 0; number < 20; number++)
      await inTransaction(world, (tx) =>
        announce(tx, world.clock, 'article.saved', { articleId: String(number).padStart(2, '0') }),
      )
    await Promise.all([1, 2, 3].map(() => followReactions(world, 'reactions', tasksFor)))
    expect(await words(world)).toEqual(
      Array.from({ length: 20 }, (_, number) => String(number).padStart(2, '0')),
    )
  })

  it('take up where they stopped', async () => {
    const world = await testWorld()
    const saved = (articleId: string) =>
      inTransaction(world, (tx) => announce(tx, world.clock, 'article.saved', { articleId }))
    await saved('a')
    expect(await followReactions(world, 'reactions', tasksFor)).toBe(1)
    await saved('b')
    const later = await world.secondProcess()
    expect(await followReactions(later, 'reactions', tasksFor)).toBe(1)
    expect(await words(world)).toEqual(['a', 'b'])
  })
})

it.each([
  [1, '2026-01-01T00:00:10.000Z'],
  [2, '2026-01-01T00:00:20.000Z'],
  [3, '2026-01-01T00:00:40.000Z'],
  [4, null],
])('after try %i of four the next is at %s', (attempts, at) => {
  expect(
    retryTime({ retry: { attempts: 4, backoffSeconds: 10 } }, attempts, '2026-01-01T00:00:00.000Z'),
  ).toBe(at)
})
