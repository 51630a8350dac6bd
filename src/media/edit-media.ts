import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { queueTask } from '../platform/queue/queue.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type FocalPoint, type Media, type MediaWords, soundFocalPoint, soundWords } from './media.ts'
import { mediaById, updateMedia } from './store.ts'
import { tidyMediaFiles } from './tasks.ts'

/** `version` is the one the change was made on. What is not given stays. */
export type MediaChange = Partial<MediaWords> & { id: string; version: number; focalPoint?: FocalPoint }
export type EditRefusal = 'not-found' | 'revision-outdated' | 'no-focal-point'

/**
 * Changes words or focal point: every page that shows it shows the new ones. Nothing is overwritten that somebody
 * else changed since `version`.
 */
export function editMedia(
  world: Pick<World, 'db' | 'events' | 'clock' | 'ids'>,
  change: MediaChange,
  actor: Actor,
): Promise<Result<Media, EditRefusal>> {
  return inTransaction(world, async (tx) => {
    const before = await mediaById(tx, change.id)
    if (!before) return refused('not-found')
    if (before.version !== change.version) return refused('revision-outdated', { current: before.version })
    if (change.focalPoint && before.kind === 'file') return refused('no-focal-point', { field: 'focalPoint' })
    const changed = changedMedia(before, change)
    if (isSame(before, changed)) return ok(before)
    const after: Media = { ...changed, version: before.version + 1, changedAt: world.clock.now() }
    if (!(await updateMedia(tx, after))) return refused('revision-outdated', { current: before.version + 1 })
    const subject = { kind: 'media', id: after.id, label: after.fileName }
    await recordAudit(tx, world, { actor, action: 'media.changed', subject })
    await announce(tx, world.clock, 'media.changed', { mediaId: after.id })
    await queueTask(tx, world, { task: tidyMediaFiles, payload: { mediaId: after.id } })
    return ok(after)
  })
}

function changedMedia(before: Media, change: MediaChange): Media {
  const words = soundWords({
    alt: change.alt === undefined ? before.alt : change.alt,
    caption: change.caption === undefined ? before.caption : change.caption,
    credit: change.credit === undefined ? before.credit : change.credit,
  })
  if (before.kind === 'file') return { ...before, ...words }
  return { ...before, ...words, focalPoint: soundFocalPoint(change.focalPoint ?? before.focalPoint) }
}

const isSame = (before: Media, after: Media): boolean => JSON.stringify(before) === JSON.stringify(after)
