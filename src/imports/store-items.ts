import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

export type ItemKind = 'author' | 'section' | 'tag' | 'media' | 'page' | 'article' | 'thread' | 'menu'

/** What an item of the archive has become here. */
export type ImportedItem = {
  kind: ItemKind
  key: string
  targetId: string
  print: string
  revision: number | null
}

const itemFromRow = (row: {
  kind: string
  key: string
  target_id: string
  print: string
  revision: number | null
}): ImportedItem => ({
  kind: row.kind as ItemKind,
  key: row.key,
  targetId: row.target_id,
  print: row.print,
  revision: row.revision,
})

const columns = ['kind', 'key', 'target_id', 'print', 'revision'] as const

/** All of a kind, by key. */
export async function itemsOfKind(
  db: Db | Tx,
  source: string,
  kind: ItemKind,
): Promise<Map<string, ImportedItem>> {
  const rows = await db
    .selectFrom('imported_items')
    .select(columns)
    .where('source', '=', source)
    .where('kind', '=', kind)
    .execute()
  return new Map(rows.map((row) => [row.key, itemFromRow(row)]))
}

/** Those of these keys, by key. */
export async function itemsByKeys(
  db: Db | Tx,
  source: string,
  wanted: { kind: ItemKind; keys: readonly string[] },
): Promise<Map<string, ImportedItem>> {
  if (wanted.keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('imported_items')
    .select(columns)
    .where('source', '=', source)
    .where('kind', '=', wanted.kind)
    .where('key', 'in', wanted.keys)
    .execute()
  return new Map(rows.map((row) => [row.key, itemFromRow(row)]))
}

/** Notes what became of items, in place of what earlier runs noted. */
export async function putItems(
  tx: Tx,
  source: string,
  { items, at }: { items: readonly ImportedItem[]; at: Instant },
): Promise<void> {
  const each = [...new Map(items.map((item) => [`${item.kind} ${item.key}`, item])).values()]
  for (let from = 0; from < each.length; from += 200)
    await tx
      .insertInto('imported_items')
      .values(
        each.slice(from, from + 200).map((item) => ({
          source,
          kind: item.kind,
          key: item.key,
          target_id: item.targetId,
          print: item.print,
          revision: item.revision,
          imported_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['source', 'kind', 'key']).doUpdateSet((e) => ({
          target_id: e.ref('excluded.target_id'),
          print: e.ref('excluded.print'),
          revision: e.ref('excluded.revision'),
          imported_at: e.ref('excluded.imported_at'),
        })),
      )
      .execute()
}
