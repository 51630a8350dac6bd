import { sql } from 'kysely'
import { isRefusal, type Tx } from './db.ts'

/**
 * A part of a transaction that is taken back alone: when `work` throws or answers a refusal, nothing of it has happened,
 * and the transaction goes on. The error is passed on. Not to be nested.
 */
export async function withSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(tx)
  let answer: T
  try {
    answer = await work()
  } catch (error) {
    await takeBack(tx)
    throw error
  }
  if (isRefusal(answer)) await takeBack(tx)
  else await sql`release savepoint part`.execute(tx)
  return answer
}

async function takeBack(tx: Tx): Promise<void> {
  await sql`rollback to savepoint part`.execute(tx)
  await sql`release savepoint part`.execute(tx)
}
