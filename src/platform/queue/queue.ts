import { sql } from 'kysely'
import type { z } from 'zod'
import { addSeconds, type Instant } from '../clock.ts'
import { type Db, databaseKindOf, type Tx } from '../db/db.ts'
import type { World } from '../world.ts'
import '../events/schema.ts'

/**
 * Background work: a name, what it is given (ids only; checked when queued and again when run), what it does.
 * A task may run twice and must not mind.
 */
export type Task<Payload = unknown> = {
  name: string
  payload: z.ZodType<Payload>
  run(world: World, payload: Payload): Promise<void>
  /**
   * Tasks of a lane run one after the other, lanes beside each other. Without one a task runs in the main lane, where
   * articles appear that are due: what takes longer than a moment stands in a lane of its own.
   */
  lane?: string
  /** Tries in all, and the wait before the second, in seconds; it doubles with each try. */
  retry: { attempts: number; backoffSeconds: number }
}

/** A task with its payload type closed over, as the queue holds it. */
export type AnyTask = Omit<Task, 'run' | 'payload'> & {
  payload: z.ZodType
  run(world: World, payload: never): Promise<void>
}

export const defineTask = <P>(task: Task<P>): Task<P> => task

export type TaskRequest = { name: string; payload: unknown; runAt?: Instant }

/** How long a claimed task is left alone after its worker was last heard of; then (a process died) another may take it. */
export const leaseSeconds = 300

/** Queues the task with the transaction: it will run exactly if the transaction commits. */
export async function queueTask<P>(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock'>,
  request: { task: Task<P>; payload: P; runAt?: Instant },
): Promise<void> {
  const now = world.clock.now()
  await insertTask(tx, world.ids.newId(), now, {
    name: request.task.name,
    payload: request.task.payload.parse(request.payload),
    runAt: request.runAt,
  })
}

/**
 * As `queueTask`, for a task that does all there is to do: when one waits that nobody has taken yet, it is enough. That
 * one is not taken before the transaction ends, so it finds what the transaction brings.
 */
export async function queueTaskOnce<P>(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock'>,
  request: { task: Task<P>; payload: P },
): Promise<void> {
  // Workers pass over locked rows; SQLite lets no other writer in meanwhile.
  const lock = databaseKindOf(tx) === 'postgres' ? sql`for update skip locked` : sql``
  const waiting = await sql<{ id: string }>`
    select id from tasks
    where name = ${request.task.name} and failed_at is null and locked_until is null
      and run_at <= ${world.clock.now()}
    limit 1 ${lock}`.execute(tx)
  if (waiting.rows.length === 0) await queueTask(tx, world, request)
}

export async function insertTask(tx: Tx, id: string, now: Instant, request: TaskRequest): Promise<void> {
  await tx
    .insertInto('tasks')
    .values({
      id,
      name: request.name,
      payload: JSON.stringify(request.payload),
      run_at: request.runAt ?? now,
      attempts: 0,
      locked_until: null,
      last_error: null,
      failed_at: null,
      created_at: now,
    })
    .execute()
}

export type ClaimedTask = { id: string; name: string; payload: string; attempts: number }

/** What a worker looks for: all but the tasks that others run. */
export type TaskSearch = { limit: number; leave?: readonly string[] }

/** Takes up to `limit` due tasks, so that no other worker does. */
export async function claimDueTasks(
  db: Db,
  now: Instant,
  { limit, leave = [] }: TaskSearch,
): Promise<ClaimedTask[]> {
  const left = leave.length > 0 ? sql`and name not in (${sql.join(leave)})` : sql``
  const free = sql`failed_at is null and run_at <= ${now} and (locked_until is null or locked_until < ${now}) ${left}`
  // A look first: an update without rows would make everybody wait who writes.
  const due = await sql`select id from tasks where ${free} limit 1`.execute(db)
  if (due.rows.length === 0) return []
  const skipLocked = databaseKindOf(db) === 'postgres' ? sql`for update skip locked` : sql``
  const claimed = await sql<ClaimedTask>`
    update tasks set locked_until = ${addSeconds(now, leaseSeconds)}, attempts = attempts + 1
    where id in (
      select id from tasks
      where ${free}
      order by run_at limit ${limit} ${skipLocked}
    )
    returning id, name, payload, attempts`.execute(db)
  return claimed.rows
}

/** The worker is still at it: nobody else may take the task for another while. */
export async function holdTask(db: Db, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ locked_until: addSeconds(now, leaseSeconds) })
    .where('id', '=', id)
    .execute()
}

/** When the next task is due, or null when none waits. */
export async function nextTaskAt(db: Db, leave: readonly string[] = []): Promise<Instant | null> {
  let query = db
    .selectFrom('tasks')
    .select((e) => e.fn.min('run_at').as('at'))
    .where('failed_at', 'is', null)
    .where('locked_until', 'is', null)
  if (leave.length > 0) query = query.where('name', 'not in', leave)
  return (await query.executeTakeFirst())?.at ?? null
}

export async function finishTask(db: Db, id: string): Promise<void> {
  await db.deleteFrom('tasks').where('id', '=', id).execute()
}

/** Puts the task off to `retryAt`, or keeps it as failed (shown to the administrator) when there is no further try. */
export async function failTask(
  db: Db,
  task: { id: string; error: string; now: Instant; retryAt: Instant | null },
): Promise<void> {
  await db
    .updateTable('tasks')
    .set({
      last_error: task.error.slice(0, 2000),
      locked_until: null,
      ...(task.retryAt ? { run_at: task.retryAt } : { failed_at: task.now }),
    })
    .where('id', '=', task.id)
    .execute()
}
