import { type CompiledQuery, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { addressKeyOf } from '../platform/mail-address.ts'
import type { Reason } from './reason.ts'
import type { AlertTellingsTable } from './schema.ts'

/** False when this article was begun before, by this process or another; `isDone` when it was also ended. */
export async function beginRun(
  tx: Tx,
  run: { articleId: string; sketch: string; now: Instant },
): Promise<{ isDone: boolean }> {
  await tx
    .insertInto('alert_runs')
    .values({ article_id: run.articleId, begun_at: run.now, ended_at: null, sketch: run.sketch })
    .onConflict((conflict) => conflict.column('article_id').doNothing())
    .execute()
  const row = await tx
    .selectFrom('alert_runs')
    .select('ended_at')
    .where('article_id', '=', run.articleId)
    .executeTakeFirstOrThrow()
  return { isDone: row.ended_at !== null }
}

export async function endRun(tx: Tx, articleId: string, now: Instant): Promise<void> {
  await tx.updateTable('alert_runs').set({ ended_at: now }).where('article_id', '=', articleId).execute()
}

/** The wording of the articles that readers were told of since then. */
export async function sketchesSince(
  db: Db,
  since: Instant,
): Promise<{ articleId: string; sketch: string }[]> {
  const rows = await db
    .selectFrom('alert_runs')
    .select(['article_id', 'sketch'])
    .where('begun_at', '>', since)
    .execute()
  return rows.map(({ article_id, sketch }) => ({ articleId: article_id, sketch }))
}

/** Those of the readers who were, or will be, told of one of these articles. */
export async function readersTold(
  db: Db | Tx,
  { articleIds, readerIds }: { articleIds: readonly string[]; readerIds: readonly string[] },
): Promise<Set<string>> {
  if (articleIds.length === 0 || readerIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('alert_tellings')
    .select('reader_id')
    .where('article_id', 'in', articleIds)
    .where('reader_id', 'in', readerIds)
    .execute()
  return new Set(rows.map(({ reader_id }) => reader_id))
}

export type Telling = {
  articleId: string
  readerId: string
  subscriptionId: string
  reason: Reason
  language: 'de' | 'en'
  due: Instant | null
}

/** So many rows a statement: it takes a few milliseconds. */
const rowsAStatement = 250

/** Readers that have a telling of the article keep it, unless this one is earlier, or as early for a better reason. */
export async function insertTellings(tx: Tx, tellings: readonly Telling[], now: Instant): Promise<void> {
  const rows = tellings.map(({ articleId, readerId, subscriptionId, reason, language, due }) => ({
    article_id: articleId,
    reader_id: readerId,
    subscription_id: subscriptionId,
    kind: reason.kind,
    ref: reason.ref,
    score: reason.score,
    rank: reason.rank,
    language,
    found_at: now,
    due_at: due,
    told_at: null,
  }))
  let whole: CompiledQuery | null = null
  for (let from = 0; from < rows.length; from += rowsAStatement) {
    const values = rows.slice(from, from + rowsAStatement)
    // Making the text of the statement takes longer than running it, and it is always the same.
    const query: CompiledQuery =
      whole && values.length === rowsAStatement
        ? { ...whole, parameters: values.flatMap((row) => Object.values(row)) }
        : insertOf(tx, values)
    if (values.length === rowsAStatement) whole ??= query
    await tx.executeQuery(query)
  }
}

const insertOf = (tx: Tx, rows: AlertTellingsTable[]): CompiledQuery =>
  tx
    .insertInto('alert_tellings')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['article_id', 'reader_id'])
        .doUpdateSet((row) => ({
          subscription_id: row.ref('excluded.subscription_id'),
          kind: row.ref('excluded.kind'),
          ref: row.ref('excluded.ref'),
          score: row.ref('excluded.score'),
          rank: row.ref('excluded.rank'),
          due_at: row.ref('excluded.due_at'),
        }))
        .where(
          sql<boolean>`(alert_tellings.due_at is not null
              and (excluded.due_at is null or excluded.due_at < alert_tellings.due_at))
            or (excluded.due_at is not distinct from alert_tellings.due_at
              and excluded.rank < alert_tellings.rank)`,
        ),
    )
    .compile()

/** A mail about an article has links that sharpen the interest where it is told by likeness. */
export type MailForm = 'similar' | 'plain'

type AtOnce = { language: string; form: MailForm }

/** Who is told of the article at once, in the order of readers. */
export type ToldAtOnce = {
  readerId: string
  email: string
  subscriptionId: string
  kind: string
  ref: string
  linkRotation: number
}

export async function toldAtOnce(
  db: Db,
  wanted: AtOnce & { articleId: string; after: string | null; limit: number },
): Promise<ToldAtOnce[]> {
  let query = db
    .selectFrom('alert_tellings as telling')
    .innerJoin('readers as reader', 'reader.id', 'telling.reader_id')
    .select([
      'telling.reader_id as readerId',
      'reader.email',
      'telling.subscription_id as subscriptionId',
      'telling.kind',
      'telling.ref',
      'reader.link_rotation as linkRotation',
    ])
    .where('telling.article_id', '=', wanted.articleId)
    .where('telling.language', '=', wanted.language)
    .where('telling.kind', wanted.form === 'similar' ? '=' : '<>', 'similar')
    .where('telling.due_at', 'is', null)
    .orderBy('telling.reader_id')
    .limit(wanted.limit)
  if (wanted.after !== null) query = query.where('telling.reader_id', '>', wanted.after)
  return query.execute()
}

