import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

export type WordList = 'banned' | 'suspicious'

/** Changes whenever an entry comes or goes. */
export async function wordsVersion(db: Db): Promise<string> {
  const row = await db
    .selectFrom('moderation_words')
    .select((e) => [e.fn.countAll().as('n'), e.fn.max('id').as('newest')])
    .executeTakeFirst()
  return `${row?.n ?? 0} ${row?.newest ?? ''}`
}

/** All entries of both lists. */
export async function listedPatterns(db: Db | Tx): Promise<Record<WordList, string[]>> {
  const rows = await db
    .selectFrom('moderation_words')
    .select(['list', 'pattern'])
    .orderBy('list')
    .orderBy('pattern')
    .execute()
  const of = (list: WordList) => rows.filter((row) => row.list === list).map(({ pattern }) => pattern)
  return { banned: of('banned'), suspicious: of('suspicious') }
}

/** Takes entries out of a list. */
export async function deleteWords(tx: Tx, list: WordList, patterns: readonly string[]): Promise<void> {
  for (let at = 0; at < patterns.length; at += 500)
    await tx
      .deleteFrom('moderation_words')
      .where('list', '=', list)
      .where('pattern', 'in', patterns.slice(at, at + 500))
      .execute()
}

/** Adds entries to a list that are not in it. */
export async function insertWords(
  tx: Tx,
  words: readonly { id: string; list: WordList; pattern: string; addedAt: Instant; addedBy: string | null }[],
): Promise<void> {
  for (let at = 0; at < words.length; at += 200)
    await tx
      .insertInto('moderation_words')
      .values(
        words.slice(at, at + 200).map((word) => ({
          id: word.id,
          list: word.list,
          pattern: word.pattern,
          added_at: word.addedAt,
          added_by: word.addedBy,
        })),
      )
      .onConflict((conflict) => conflict.columns(['list', 'pattern']).doNothing())
      .execute()
}

/** The newest comments in any state, by when they came here, each with its writer's name before its words. */
export async function recentTexts(db: Db, limit: number): Promise<{ id: string; text: string }[]> {
  if (limit === 0) return []
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'author_name', 'text'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, author_name, text }) => ({ id, text: `${author_name}\n${text}` }))
}
