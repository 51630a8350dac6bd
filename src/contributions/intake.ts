import { inTransaction } from '../platform/db/db.ts'
import { withSavepoint } from '../platform/db/savepoint.ts'
import type { Result } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type HintQuestion, type HintRefusal, type Remark, rewriteHint } from './rewrite-hint.ts'
import {
  type Contribution,
  type Prepared,
  prepare,
  type SubmitRefusal,
  type Submitted,
  store,
  storeAlone,
} from './submit-comment.ts'

/** What readers send in, wherever it is worked through: in this thread, or beside the one that serves pages. */
export type Intake = {
  /**
   * Takes a reader's contribution: durable, assessed and in the queue (or, where the article's mode lets it, on the
   * page) when this returns. The same words sent twice within ten minutes are one contribution. Refused with what to
   * mend (`detail.issues`, in the shape of zod's), or, after too many from one place, with the seconds to wait and the
   * work that lets one pass (`detail.challenge`).
   */
  submit(given: Contribution): Promise<Result<Submitted, SubmitRefusal>>
  /** See `rewriteHint`. */
  hint(asked: HintQuestion): Promise<Result<Remark[], HintRefusal>>
}

type Needs = Pick<World, 'db' | 'clock' | 'log' | 'ids' | 'events' | 'config'>

/** Works through it here. Contributions that come while others are being brought to the disk are stored together. */
export function openIntake(world: Needs): Intake {
  const storeWithOthers = openStoring(world)
  return {
    async submit(given) {
      const ready = await prepare(world, given)
      return 'answer' in ready ? ready.answer : storeWithOthers(ready.prepared)
    },
    hint: (asked) => rewriteHint(world, asked),
  }
}

type Stored = Result<Submitted, SubmitRefusal>
type Waiting = { prepared: Prepared; resolve(stored: Stored | Promise<Stored>): void }

/** A transaction of more would hold up who else wants to write. */
const mostTogether = 16

function openStoring(world: Needs): (prepared: Prepared) => Promise<Stored> {
  const waiting: Waiting[] = []
  let isStoring = false

  const storeAll = async (): Promise<void> => {
    isStoring = true
    while (waiting.length > 0) await storeGroup(world, waiting.splice(0, mostTogether))
    isStoring = false
  }
  return (prepared) =>
    new Promise((resolve) => {
      waiting.push({ prepared, resolve })
      if (!isStoring) void storeAll()
    })
}

/** Each in a part of the transaction that can be taken back; who could not be stored with the others is stored alone. */
async function storeGroup(world: Needs, group: readonly Waiting[]): Promise<void> {
  const stored = await storeTogether(world, group).catch(() => [])
  for (const [index, { prepared, resolve }] of group.entries())
    resolve(stored[index] ?? storeAlone(world, prepared))
}

const storeTogether = (world: Needs, group: readonly Waiting[]): Promise<(Stored | null)[]> =>
  inTransaction(world, async (tx) => {
    const stored: (Stored | null)[] = []
    for (const { prepared } of group)
      stored.push(await withSavepoint(tx, () => store(tx, world, prepared)).catch(() => null))
    return stored
  })
