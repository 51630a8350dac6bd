import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Field } from '../fields.ts'
import type { Profile } from '../profile.ts'
import type { Sketch } from '../sketch.ts'
import {
  type Postings,
  packField,
  packPostings,
  packProfile,
  packSketch,
  unpackField,
  unpackPostings,
  unpackProfile,
  unpackSketch,
} from './packing.ts'
import '../schema.ts'

/** Rows in one statement: it stays under five milliseconds. */
const rowsAtOnce = 200

/** A text as the catalogue holds it. */
export type Catalogued = {
  number: number
  subjectId: string
  profile: Profile<number>
  field: Field | null
  sketch: Sketch
}

export async function countTexts(db: Db | Tx, kind: string): Promise<number> {
  const row = await db.selectFrom('topic_counts').select('texts').where('kind', '=', kind).executeTakeFirst()
  return row?.texts ?? 0
}

export async function addToCount(tx: Tx, kind: string, texts: number): Promise<void> {
  if (texts === 0) return
  await tx
    .insertInto('topic_counts')
    .values({ kind, texts })
    .onConflict((conflict) =>
      conflict.column('kind').doUpdateSet({ texts: sql<number>`topic_counts.texts + ${texts}` }),
    )
    .execute()
}

const cataloguedColumns = ['number', 'subject_id', 'field', 'sketch', 'terms'] as const

type Row = { number: number; subject_id: string; field: string | null; sketch: string; terms: string }

const fromRow = (row: Row): Catalogued => ({
  number: row.number,
  subjectId: row.subject_id,
  profile: unpackProfile(row.terms),
  field: row.field === null ? null : unpackField(row.field),
  sketch: unpackSketch(row.sketch),
})

export async function cataloguedBySubjects(
  db: Db | Tx,
  kind: string,
  subjectIds: readonly string[],
): Promise<Catalogued[]> {
  if (subjectIds.length === 0) return []
  const rows = await db
    .selectFrom('topic_texts')
    .select(cataloguedColumns)
    .where('kind', '=', kind)
    .where('subject_id', 'in', subjectIds)
    .execute()
  return rows.map(fromRow)
}

/** A text that may be like another; all but its number and subject as it is packed. */
export type Candidate = { subjectId: string; field: string | null; sketch: string; terms: string }

export async function candidatesByNumbers(db: Db, numbers: readonly number[]): Promise<Candidate[]> {
  if (numbers.length === 0) return []
  return db
    .selectFrom('topic_texts')
    .select(['subject_id as subjectId', 'field', 'sketch', 'terms'])
    .where('number', 'in', numbers)
    .execute()
}

