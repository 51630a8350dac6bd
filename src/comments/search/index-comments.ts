import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import type { DepescheEvent } from '../../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../../platform/queue/queue.ts'
import type { World } from '../../platform/world.ts'
import { dropNumber, giveNumber, indexableComments, numbersOf } from './store.ts'
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
  const comments = new Map((await indexableComments(tx, ids)).map((comment) => [comment.id, comment]))
  const numbers = await numbersOf(tx, ids)
  for (const id of ids) {
    const [comment, known] = [comments.get(id), numbers.get(id)]
    if (comment)
      await putWords(tx, known ?? (await giveNumber(tx, comment)), [
        ...wordsOf(comment.authorName),
        ...wordsOf(comment.text),
      ])
    else if (known !== undefined) {
      await removeWords(tx, known)
      await dropNumber(tx, id)
    }
  }
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
