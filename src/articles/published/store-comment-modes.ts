import { readSettings } from '../../settings/index.ts'
import { type CommentMode, inheritedCommentMode as inherited } from '../published-article.ts'
import type { Reader } from './store.ts'

export type CommentModeSource = 'article' | 'section' | 'site'

/** How an article without a choice of its own is handled: as its section says, else as the site does. */
export async function inheritedMode(
  db: Reader,
  sectionId: string,
): Promise<{ mode: CommentMode; from: Exclude<CommentModeSource, 'article'> }> {
  const [found] = await resolvedModes(db, [{ section_id: sectionId, comment_mode: inherited }])
  if (!found || found.from === 'article') throw new Error('an inherited mode comes from elsewhere')
  return { mode: found.mode, from: found.from }
}

/** The modes that hold, in the order of the rows, and who has decided so. */
export async function resolvedModes(
  db: Reader,
  rows: readonly { section_id: string; comment_mode: string }[],
): Promise<{ mode: CommentMode; from: CommentModeSource }[]> {
  const sectionIds = rows
    .filter(({ comment_mode }) => comment_mode === inherited)
    .map(({ section_id }) => section_id)
  if (sectionIds.length === 0) return rows.map((row) => own(row))
  const sections = await db
    .selectFrom('sections')
    .select(['id', 'comment_mode'])
    .where('id', 'in', [...new Set(sectionIds)])
    .execute()
  const bySection = new Map(sections.map(({ id, comment_mode }) => [id, comment_mode]))
  const { reading } = await readSettings(db)
  return rows.map((row) => {
    if (row.comment_mode !== inherited) return own(row)
    const mode = bySection.get(row.section_id)
    return mode ? { mode: mode as CommentMode, from: 'section' } : { mode: reading.commentMode, from: 'site' }
  })
}

const own = ({ comment_mode }: { comment_mode: string }) => ({
  mode: comment_mode as CommentMode,
  from: 'article' as const,
})