/** Subjects whose weights were reckoned among fewer texts than `among`, the oldest first. */
export async function subjectsReckonedAmongLess(
  db: Db,
  { kind, among, limit }: { kind: string; among: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('topic_texts')
    .select('subject_id')
    .where('kind', '=', kind)
    .where('among', '<', among)
    .orderBy('among')
    .limit(limit)
    .execute()
  return rows.map(({ subject_id }) => subject_id)
}

export async function nextTextNumber(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('topic_texts')
    .select((e) => e.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Enters the texts, or takes the place of what stands under their numbers. */
export async function putTexts(
  tx: Tx,
  { kind, texts }: { kind: string; texts: readonly Catalogued[] },
): Promise<void> {
  for (const some of inParts(texts))
    await tx
      .insertInto('topic_texts')
      .values(
        some.map(({ number, subjectId, profile, field, sketch }) => ({
          number,
          kind,
          subject_id: subjectId,
          among: 0,
          field: field && packField(field),
          sketch: packSketch(sketch),
          terms: packProfile(profile),
        })),
      )
      .onConflict((conflict) =>
        conflict.column('number').doUpdateSet((row) => ({
          among: row.ref('excluded.among'),
          field: row.ref('excluded.field'),
          sketch: row.ref('excluded.sketch'),
          terms: row.ref('excluded.terms'),
        })),
      )
      .execute()
}

export async function setAmong(
  tx: Tx,
  { kind, among, subjectIds }: { kind: string; among: number; subjectIds: readonly string[] },
): Promise<void> {
  for (const some of inParts(subjectIds))
    await tx
      .updateTable('topic_texts')
      .set({ among })
      .where('kind', '=', kind)
      .where('subject_id', 'in', some)
      .execute()
}

export async function deleteTexts(tx: Tx, numbers: readonly number[]): Promise<void> {
  if (numbers.length > 0) await tx.deleteFrom('topic_texts').where('number', 'in', numbers).execute()
}

export type Term = { number: number; texts: number }

export async function termsByWords(
  db: Db | Tx,
  kind: string,
  words: readonly string[],
): Promise<Map<string, Term>> {
  const found = new Map<string, Term>()
  for (const some of inParts(words)) {
    const rows = await db
      .selectFrom('topic_terms')
      .select(['number', 'term', 'texts'])
      .where('kind', '=', kind)
      .where('term', 'in', some)
      .execute()
    for (const { number, term, texts } of rows) found.set(term, { number, texts })
  }
  return found
}

/** In how many texts each of these stands. */
export async function textsWithTerms(db: Db, terms: readonly number[]): Promise<Map<number, number>> {
  if (terms.length === 0) return new Map()
  const rows = await db
    .selectFrom('topic_terms')
    .select(['number', 'texts'])
    .where('number', 'in', terms)
    .execute()
  return new Map(rows.map(({ number, texts }) => [number, texts]))
}

export async function termsByNumbers(db: Db, numbers: readonly number[]): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('topic_terms')
    .select(['number', 'term'])
    .where('number', 'in', numbers)
    .execute()
  return new Map(rows.map(({ number, term }) => [number, term]))
}

export async function nextTermNumber(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('topic_terms')
    .select((e) => e.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Enters new terms, and adds to the counts of those that are there. */
export async function addToTerms(
  tx: Tx,
  kind: string,
  terms: readonly { number: number; term: string; by: number }[],
): Promise<void> {
  for (const some of inParts(terms))
    await tx
      .insertInto('topic_terms')
      .values(some.map(({ number, term, by }) => ({ number, kind, term, texts: by })))
      .onConflict((conflict) =>
        conflict.column('number').doUpdateSet({ texts: sql<number>`topic_terms.texts + excluded.texts` }),
      )
      .execute()
}

export async function takeFromTerms(tx: Tx, by: ReadonlyMap<number, number>): Promise<void> {
  const bySize = Map.groupBy(by, ([, size]) => size)
  for (const [size, terms] of bySize)
    for (const some of inParts(terms.map(([term]) => term)))
      await tx
        .updateTable('topic_terms')
        .set({ texts: sql<number>`texts - ${size}` })
        .where('number', 'in', some)
        .execute()
}

/** A row of postings. */
export type PostingRow = { term: number; block: number; postings: Postings }

export async function postingsOf(
  db: Db | Tx,
  terms: readonly number[],
  block?: number,
): Promise<PostingRow[]> {
  const found: PostingRow[] = []
  for (const some of inParts(terms)) {
    let query = db.selectFrom('topic_postings').selectAll().where('term', 'in', some)
    if (block !== undefined) query = query.where('block', '=', block)
    for (const row of await query.execute())
      found.push({ term: row.term, block: row.block, postings: unpackPostings(row.entries) })
  }
  return found
}

export async function putPostings(tx: Tx, rows: readonly PostingRow[]): Promise<void> {
  for (const some of inParts(rows))
    await tx
      .insertInto('topic_postings')
      .values(some.map(({ term, block, postings }) => ({ term, block, entries: packPostings(postings) })))
      .onConflict((conflict) =>
        conflict.columns(['term', 'block']).doUpdateSet((row) => ({ entries: row.ref('excluded.entries') })),
      )
      .execute()
}

function* inParts<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += rowsAtOnce) yield all.slice(start, start + rowsAtOnce)
}
