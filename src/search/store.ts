import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, databaseKindOf, type Tx } from '../platform/db/db.ts'
import type { Entry } from './entry.ts'
import type { Match } from './match.ts'
import { postgresWords } from './store.postgres.ts'
import { sqliteWords } from './store.sqlite.ts'
import { type KnownWord, typoKeysNear, typoKeysOf } from './typos.ts'
import './schema.ts'

/** Readers' searches look at `published` only: nothing of a draft is in its tables. */
export type Scope = 'published' | 'newsroom'

/** How each database keeps and finds words. What it answers is ranked elsewhere, for both alike. */
export type WordStore = {
  candidates(asked: Asked): RawBuilder<{ number: number; near: number; anywhere: number }>
  write(tx: Tx, scope: Scope, row: { number: number; entry: Entry }): Promise<void>
  remove(tx: Tx, scope: Scope, number: number): Promise<void>
}

export const wordTables = { published: 'search_published', newsroom: 'search_newsroom' } as const

/**
 * How many are looked at: the newest of each kind. Whatever is searched for, no more than this is ranked. Neighbours
 * are looked for where fewer than `fewEnough` hold the words: a walk through all that hold two common ones takes long.
 */
export const limits = { anywhere: 300, headline: 150, neighbours: 60, fewEnough: 3000 } as const

export type Asked = {
  scope: Scope
  match: Match
  /** Also with two of the words side by side. */
  neighbours: Match | null
  /** Numbers, both included. */
  from: number
  to: number
  /** So many of the newest with the words in the headline, and none by their text. */
  onlyHeadlines?: number
}

/** What ranking sees of an article. */
export type Candidate = {
  number: number
  articleId: string
  headline: string
  beside: string
  lead: string
  main: string
  near: boolean
  /** Among the newest that hold the words anywhere; others came by their headline. */
  anywhere: boolean
}

const wordsOf = (db: Db): WordStore => (databaseKindOf(db) === 'sqlite' ? sqliteWords : postgresWords)

/** What may be an answer, by the same rule on both databases, in no order. Give it `longReads`. */
export async function findCandidates(db: Db, asked: Asked): Promise<Candidate[]> {
  const { rows } = await sql<CandidateRow>`
    select d.number, d.article_id, d.headline, d.beside, d.lead, d.main, found.near, found.anywhere
    from (${wordsOf(db).candidates(asked)}) found
    join search_documents d on d.number = found.number`.execute(db)
  return rows.map((row) => ({
    number: Number(row.number),
    articleId: row.article_id,
    headline: row.headline,
    beside: row.beside,
    lead: row.lead,
    main: row.main,
    near: Number(row.near) === 1,
    anywhere: Number(row.anywhere) === 1,
  }))
}

type CandidateRow = {
  number: number
  article_id: string
  headline: string
  beside: string
  lead: string
  main: string
  near: number
  anywhere: number
}

/** An article's number begins with its time in milliseconds; so many may share one. */
export const numbersPerMillisecond = 1024
const earliest = Date.UTC(1700, 0)
const latest = Date.UTC(2200, 0)

/** The lowest number of this moment. Beyond the years 1700 to 2200 numbers would no longer be exact. */
export const numberAt = (milliseconds: number): number =>
  Math.min(latest, Math.max(earliest, Math.trunc(milliseconds))) * numbersPerMillisecond
export const firstNumber = numberAt(earliest)
export const lastNumber = numberAt(latest) + numbersPerMillisecond - 1

/** Puts the article in place of what was there of it. */
export async function putDocument(
  tx: Tx,
  {
    scope,
    ...document
  }: { scope: Scope; articleId: string; revision: number; time: number; entry: Entry; at: Instant },
): Promise<{ isNew: boolean }> {
  const { articleId, revision, time, entry, at } = document
  const before = await removeDocument(tx, scope, articleId)
  const number = await freeNumber(tx, time)
  const { headline, beside, lead, main } = entry
  await tx
    .insertInto('search_documents')
    .values({ number, article_id: articleId, scope, revision, indexed_at: at, headline, beside, lead, main })
    .execute()
  await wordsOf(tx).write(tx, scope, { number, entry })
  return { isNew: !before }
}

