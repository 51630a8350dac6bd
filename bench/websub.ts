import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { archiveOf, sizes } from './archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { untilIdle } from './idle.ts'
import { serve } from './server.ts'

const subscribers = 1000
const articles = 5

/**
 * On the server as it runs: from the answer to a publication until the last of a thousand subscribers, each with a secret,
 * has the paper's feed whole.
 */
export async function webSub(): Promise<Figure[]> {
  const receiver = fork(fileURLToPath(new URL('./feed-subscribers.ts', import.meta.url)), [
    String(subscribers),
  ])
  const { port } = await heard<{ port: number }>(receiver)
  const archive = await archiveOf(sizes[0])
  const server = await serve(archive, { DEPESCHE_FETCH_ALLOW: '127.0.0.1' })
  try {
    await untilIdle(server.dataDir)
    subscribe(server.dataDir, port)
    const editor = editorAt(server.url, archive)
    const waits: number[] = []
    for (let number = 0; number < articles; number++) {
      const taken = heard<{ takenAt: number }>(receiver)
      await editor.write(`Der Rat stimmt zum ${number + 1}. Mal ab`)
      const publishedAt = Date.now()
      waits.push(((await taken).takenAt - publishedAt) / 1000)
    }
    return [
      {
        name: `publication to the last of ${subscribers.toLocaleString('en')} subscribers of the feed`,
        value: median(waits),
        unit: 's',
        aim: { of: 'value', atMost: 3 },
      },
    ]
  } finally {
    await server.kill()
    receiver.kill()
  }
}

async function heard<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T]
  return message
}

function subscribe(dataDir: string, port: number): void {
  const database = new DatabaseSync(join(dataDir, 'depesche.db'), { timeout: 10_000 })
  const [now, end] = [0, 10 * 86_400_000].map((after) => new Date(Date.now() + after).toISOString()) as [
    string,
    string,
  ]
  database.exec('begin')
  database
    .prepare('insert into websub_topics (path, made_of, content_hash) values (?, ?, ?)')
    .run('/feed.xml', JSON.stringify(['articles']), 'of nothing yet')
  const insert = database.prepare(
    `insert into websub_subscriptions
       (id, topic, callback, callback_host, secret, lease_until, created_at, attempts)
     values (?, '/feed.xml', ?, ?, ?, ?, ?, 0)`,
  )
  for (let number = 0; number < subscribers; number++) {
    const host = `127.0.0.1:${port}`
    insert.run(`s${number}`, `http://${host}/${number}`, host, `geheim ${number}`, end, now)
  }
  database.exec('commit')
  database.close()
}
