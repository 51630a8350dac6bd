import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../platform/db/db.ts'
import { nameKey } from '../platform/slug.ts'
import { type Media, type MediaKind, searchWordsOf } from './media.ts'
import './schema.ts'
import type { MediaTable } from './schema.ts'

function fromRow(row: Selectable<MediaTable>): Media {
  const kept = {
    id: row.id,
    originalKey: row.original_key,
    contentType: row.content_type,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
    proposed: JSON.parse(row.proposed),
    rights: JSON.parse(row.rights),
    version: row.version,
    createdAt: row.created_at,
    createdBy: row.created_by,
    changedAt: row.changed_at,
  }
  if (row.kind === 'file') return { ...kept, kind: 'file' }
  return {
    ...kept,
    kind: 'picture',
    width: row.width ?? 1,
    height: row.height ?? 1,
    color: row.color ?? '#888888',
    focalPoint: { x: row.focal_x ?? 0.5, y: row.focal_y ?? 0.5 },
  }
}

function toRow(media: Media): Insertable<MediaTable> {
  const picture = media.kind === 'picture' ? media : null
  return {
    id: media.id,
    kind: media.kind,
    original_key: media.originalKey,
    content_type: media.contentType,
    file_name: media.fileName,
    sha256: media.sha256,
    bytes: media.bytes,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    color: picture?.color ?? null,
    focal_x: picture?.focalPoint.x ?? null,
    focal_y: picture?.focalPoint.y ?? null,
    alt: media.alt,
    caption: media.caption,
    credit: media.credit,
    proposed: JSON.stringify(media.proposed),
    rights: JSON.stringify(media.rights),
    search_words: searchWordsOf(media),
    version: media.version,
    created_at: media.createdAt,
    created_by: media.createdBy,
    changed_at: media.changedAt,
  }
}

/** The row alone; its file is stored before. */
export async function insertMedia(tx: Tx, media: Media): Promise<void> {
  await tx.insertInto('media').values(toRow(media)).execute()
}

/** Answers false when somebody else has changed it since `media.version - 1`. */
export async function updateMedia(tx: Tx, media: Media): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('media')
    .set(toRow(media))
    .where('id', '=', media.id)
    .where('version', '=', media.version - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The row alone, not its files. */
export async function deleteMedia(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('media').where('id', '=', id).execute()
}

/** Null when there is none. */
export async function mediaById(db: Db | Tx, id: string): Promise<Media | null> {
  const row = await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The one with exactly this file, so that the same picture is kept once. */
export async function mediaBySha256(db: Db | Tx, sha256: string): Promise<Media | null> {
  const row = await db.selectFrom('media').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Those that exist, by id. */
export async function mediaByIds(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Media>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('media').selectAll().where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, fromRow(row)]))
}

export type MediaFilter = { q?: string | undefined; kind?: MediaKind | undefined }

/** Newest first; each word of `q` must be found in name, caption, alternative text, credit or creator. */
export async function listMedia(
  db: Db,
  filter: MediaFilter,
  page: { before: { at: string; id: string } | null; limit: number },
): Promise<Media[]> {
  const { before, limit } = page
  const newestFirst = db.selectFrom('media').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
  let query = newestFirst.limit(limit)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  const words = nameKey(filter.q ?? '')
    .split(' ')
    .filter(Boolean)
  for (const word of words)
    query = query.where(sql<boolean>`search_words like ${`%${escaped(word)}%`} escape '!'`)
  if (before)
    query = query.where((e) =>
      e.or([
        e('created_at', '<', before.at),
        e.and([e('created_at', '=', before.at), e('id', '<', before.id)]),
      ]),
    )
  return (await query.execute()).map(fromRow)
}

const escaped = (word: string): string => word.replace(/[!%_]/g, '!$&')
