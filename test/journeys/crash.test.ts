import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshPostgres } from '../fresh-postgres.ts'
import { startServer } from '../server.ts'
import { databaseKinds } from '../worlds.ts'
import { type Colleague, startPaper } from './paper.ts'

/** What the server has said it holds: the article, and the revision of it that must be there at least. */
type Acknowledged = { id: string; path: string; revision: number; headline: string }

const wanted = 1000
const atOnce = 16

describe.each(databaseKinds)('kill -9 while 1,000 articles are saved (%s)', (kind) => {
  it('loses none that was acknowledged', { timeout: 300_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'depesche-crash-'))
    const database = kind === 'postgres' ? await freshPostgres() : null
    const env: Record<string, string> = database ? { DEPESCHE_DATABASE_URL: database.url } : {}
    try {
      const paper = await startPaper({ dataDir, env })
      const acknowledged = await saveUntilKilled(paper.administrator, paper.kill)
      expect(acknowledged.length).toBeGreaterThanOrEqual(wanted / 2)
      expect(acknowledged.length).toBeLessThan(wanted)

      const again = await startServer({ dataDir, env })
      try {
        const headers = { cookie: paper.administrator.cookies.join('; ') }
        for (const known of acknowledged) {
          const answer = await fetch(`${again.url}/api/v1/articles/${known.id}`, { headers })
          const body = (await answer.json()) as Acknowledged
          expect({ status: answer.status, headline: body.headline }).toEqual({
            status: 200,
            headline: known.headline,
          })
          expect(body.revision).toBeGreaterThanOrEqual(known.revision)
        }
        for (const known of acknowledged.filter(({ revision }) => revision === 2).slice(0, 25)) {
          const page = await fetch(again.url + known.path)
          expect(page.status).toBe(200)
          expect(await page.text()).toContain(known.headline)
        }
      } finally {
        await again.kill()
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
      await database?.drop()
    }
  })
})

/** Creates and then publishes one article after the other, until the server is gone in the middle of it. */
async function saveUntilKilled(editor: Colleague, kill: () => Promise<void>): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = []
  let next = 0
  let killed: Promise<void> | null = null
  const write = async (): Promise<void> => {
    for (let number = next++; number < wanted; number = next++) {
      const headline = `Meldung ${number} von ${wanted}`
      const made = await editor.call<Acknowledged>('POST', '/articles', {
        headline,
        section: 'nachrichten',
        body: { format: 'markdown', content: `Text der Meldung ${number}.` },
        tags: [`Thema ${number % 20}`],
        status: 'draft',
      })
      if (made.status !== 201) throw new Error(`creating answered ${made.status}`)
      const { id, path } = made.body
      const entry = { id, path, revision: 1, headline }
      acknowledged.push(entry)
      const published = await editor.call('PATCH', `/articles/${id}`, { status: 'published' }, 1)
      if (published.status !== 200) throw new Error(`publishing answered ${published.status}`)
      entry.revision = 2
      if (acknowledged.length >= wanted / 2) killed ??= kill()
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, write))
  await killed
  for (const outcome of outcomes)
    if (
      outcome.status === 'rejected' &&
      !/fetch failed|terminated|other side closed/.test(String(outcome.reason))
    )
      throw outcome.reason
  return acknowledged
}
