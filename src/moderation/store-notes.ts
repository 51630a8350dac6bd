import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** What a moderator has noted beside a comment, for the others; readers and writers never see it. */
export type Note = { id: string; commentId: string; staffId: string; writtenAt: Instant; text: string }

export async function insertNote(tx: Tx, note: Note): Promise<void> {
  await tx
    .insertInto('comment_notes')
    .values({
      id: note.id,
      comment_id: note.commentId,
      staff_id: note.staffId,
      written_at: note.writtenAt,
      text: note.text,
    })
    .execute()
}

/** The notes on these comments, the oldest first. */
export async function notesOn(db: Db | Tx, commentIds: readonly string[]): Promise<Note[]> {
  if (commentIds.length === 0) return []
  const rows = await db
    .selectFrom('comment_notes')
    .selectAll()
    .where('comment_id', 'in', commentIds)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    commentId: row.comment_id,
    staffId: row.staff_id,
    writtenAt: row.written_at,
    text: row.text,
  }))
}
