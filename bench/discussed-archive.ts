import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { stderr } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { startServer } from '../test/server.ts'
import { type Archive, archiveOf, copyOf } from './archive.ts'
import { depesche } from './command.ts'
import { untilIdle } from './idle.ts'
import { reportNumber } from './reports.ts'

/** A paper that much is written to: one article with very many comments, and a long queue. */
export type DiscussedArchive = Archive & {
  /** Of a moderator, for the API. */
  moderator: string
  discussed: { id: string; path: string; revision: number }
}

export const shownComments = 10_000
export const waitingComments = 100_000
/** So many of those that wait are written; the others are their copies. */
const writtenWaiting = 10_000

const discussedReport = 7
const writers = 500
const atOnce = 16

/**
 * The archive of a thousand articles with 10,000 comments that readers see below one of them, and 100,000 that wait below fifty
 * others. They went the way of every comment, through the API of a running server; nine in ten of those that wait are copies of
 * such ones. Kept beside the other archives.
 */
export async function discussedArchive(): Promise<DiscussedArchive> {
  const base = await archiveOf(1000)
  const folder = `${base.folder}-discussed-${fingerprint()}`
  if (!existsSync(folder)) await make(base, folder)
  return {
    ...base,
    folder,
    moderator: readFileSync(join(folder, 'moderator'), 'utf8').trim(),
    discussed: JSON.parse(readFileSync(join(folder, 'discussed'), 'utf8')),
  }
}

const fingerprint = (): string =>
  createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 12)

async function make(base: Archive, folder: string): Promise<void> {
  const draft = copyOf(base)
  try {
    const moderator = depesche(draft, ['token', 'create', '--name', 'Desk', '--role', 'moderator'])
    writeFileSync(join(draft, 'moderator'), moderator)
    await served(draft, async (url) => {
      const discussed = await writeArticle(url, base, 'after')
      const others: string[] = []
      for (let number = 0; number < 50; number++) others.push((await writeArticle(url, base, 'before')).id)
      writeFileSync(join(draft, 'discussed'), JSON.stringify(discussed))
      await writeComments(url, {
        wanted: { status: 'approved', count: shownComments },
        articleOf: () => discussed.id,
      })
      await writeComments(url, {
        wanted: { status: 'pending', count: writtenWaiting },
        articleOf: (number) => others[number % others.length] ?? '',
      })
    })
    copyWaiting(join(draft, 'depesche.db'))
    await served(draft, async () => {}) // the copies are indexed
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Does the work with a server on these data, and ends it when nothing is left to do. */
async function served(dataDir: string, work: (url: string) => Promise<void>): Promise<void> {
  const server = await startServer({ dataDir })
  try {
    await work(server.url)
    await untilIdle(dataDir)
  } finally {
    await server.kill()
  }
}

async function writeArticle(url: string, { token }: Archive, comments: 'before' | 'after') {
  const { title, paragraphs } = reportNumber(discussedReport)
  const answer = await fetch(`${url}/api/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      headline: title,
      body: { format: 'markdown', content: paragraphs.join('\n\n') },
      section: 'politik',
      status: 'published',
      comments,
    }),
  })
  if (!answer.ok) throw new Error(`an article was answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { id: string; path: string; revision: number }
}

/** Fills the queue with copies that differ in their ids, and so in their places. */
function copyWaiting(path: string): void {
  const database = new DatabaseSync(path)
  const columnsOf = (table: string): string[] =>
    database
      .prepare('select name from pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name))
  const copy = (table: string, changed: Record<string, string>, where: string) => {
    const columns = columnsOf(table)
    const values = columns.map((column) => changed[column] ?? column)
    database.exec(
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} where ${where}`,
    )
  }
  const waiting = 'is_waiting = 1 and comment_id in (select id from written)'
  database.exec(`create temporary table written as select id from comments where status = 'pending'`)
  for (let number = 1; number < waitingComments / writtenWaiting; number++) {
    const other = (id: string) => `substr(${id}, 1, 34) || 'x${number}'`
    copy(
      'comments',
      { id: other('id'), thread_key: other('id'), parent_id: 'null', depth: '0', link_hash: 'null' },
      'id in (select id from written)',
    )
    copy('comment_assessments', { comment_id: other('comment_id') }, waiting)
  }
  database.close()
}

type Wanted = {
  wanted: { status: 'approved' | 'pending'; count: number }
  articleOf(number: number): string
}

/** Until so many have this status. Every third comment answers one that came before it and is shown. */
async function writeComments(url: string, { wanted, articleOf }: Wanted): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const shown: string[] = []
  let next = 0
  let reached = 0
  const write = async (): Promise<void> => {
    while (reached < wanted.count) {
      const number = next++
      const parentId = number % 3 === 2 ? (shown[Math.floor(shown.length * random(number))] ?? null) : null
      const { id, status } = await post(agent, `${url}/api/v1/articles/${articleOf(number)}/comments`, {
        author: { name: `Leserin ${number % writers}`, email: `leserin-${number % writers}@example.org` },
        text: textOf(number),
        parentId,
      })
      if (status === 'approved') shown.push(id)
      if (status !== wanted.status) continue
      if (++reached % 1000 === 0) stderr.write(`\rcomments ${wanted.status}: ${reached} of ${wanted.count}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, write))
  stderr.write('\n')
  agent.destroy()
}

/** A piece of the report that is discussed, with a number, so that no two are the same. */
function textOf(number: number): string {
  const { paragraphs } = reportNumber(discussedReport)
  const paragraph = paragraphs[number % paragraphs.length] ?? ''
  return `Zu Punkt ${number}: ${paragraph.slice(0, 80 + (number % 400))}`
}

/** Between 0 and 1, the same in every run. */
const random = (number: number): number => ((number * 48_271) % 65_537) / 65_537

function post(agent: Agent, address: string, body: unknown): Promise<{ id: string; status: string }> {
  const text = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  const { promise, resolve, reject } = Promise.withResolvers<{ id: string; status: string }>()
  const asked = request(address, { method: 'POST', agent, headers }, (answer) => {
    let taken = ''
    answer.on('data', (chunk: Buffer) => {
      taken += chunk.toString()
    })
    answer.on('end', () => {
      if (answer.statusCode === 202) resolve(JSON.parse(taken))
      else reject(new Error(`a comment was answered ${answer.statusCode}: ${taken}`))
    })
  })
  asked.on('error', reject).end(text)
  return promise
}
