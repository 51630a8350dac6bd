import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, databaseKindOf, type Tx } from '../platform/db/db.ts'
import type { Entry } from './entry.ts'
import './schema.ts'
import { postgresWords } from './store.postgres.ts'
import { sqliteWords } from './store.sqlite.ts'
import type { Asked, Scope, WordStore } from './store-words.ts'
import { type KnownWord, typoKeysNear, typoKeysOf } from './typos.ts'

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

export type NewWord = { shown: string; stem: string; articles: number }

/** A word in so many articles is common: nothing is won by counting on, and most words of an article cost no writing. */
const countedTo = 30
const wordsInOneGo = 250

/**
 * Adds words to the vocabulary, or to the count of those that are there; in the order of their letters, so that two of
 * these never wait for each other. `pause` is awaited between parts of it.
 */
export async function addToVocabulary(
  tx: Tx,
  words: ReadonlyMap<string, NewWord>,
  pause: () => Promise<void>,
): Promise<void> {
  const store = wordsOf(tx)
  const forms = [...words.keys()].sort()
  for (let begin = 0; begin < forms.length; begin += wordsInOneGo) {
    const part = forms.slice(begin, begin + wordsInOneGo)
    const { rows } = await store.counted(tx, part).execute(tx)
    const counts = new Map(rows.map(({ form, articles }) => [form, Number(articles)]))
    const added = part.flatMap((form) => {
      const word = words.get(form)
      return word && !counts.has(form) ? [{ form, ...word, ...typoKeysOf(form) }] : []
    })
    if (added.length > 0) await store.addWords(tx, added)
    const rare = part.filter((form) => (counts.get(form) ?? countedTo) < countedTo)
    const byCount = Map.groupBy(rare, (form) => words.get(form)?.articles ?? 0)
    for (const [count, own] of byCount) if (count > 0) await store.addCounts(tx, own, count)
    await pause()
  }
}

/** Does what upkeep the index needs after about this many articles, in small parts. */
export async function tidyIndex(tx: Tx, articles: number, pause: () => Promise<void>): Promise<void> {
  for (const scope of ['published', 'newsroom'] as const)
    for (let part = 0; part < articles * partsPerArticle; part++) {
      if (!(await wordsOf(tx).tidy(tx, scope, pagesInOnePart))) break
      await pause()
    }
}

const pagesInOnePart = 8
/** More than new articles make necessary, so that it never falls behind. */
const partsPerArticle = 6

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
