import type { Actor } from '../accounts/index.ts'
import { articleState } from '../articles/index.ts'
import { recordAudit } from '../audit/index.ts'
import { mediaById } from '../media/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { queueTask } from '../platform/queue/queue.ts'
import { ok, type Refused, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import {
  type FrontPageRefusal,
  type Pin,
  type PinBoard,
  pinThatIsOver,
  refusePins,
  soundPins,
} from './front-page.ts'
import { raiseVersion, readPinBoard, replacePins } from './store.ts'
import { pinEndsTask } from './tasks.ts'

/**
 * Saves the whole arrangement at once. Articles not yet published may be pinned: they take their place when they
 * are. Refused when somebody else saved since `expected` (`detail.current`), or for a pin that cannot be
 * (`detail.field` names it). When a pin's time comes, the front page changes without anybody's doing.
 */
export async function savePins(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  save: { pins: readonly Pin[]; expected: number },
  actor: Actor,
): Promise<Result<PinBoard, FrontPageRefusal>> {
  const wrong = refusePins(save.pins)
  if (wrong) return refused(wrong.refusal, { field: `pins.${wrong.at}` })
  return inTransaction(world, async (tx) => {
    const now = world.clock.now()
    const board = await readPinBoard(tx)
    const current = board.version
    if (current !== save.expected) return refused('revision-outdated', { current })
    const unknown = await firstUnknown(tx, save.pins)
    if (unknown) return unknown
    const over = pinThatIsOver(save.pins, board.pins, now)
    if (over !== null) return refused('until-past', { field: `pins.${over}.until` })
    if (!(await raiseVersion(tx, { expected: save.expected, at: now, by: actor.name })))
      return refused('revision-outdated', { current })
    const pins = soundPins(save.pins, now)
    await replacePins(tx, pins)
    for (const runAt of new Set(pins.flatMap(({ until }) => until ?? [])))
      await queueTask(tx, world, { task: pinEndsTask, payload: {}, runAt })
    await recordAudit(tx, world, {
      actor,
      action: 'front-page.arranged',
      subject: { kind: 'front-page', id: null },
      detail: { version: save.expected + 1, pins: pins.map(({ articleId }) => articleId) },
    })
    await announce(tx, world.clock, 'front-page.changed', {})
    return ok(await readPinBoard(tx))
  })
}

async function firstUnknown(tx: Tx, pins: readonly Pin[]): Promise<Refused<FrontPageRefusal> | null> {
  for (const [at, { articleId, mediaId }] of pins.entries()) {
    if (!(await articleState(tx, articleId)))
      return refused('unknown-article', { field: `pins.${at}.articleId` })
    if (mediaId && (await mediaById(tx, mediaId))?.kind !== 'picture')
      return refused('unknown-media', { field: `pins.${at}.mediaId`, mediaId })
  }
  return null
}
