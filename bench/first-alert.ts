import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { archiveOf, sizes } from './archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { untilIdle } from './idle.ts'
import { serve } from './server.ts'

const articles = 7
/** As the settings have it when nobody changed them. */
const holdBackSeconds = 5

/**
 * On the server as it runs, with a sink for a mail server: from the end of the hold-back until the mail to the one reader
 * of a section was taken, by the server's own clock.
 */
export async function firstAlert(): Promise<Figure> {
  const sink = fork(fileURLToPath(new URL('./smtp-sink.ts', import.meta.url)))
  const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
  const archive = await archiveOf(sizes[0])
  const server = await serve(archive, { DEPESCHE_SMTP_URL: `smtp://127.0.0.1:${port}` })
  try {
    await untilIdle(server.dataDir)
    followPolitics(server.dataDir)
    const editor = editorAt(server.url, archive)
    const waits: number[] = []
    for (let number = 0; number < articles; number++) {
      const { id } = await editor.write(`Der Rat stimmt zum ${number + 1}. Mal ab`)
      waits.push(await waitOf(server.dataDir, id))
    }
    return {
      name: 'the first mail about an article is taken, after the hold-back',
      value: median(waits),
      unit: 's',
      aim: { of: 'value', atMost: 1 },
    }
  } finally {
    await server.kill()
    sink.kill()
  }
}

function followPolitics(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'depesche.db'), { timeout: 10_000 })
  const at = new Date().toISOString()
  database
    .prepare(
      `insert into readers (id, email, email_key, language, created_at, link_rotation)
       values ('r1', 'leserin@post.example', 'leserin@post.example', 'de', ?, 0)`,
    )
    .run(at)
  database
    .prepare(
      `insert into subscriptions (id, reader_id, kind, ref, frequency, basis, requested_at, confirmed_at)
       values ('s1', 'r1', 'section', (select id from sections where slug = 'politik'), 'immediate', 'consent', ?, ?)`,
    )
    .run(at, at)
  database.close()
}

const longestWaitSeconds = 60

async function waitOf(dataDir: string, articleId: string): Promise<number> {
  const database = new DatabaseSync(join(dataDir, 'depesche.db'), { readOnly: true, timeout: 5000 })
  const taken = database.prepare(
    `select published_articles.published_at as published, mailing_deliveries.accepted_at as accepted
     from alert_mailings
     join published_articles on published_articles.article_id = alert_mailings.article_id
     join mailings on mailings.id = alert_mailings.mailing_id
     join mailing_deliveries on mailing_deliveries.mailing = mailings.number
     where alert_mailings.article_id = ? and mailing_deliveries.accepted_at is not null`,
  )
  try {
    for (let tries = 0; tries < longestWaitSeconds * 10; tries++) {
      const row = taken.get(articleId) as { published: string; accepted: string } | undefined
      if (row) return (Date.parse(row.accepted) - Date.parse(row.published)) / 1000 - holdBackSeconds
      await pause(100)
    }
    throw new Error('nobody was told')
  } finally {
    database.close()
  }
}
