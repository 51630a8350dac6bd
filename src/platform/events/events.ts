import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import { type Db, databaseKindOf, type Tx, takeTurn } from '../db/db.ts'
import type { Log } from '../log.ts'
import './schema.ts'

/**
 * What can happen, by name, with what it carries (ids and what is needed to find the pages that showed it).
 * Each room adds its own in `schema.ts`: `declare module … { interface Events { 'article.published': {…} } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Events {}

export type EventType = keyof Events & string
export type DepescheEvent = {
  [T in EventType]: { seq: number; type: T; payload: Events[T]; at: string }
}[EventType]

/** Called in order, once an event, in this process. Must not throw: what it misses is gone for it. */
export type Follower = (event: DepescheEvent) => void | Promise<void>

/**
 * The log of what happened, kept in the database. Every process follows it: at once for its own changes, within
 * a poll for those of others (a second server, a command line run).
 */
export type EventStream = {
  follow(follower: Follower): () => void
  /** Hands everything committed so far to the followers; returns when they are done. */
  catchUp(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Adds the event to the transaction: it has happened exactly if the transaction commits. */
export async function announce<T extends EventType>(
  tx: Tx,
  clock: Clock,
  type: T,
  payload: Events[T],
): Promise<void> {
  // Otherwise a later seq could commit first, and a follower past it would never see the earlier one.
  await takeTurn(tx)
  if (databaseKindOf(tx) === 'postgres') await sql`select pg_notify('depesche_events', '')`.execute(tx)
  await tx
    .insertInto('events')
    .values({ type, payload: JSON.stringify(payload), at: clock.now() })
    .execute()
}

const eventsABatch = 500

/** Events after `seq`, oldest first. */
export async function eventsAfter(db: Db, seq: number, limit = eventsABatch): Promise<DepescheEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }) as unknown as DepescheEvent)
}

export async function lastEventSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}

/** Old events are of no use to anyone: followers hold the present, webhooks have their own rows. */
export async function forgetEventsBefore(tx: Tx, instant: string): Promise<void> {
  await tx.deleteFrom('events').where('at', '<', instant).execute()
}

const pollMilliseconds = 200

/**
 * A stream over `db`. `changed` answers whether another connection may have committed since it was last asked;
 * it must be cheap, as it is asked five times a second.
 */
export function openEventStream(db: Db, log: Log, changed: () => Promise<boolean>): EventStream {
  const followers = new Set<Follower>()
  let cursor: number | null = null
  let running: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | null = null

  const handOut = async (): Promise<void> => {
    cursor ??= await lastEventSeq(db)
    let batch: DepescheEvent[]
    do {
      batch = await eventsAfter(db, cursor, eventsABatch)
      for (const event of batch) {
        for (const follower of followers) await tell(follower, event)
        cursor = event.seq
      }
    } while (batch.length === eventsABatch)
  }

  const tell = async (follower: Follower, event: DepescheEvent): Promise<void> => {
    try {
      await follower(event)
    } catch (error) {
      log.error({ err: error, event: event.type }, 'a follower failed')
    }
  }

  /** One run at a time; who asks during a run gets a further one, so that nothing committed before asking is missed. */
  const catchUp = (): Promise<void> => {
    if (cursor === null) return Promise.resolve()
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      do {
        again = false
        await handOut()
      } while (again)
    })().finally(() => {
      running = null
    })
    return running
  }

  const poll = async (): Promise<void> => {
    try {
      if (await changed()) await catchUp()
    } catch (error) {
      log.error({ err: error }, 'following events failed')
    }
    if (timer) timer = setTimeout(poll, pollMilliseconds)
  }

  return {
    follow(follower) {
      followers.add(follower)
      return () => followers.delete(follower)
    },
    catchUp,
    async start() {
      cursor = await lastEventSeq(db)
      timer = setTimeout(poll, pollMilliseconds)
    },
    async stop() {
      if (timer) clearTimeout(timer)
      timer = null
      await running
    },
  }
}
