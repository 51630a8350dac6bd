import { type RawBuilder, sql } from 'kysely'
import type { Entry } from './entry.ts'
import { type Dialect, excludedIn, type Match, marksIn, wantedIn } from './match.ts'
import { type Asked, limits, type WordStore, wordTables } from './store-words.ts'

const quoted = (token: string): string => `'${token.replaceAll(/['\\]/g, '')}'`

const tsquery: Dialect = {
  token: (token, isBegun) => `${quoted(token)}${isBegun ? ':*' : ''}`,
  phrase: (tokens) => `(${tokens.map(quoted).join(' <-> ')})`,
  and: '&',
  or: '|',
}

/** `headline` and `words` apart, as an index over weighted words would have to look into every row it finds. */
type Column = 'headline' | 'words'
const condition = (match: Match, column: Column) => {
  const asked = [
    sql`${sql.ref(column)} @@ ${wantedIn(tsquery, match)}::tsquery`,
    ...(match.marks.length > 0 ? [sql`words @@ ${marksIn(tsquery, match)}::tsquery`] : []),
    ...(match.none.length > 0 ? [sql`not words @@ ${excludedIn(tsquery, match)}::tsquery`] : []),
  ]
  return sql.join(asked, sql` and `)
}

/** `tsvector` of our own stems, cast without a dictionary: PostgreSQL finds exactly what SQLite finds. */
export const postgresWords: WordStore = {
  candidates({ scope, match, neighbours, from, to, onlyHeadlines }: Asked) {
    const table = sql.table(wordTables[scope])
    const rows = (given: RawBuilder<unknown>, limit: number) => sql`
      select number from ${table} where ${given}
      and number between ${from} and ${to} order by number desc limit ${sql.lit(limit)}`
    const stream = (found: RawBuilder<unknown>, near: number, anywhere: number) =>
      sql`select number, ${sql.lit(near)} as near, ${sql.lit(anywhere)} as anywhere from (${found}) found`
    const anywhere = condition(match, 'words')
    const sideBySide = (given: Match) => sql`${condition(given, 'words')} and ${sql.lit(limits.fewEnough)} >
      (select count(*) from (${rows(anywhere, limits.fewEnough)}) few)`
    const streams = [
      ...(onlyHeadlines ? [] : [stream(rows(anywhere, limits.anywhere), 0, 1)]),
      stream(rows(condition(match, 'headline'), onlyHeadlines ?? limits.headline), 0, 0),
      ...(neighbours ? [stream(rows(sideBySide(neighbours), limits.neighbours), 1, 0)] : []),
    ]
    return sql`select number, max(near) as near, max(anywhere) as anywhere
      from (${sql.join(streams, sql` union all `)}) streams group by number`
  },

  async write(tx, scope, { number, entry }) {
    const { headline, words } = vectorsOf(entry)
    await sql`insert into ${sql.table(wordTables[scope])} (number, headline, words)
      values (${number}, ${headline}::tsvector, ${words}::tsvector)`.execute(tx)
  },

  async remove(tx, scope, number) {
    await sql`delete from ${sql.table(wordTables[scope])} where number = ${number}`.execute(tx)
  },

  counted: (_, forms) => sql`select form, articles from search_vocabulary where form = any(${forms})`,

  async addWords(tx, words) {
    await sql`insert into search_vocabulary (form, shown, stem, articles, head, tail, letters)
      select form, shown, stem, articles, head, tail, letters
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as word (form text, shown text, stem text,
        articles integer, head text, tail text, letters text)
      on conflict (form) do nothing`.execute(tx)
  },

  async addCounts(tx, forms, count) {
    await sql`update search_vocabulary set articles = articles + ${count} where form = any(${forms})`.execute(
      tx,
    )
  },

  /** Autovacuum looks after it. */
  tidy: async () => false,
}

/** Only headline and text have positions, so that no phrase is found among names or parts of words. */
function vectorsOf({ columns }: Entry): { headline: string; words: string } {
  const { headline, beside, text, parts, marks } = columns
  const bare = [...beside, ...marks].map(quoted)
  const placed = placedFrom(headline, 1)
  return {
    headline: [...placed, ...bare].join(' '),
    words: [...placed, ...bare, ...parts.map(quoted), ...placedFrom(text, headline.length + 2)].join(' '),
  }
}

const placedFrom = (tokens: readonly string[], first: number): string[] =>
  tokens.map((token, index) => `${quoted(token)}:${first + index}`)
