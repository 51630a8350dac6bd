import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../src/platform/db/db.ts'
import { openDatabase } from '../../src/platform/db/open-database.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import { startServer } from '../server.ts'
import { databaseKinds } from '../worlds.ts'
import { startPaper, write } from './paper.ts'

const wanted = 5000
const killedAfter = 1500
const atOnce = 16

describe.each(databaseKinds)('kill -9 while 5,000 contributions come in (%s)', (kind) => {
  it('loses none that was acknowledged, and keeps none twice', { timeout: 300_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'depesche-crash-'))
    const database = kind === 'postgres' ? await freshPostgres() : null
    const env: Record<string, string> = database ? { DEPESCHE_DATABASE_URL: database.url } : {}
    try {
      const paper = await startPaper({ dataDir, env })
      const { id } = await write(paper.administrator)
      const { acknowledged, unknown } = await sendUntilKilled(
        `${paper.url}/api/v1/articles/${id}/comments`,
        paper.kill,
      )
      expect(acknowledged.size).toBeGreaterThanOrEqual(killedAfter)
      expect(acknowledged.size).toBeLessThan(wanted)
      expect(unknown.length).toBeGreaterThan(0)

      const again = await startServer({ dataDir, env })
      try {
        // Who got no answer sends once more: it may have been stored, or not.
        for (const number of unknown) {
          const answer = await send(`${again.url}/api/v1/articles/${id}/comments`, number)
          acknowledged.set(number, answer)
        }
      } finally {
        await again.kill()
      }
      const { db, close } = openDatabase(database?.url ?? `sqlite:${join(dataDir, 'depesche.db')}`)
      try {
        expect(await whatIsWrong(db, acknowledged)).toEqual([])
      } finally {
        await close()
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
      await database?.drop()
    }
  })
})

const textOf = (number: number): string =>
  `Zum Haushalt, Gedanke Nummer ${number}: die Haltestelle am Hafen fehlt mir im Plan.`

/** Answers the contribution's id. */
async function send(address: string, number: number): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      author: { name: `Leserin ${number}`, email: `leserin-${number}@example.org` },
      text: textOf(number),
    }),
  })
  if (answer.status !== 202) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** Which were acknowledged, with their ids, and which got no answer. */
async function sendUntilKilled(
  address: string,
  kill: () => Promise<void>,
): Promise<{ acknowledged: Map<number, string>; unknown: number[] }> {
  const acknowledged = new Map<number, string>()
  const unknown: number[] = []
  let next = 0
  let killed: Promise<void> | null = null
  const write = async (): Promise<void> => {
    for (let number = next++; number < wanted; number = next++) {
      const id = await send(address, number).catch((error: unknown) => {
        if (!/fetch failed|terminated|other side closed/.test(String(error))) throw error
        return null
      })
      if (id === null) {
        unknown.push(number)
        return
      }
      acknowledged.set(number, id)
      if (acknowledged.size >= killedAfter) killed ??= kill()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, write))
  await killed
  return { acknowledged, unknown }
}

async function whatIsWrong(db: Db, acknowledged: ReadonlyMap<number, string>): Promise<string[]> {
  const rows = await db
    .selectFrom('comments as c')
    .leftJoin('comment_assessments as a', 'a.comment_id', 'c.id')
    .leftJoin('comment_writers as w', 'w.id', 'c.writer_id')
    .leftJoin('comment_origins as o', 'o.comment_id', 'c.id')
    .select(['c.id', 'c.text', 'c.status', 'a.is_waiting', 'a.scored', 'w.email', 'o.address'])
    .execute()
  const byText = new Map(rows.map((row) => [row.text, row]))
  const wrong: string[] = []
  if (byText.size !== rows.length) wrong.push(`${rows.length - byText.size} are there twice`)
  for (const { id, status, is_waiting, scored, email, address } of rows)
    if (status !== 'pending' || is_waiting !== 1 || !scored || !email || !address)
      wrong.push(`${id} is ${status}, waiting ${is_waiting}, of ${email} from ${address}`)
  for (const [number, id] of acknowledged) {
    const row = byText.get(textOf(number))
    if (row?.id !== id || row.email !== `leserin-${number}@example.org`)
      wrong.push(`${number} was acknowledged as ${id} and is ${row?.id} of ${row?.email}`)
  }
  return wrong
}
