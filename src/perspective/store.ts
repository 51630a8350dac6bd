import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Scored } from '../scoring/index.ts'
import type { Attribute } from './attributes.ts'
import './schema.ts'

export type Feedback = {
  id: string
  receivedAt: Instant
  client: { id: string; name: string }
  communityId: string | null
  suggested: Partial<Record<Attribute, number>>
  scored: Scored
  text: string
}

export async function insertFeedback(db: Db | Tx, feedback: Feedback): Promise<void> {
  await db
    .insertInto('scoring_feedback')
    .values({
      id: feedback.id,
      received_at: feedback.receivedAt,
      client_id: feedback.client.id,
      client_name: feedback.client.name,
      language: feedback.scored.language,
      community_id: feedback.communityId,
      suggested: JSON.stringify(feedback.suggested),
      scored: JSON.stringify(feedback.scored),
      text: feedback.text,
    })
    .execute()
}

/** Oldest first, a page at a time. */
export async function feedbackAfter(
  db: Db,
  { after, limit }: { after: string | null; limit: number },
): Promise<Feedback[]> {
  let query = db.selectFrom('scoring_feedback').selectAll().orderBy('id').limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    receivedAt: row.received_at,
    client: { id: row.client_id, name: row.client_name },
    communityId: row.community_id,
    suggested: JSON.parse(row.suggested),
    scored: JSON.parse(row.scored),
    text: row.text,
  }))
}

export async function deleteFeedbackBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('scoring_feedback').where('received_at', '<', before).execute()
}
