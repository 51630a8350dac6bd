import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import type { DepescheEvent } from '../../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../../platform/queue/queue.ts'
import type { World } from '../../platform/world.ts'
import { dropNumbers, giveNumbers, indexableComments, numbersOf } from './store.ts'
import { putWords, removeWords, takeDue } from './store-words.ts'
import { wordsOf } from './words.ts'

type Needs = Pick<World, 'db' | 'events'>

/** In one transaction: other writers wait no longer than for these. */
const batchSize = 20
const batchesInRun = 10

/**
 * Enters the words of comments that were written or changed, and takes out those of comments that are gone: at most `most`
 * of them. Answers how many. Run twice, or by two at once, it changes nothing.
 */
export async function indexDueComments(world: Needs, most = batchSize * batchesInRun): Promise<number> {
  let done = 0
  while (done < most) {
    const taken = await inTransaction(world, indexBatch)
    done += taken
    if (taken < batchSize) break
    await nextTurn()
  }
  return done
}

async function indexBatch(tx: Tx): Promise<number> {
  const ids = await takeDue(tx, batchSize)
  const comments = await indexableComments(tx, ids)
  const numbers = await numbersOf(tx, ids)
  const fresh = await giveNumbers(
    tx,
    comments.filter(({ id }) => !numbers.has(id)),
  )
  const entries = comments.flatMap(({ id, authorName, text }) => {
    const number = numbers.get(id) ?? fresh.get(id)
    return number === undefined ? [] : [{ number, words: [...wordsOf(authorName), ...wordsOf(text)] }]
  })
  await putWords(tx, entries)
  const there = new Set(comments.map(({ id }) => id))
  const gone = ids.filter((id) => !there.has(id) && numbers.has(id))
  await removeWords(
    tx,
    gone.flatMap((id) => numbers.get(id) ?? []),
  )
  await dropNumbers(tx, gone)
  return ids.length
}

const indexTask = defineTask({
  name: 'comments.index-words',
  payload: z.object({}),
  lane: 'comment-words',
  retry: { attempts: 10, backoffSeconds: 5 },
  async run(world) {
    if ((await indexDueComments(world)) === batchSize * batchesInRun)
      await inTransaction(world, (tx) => queueTask(tx, world, { task: indexTask, payload: {} }))
  },
})

/** At the start of the background work. */
export const queueIndexingComments = (world: World): Promise<void> =>
  inTransaction(world, (tx) => queueTask(tx, world, { task: indexTask, payload: {} }))

export const commentTasks: readonly AnyTask[] = [indexTask]

/** One task for all that happened meanwhile: it does all there is to do. */
export const commentTasksFor = (events: readonly DepescheEvent[]): TaskRequest[] =>
  events.some(({ type }) => /^comments?\./.test(type)) ? [{ name: indexTask.name, payload: {} }] : []
