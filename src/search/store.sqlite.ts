import { type RawBuilder, sql } from 'kysely'
import { type Dialect, excludedIn, type Match, marksIn, wantedIn } from './match.ts'
import { type Asked, limits, type WordStore, wordTables } from './store-words.ts'

const quoted = (token: string): string => `"${token.replaceAll('"', '')}"`

/** Expressions of FTS5. Names of the parts columns stand in no phrase: what is cut apart has no neighbours. */
const fts5: Dialect = {
  token: (token, isBegun) => `${quoted(token)}${isBegun ? ' *' : ''}`,
  phrase: (tokens) => `{headline text} : "${tokens.map((token) => token.replaceAll('"', '')).join(' ')}"`,
  and: 'AND',
  or: 'OR',
}

function expression(match: Match, columns: string | null): string {
  const wanted = wantedIn(fts5, match)
  const parts = [columns ? `(${columns} : (${wanted}))` : `(${wanted})`]
  const marks = marksIn(fts5, match)
  if (marks) parts.push(`({marks} : (${marks}))`)
  const excluded = excludedIn(fts5, match)
  return excluded ? `(${parts.join(' AND ')}) NOT (${excluded})` : parts.join(' AND ')
}

/** Numbers are bound as floating point by the driver; a row number of FTS5 has to be an integer. */
const whole = (number: number) => sql`cast(${number} as integer)`

/** FTS5: rows come newest first without sorting, so that a common word costs no more than the rows asked for. */
export const sqliteWords: WordStore = {
  candidates({ scope, match, neighbours, from, to, onlyHeadlines }: Asked) {
    const table = sql.table(wordTables[scope])
    const rows = (given: RawBuilder<unknown>, limit: number) => sql`
      select rowid as number from ${table} where ${table} match ${given}
      and rowid between ${whole(from)} and ${whole(to)} order by rowid desc limit ${sql.lit(limit)}`
    const stream = (found: RawBuilder<unknown>, near: number, anywhere: number) =>
      sql`select number, ${sql.lit(near)} as near, ${sql.lit(anywhere)} as anywhere from (${found})`
    const anywhere = sql`${expression(match, null)}`
    const inHeadline = sql`${expression(match, '{headline beside}')}`
    // In the expression, not as a condition: FTS5 looks for the first row before SQLite asks for a condition.
    const sideBySide = (given: Match) => sql`(select case when count(*) < ${sql.lit(limits.fewEnough)}
      then ${expression(given, null)} else '"~"' end from (${rows(anywhere, limits.fewEnough)}))`
    const streams = [
      ...(onlyHeadlines ? [] : [stream(rows(anywhere, limits.anywhere), 0, 1)]),
      stream(rows(inHeadline, onlyHeadlines ?? limits.headline), 0, 0),
      ...(neighbours ? [stream(rows(sideBySide(neighbours), limits.neighbours), 1, 0)] : []),
    ]
    return sql`select number, max(near) as near, max(anywhere) as anywhere
      from (${sql.join(streams, sql` union all `)}) group by number`
  },

  async write(tx, scope, { number, entry }) {
    const { headline, beside, text, parts, marks } = entry.columns
    const values = [headline, beside, text, parts, marks].map((tokens) => tokens.join(' '))
    await sql`insert into ${sql.table(wordTables[scope])} (rowid, headline, beside, text, parts, marks)
      values (${whole(number)}, ${sql.join(values)})`.execute(tx)
  },

  async remove(tx, scope, number) {
    await sql`delete from ${sql.table(wordTables[scope])} where rowid = ${whole(number)}`.execute(tx)
  },

  counted: (_, forms) => sql`select form, articles from search_vocabulary
    where form in (select value from json_each(${JSON.stringify(forms)}))`,

  async addWords(tx, words) {
    await sql`insert into search_vocabulary (form, shown, stem, articles, head, tail, letters)
      select value ->> 'form', value ->> 'shown', value ->> 'stem', value ->> 'articles', value ->> 'head',
        value ->> 'tail', value ->> 'letters' from json_each(${JSON.stringify(words)})`.execute(tx)
  },

  async addCounts(tx, forms, count) {
    await sql`update search_vocabulary set articles = articles + ${count}
      where form in (select value from json_each(${JSON.stringify(forms)}))`.execute(tx)
  },

  /** FTS5 merges segments of its index; left to itself it does so in one go, which holds up serving. */
  async tidy(tx, scope, pages) {
    const table = wordTables[scope]
    const changes = async () =>
      Number((await sql<{ n: number }>`select total_changes() as n`.execute(tx)).rows[0]?.n)
    const before = await changes()
    await sql`insert into ${sql.table(table)} (${sql.ref(table)}, rank) values ('merge', ${whole(pages)})`.execute(
      tx,
    )
    return (await changes()) - before >= 2
  },
}