/** The languages and forms in which somebody is told of the article at once, and the mailing of each where there is one. */
export async function formsAtOnce(
  db: Db,
  articleId: string,
): Promise<(AtOnce & { mailingId: string | null })[]> {
  const rows = await db
    .selectFrom('alert_tellings')
    .select((e) => [
      'language',
      e.case().when('kind', '=', 'similar').then('similar').else('plain').end().as('form'),
    ])
    .distinct()
    .where('article_id', '=', articleId)
    .where('due_at', 'is', null)
    .execute()
  const mailings = await db
    .selectFrom('alert_mailings')
    .select(['language', 'form', 'mailing_id'])
    .where('article_id', '=', articleId)
    .execute()
  return rows
    .toSorted((a, b) => (`${a.language} ${a.form}` < `${b.language} ${b.form}` ? -1 : 1))
    .map(({ language, form }) => ({
      language,
      form: form === 'similar' ? 'similar' : 'plain',
      mailingId:
        mailings.find((mailing) => mailing.language === language && mailing.form === form)?.mailing_id ??
        null,
    }))
}

export async function insertAlertMailing(
  tx: Tx,
  mailing: AtOnce & { articleId: string; mailingId: string },
): Promise<void> {
  await tx
    .insertInto('alert_mailings')
    .values({
      article_id: mailing.articleId,
      language: mailing.language,
      form: mailing.form,
      mailing_id: mailing.mailingId,
    })
    .execute()
}

export async function mailingsAbout(db: Db, articleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('alert_mailings')
    .select('mailing_id')
    .where('article_id', '=', articleId)
    .execute()
  return rows.map(({ mailing_id }) => mailing_id)
}

/** Of the addresses, the subscription by which each is told of the article. */
export async function subscriptionsTold(
  tx: Tx,
  articleId: string,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map()
  const rows = await tx
    .selectFrom('alert_tellings as telling')
    .innerJoin('readers as reader', 'reader.id', 'telling.reader_id')
    .select(['reader.email_key', 'telling.subscription_id'])
    .where('telling.article_id', '=', articleId)
    .where('reader.email_key', 'in', addresses.map(addressKeyOf))
    .execute()
  const byKey = new Map(rows.map((row) => [row.email_key, row.subscription_id]))
  return new Map(
    addresses.flatMap((address) => {
      const subscriptionId = byKey.get(addressKeyOf(address))
      return subscriptionId === undefined ? [] : [[address, subscriptionId]]
    }),
  )
}

/** After this time nobody asks any more who was told of what. */
export async function forgetTellings(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('alert_tellings').where('found_at', '<', before).execute()
}

/**
 * Articles that somebody wants more like, or nothing like, and the catalogue of interests has not, and those it has
 * without anybody who does.
 */
export async function interestsOutOfStep(db: Db, kind: string, limit: number): Promise<string[]> {
  const missing = await db
    .selectFrom('subscriptions')
    .innerJoin('published_articles', 'published_articles.article_id', 'subscriptions.ref')
    .leftJoin('topic_texts', (join) =>
      join.on('topic_texts.kind', '=', kind).onRef('topic_texts.subject_id', '=', 'subscriptions.ref'),
    )
    .select('subscriptions.ref as id')
    .distinct()
    .where('subscriptions.kind', '=', 'similar')
    .where('subscriptions.ended_at', 'is', null)
    .where('topic_texts.number', 'is', null)
    .limit(limit)
    .execute()
  const missingExamples = await db
    .selectFrom('alert_examples')
    .innerJoin('published_articles', 'published_articles.article_id', 'alert_examples.article_id')
    .leftJoin('topic_texts', (join) =>
      join
        .on('topic_texts.kind', '=', kind)
        .onRef('topic_texts.subject_id', '=', 'alert_examples.article_id'),
    )
    .select('alert_examples.article_id as id')
    .distinct()
    .where('topic_texts.number', 'is', null)
    .limit(limit)
    .execute()
  const idle = await db
    .selectFrom('topic_texts')
    .leftJoin('subscriptions', (join) =>
      join
        .on('subscriptions.kind', '=', 'similar')
        .onRef('subscriptions.ref', '=', 'topic_texts.subject_id')
        .on('subscriptions.ended_at', 'is', null),
    )
    .leftJoin('alert_examples', 'alert_examples.article_id', 'topic_texts.subject_id')
    .select('topic_texts.subject_id as id')
    .where('topic_texts.kind', '=', kind)
    .where('subscriptions.id', 'is', null)
    .where('alert_examples.article_id', 'is', null)
    .limit(limit)
    .execute()
  const ids = [...missing, ...missingExamples, ...idle].map(({ id }) => id)
  return [...new Set(ids)].slice(0, limit)
}

/** What these subscriptions want more like; those that are forgotten are missing. */
export async function seedsOf(db: Db, subscriptionIds: readonly string[]): Promise<string[]> {
  if (subscriptionIds.length === 0) return []
  const rows = await db
    .selectFrom('subscriptions')
    .select('ref')
    .distinct()
    .where('id', 'in', subscriptionIds)
    .where('kind', '=', 'similar')
    .execute()
  return rows.map(({ ref }) => ref)
}