/** Whether it was there. */
export async function removeDocument(tx: Tx, scope: Scope, articleId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('search_documents')
    .where('article_id', '=', articleId)
    .where('scope', '=', scope)
    .returning('number')
    .executeTakeFirst()
  if (!row) return false
  await wordsOf(tx).remove(tx, scope, Number(row.number))
  return true
}

/** The first after those of the same moment: an import may bring thousands of one date. */
async function freeNumber(tx: Tx, time: number): Promise<number> {
  const first = numberAt(time)
  const row = await tx
    .selectFrom('search_documents')
    .select((e) => e.fn.max('number').as('last'))
    .where('number', '>=', first)
    .where('number', '<', first + mostAtOnce)
    .executeTakeFirst()
  return row?.last === null || row?.last === undefined ? first : Number(row.last) + 1
}

const mostAtOnce = 100 * numbersPerMillisecond

/** Adds words to the vocabulary, or to the count of those that are there. In the order of their letters, so that two of these never wait for each other. */
export async function addToVocabulary(
  tx: Tx,
  words: ReadonlyMap<string, { shown: string; stem: string; articles: number }>,
): Promise<void> {
  const rows = [...words]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([form, word]) => ({ form, ...word, ...typoKeysOf(form) }))
  for (let begin = 0; begin < rows.length; begin += wordsPerStatement)
    await tx
      .insertInto('search_vocabulary')
      .values(rows.slice(begin, begin + wordsPerStatement))
      .onConflict((conflict) =>
        conflict.column('form').doUpdateSet((e) => ({
          articles: e('search_vocabulary.articles', '+', e.ref('excluded.articles')),
        })),
      )
      .execute()
}

const wordsPerStatement = 100

/** Those of the words that stand in published articles, by form or stem. */
export async function knownAmong(
  db: Db,
  words: readonly { form: string; stems: readonly string[] }[],
): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const rows = await db
    .selectFrom('search_vocabulary')
    .select(['form', 'stem'])
    .where((e) =>
      e.or([
        e(
          'form',
          'in',
          words.map(({ form }) => form),
        ),
        e(
          'stem',
          'in',
          words.flatMap(({ stems }) => stems),
        ),
      ]),
    )
    .limit(2000)
    .execute()
  const forms = new Set(rows.map(({ form }) => form))
  const stems = new Set(rows.map(({ stem }) => stem))
  return new Set(
    words.flatMap(({ form, stems: own }) =>
      forms.has(form) || own.some((stem) => stems.has(stem)) ? form : [],
    ),
  )
}

const mostNear = 300

/** Words that a mistyped one may have been meant to be: those in most articles first, of each kind of likeness. */
export async function wordsNear(db: Db, form: string): Promise<KnownWord[]> {
  const { heads, tails, letters } = typoKeysNear(form)
  const like = (column: 'head' | 'tail' | 'letters', keys: readonly string[]) =>
    db
      .selectFrom('search_vocabulary')
      .select(['form', 'shown', 'articles'])
      .where(column, 'in', keys)
      .where(sql<number>`length(form)`, '>=', form.length - 2)
      .where(sql<number>`length(form)`, '<=', form.length + 2)
      .orderBy('articles', 'desc')
      .orderBy('form')
      .limit(mostNear)
      .execute()
  const found = [await like('head', heads), await like('tail', tails), await like('letters', [letters])]
  return [...new Map(found.flat().map((word) => [word.form, word])).values()]
}

/** Words that begin so, those in most articles first. */
export async function wordsBeginning(db: Db, form: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('search_vocabulary')
    .select('stem')
    .where('form', '>=', form)
    .where('form', '<', `${form}\uffff`)
    .orderBy('articles', 'desc')
    .orderBy('form')
    .limit(limit)
    .execute()
  return [...new Set(rows.map(({ stem }) => stem))]
}
