import { readSettings } from '../../settings/index.ts'
import { type Reader, type SectionsOfCards, sectionsOf } from '../published/store.ts'
import { type CommentMode, inheritedCommentMode as inherited } from '../published-article.ts'

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
  knownSections?: SectionsOfCards,
): Promise<{ mode: CommentMode; from: CommentModeSource }[]> {
  const open = rows.filter(({ comment_mode }) => comment_mode === inherited)
  if (open.length === 0) return rows.map((row) => own(row))
  const sections = knownSections ?? (await sectionsOf(db, open))
  const { reading } = await readSettings(db)
  return rows.map((row) => {
    if (row.comment_mode !== inherited) return own(row)
    const mode = sections.get(row.section_id)?.commentMode
    return mode ? { mode: mode as CommentMode, from: 'section' } : { mode: reading.commentMode, from: 'site' }
  })
}

const own = ({ comment_mode }: { comment_mode: string }) => ({
  mode: comment_mode as CommentMode,
  from: 'article' as const,
})
