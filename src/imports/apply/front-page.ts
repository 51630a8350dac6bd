import { readPinBoard, savePins } from '../../front-page/index.ts'
import { note, type Session } from './session.ts'

const mostSecond = 4

/** Sticky articles take the places on the front page that nobody has given away; the rest are named in the report. */
export async function pinSticky(session: Session, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  const { world, actor } = session
  const board = await readPinBoard(world.db)
  const count = { lead: 0, second: 0 }
  for (const { slot } of board.pins) count[slot]++
  const fresh = articleIds.flatMap((articleId) => {
    const slot = count.lead === 0 ? 'lead' : count.second < mostSecond ? 'second' : null
    if (slot === null) {
      note(session, { subject: 'sticky', reason: 'refused', detail: 'front-page-full' })
      return []
    }
    count[slot]++
    return [{ slot, articleId, headline: null, mediaId: null, until: null } as const]
  })
  if (fresh.length === 0) return
  const saved = await savePins(world, { pins: [...board.pins, ...fresh], expected: board.version }, actor)
  if (!saved.ok) note(session, { subject: 'sticky', reason: 'refused', detail: saved.refusal })
}
