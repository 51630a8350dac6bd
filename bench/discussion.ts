import { againstBare, figuresOf } from './cached-page.ts'
import { openConnection } from './connection.ts'
import { type DiscussedArchive, discussedArchive } from './discussed-archive.ts'
import { editorAt } from './editor.ts'
import { type Figure, median } from './figure.ts'
import { untilIdle } from './idle.ts'
import { type BenchServer, serve } from './server.ts'

const rounds = 60
const warmUp = 15
const decisions = 200

/** The page of an article with 10,000 comments, made anew and cached; a queue of 100,000, and decisions on it. */
export async function discussion(): Promise<Figure[]> {
  const archive = await discussedArchive()
  const server = await serve(archive)
  try {
    await untilIdle(server.dataDir)
    return [
      ...(await pageMadeAnew(server, archive)),
      ...(await queueOf(server, archive)),
      ...(await decided(server, archive)),
      ...(await againstBare(server, archive.discussed.path, async (inTurns) =>
        figuresOf('cached page with 10,000 comments', await inTurns((measure) => measure())),
      )),
    ]
  } finally {
    await server.kill()
  }
}

/** Each time after a change that drops it. */
async function pageMadeAnew(server: BenchServer, archive: DiscussedArchive): Promise<Figure[]> {
  const editor = editorAt(server.url, archive)
  const reader = await openConnection(server.url)
  const times: number[] = []
  let article = archive.discussed
  for (let round = 0; round < rounds; round++) {
    article = await editor.republish(article, `Fassung ${round} der Nachricht`)
    const begun = performance.now()
    await reader.get(article.path)
    if (round >= warmUp) times.push(performance.now() - begun)
  }
  reader.close()
  return [
    {
      name: 'page with 10,000 comments, made anew',
      value: median(times),
      unit: 'ms',
      aim: { of: 'value', atMost: 20 },
    },
  ]
}

async function queueOf({ url }: BenchServer, archive: DiscussedArchive): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const sort of ['risk', 'age', 'article'] as const) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      await callAs(archive, `${url}/api/v1/moderation/queue?status=pending&sort=${sort}`)
      if (round >= warmUp) times.push(performance.now() - begun)
    }
    const aim = { of: 'value' as const, atMost: 50 }
    figures.push({
      name: `queue of 100,000 by ${sort}, first page (p95)`,
      value: p95(times),
      unit: 'ms',
      aim,
    })
  }
  return figures
}

/** Approvals and rejections by turns, each with all that follows in its transaction. */
async function decided({ url }: BenchServer, archive: DiscussedArchive): Promise<Figure[]> {
  const times: number[] = []
  let isApproval = true
  let cursor = ''
  while (times.length < decisions + warmUp) {
    const page = await callAs(archive, `${url}/api/v1/moderation/queue?status=pending&sort=age${cursor}`)
    for (const { id } of page.items) {
      const decision = isApproval
        ? { commentId: id, decision: 'approve' }
        : { commentId: id, decision: 'reject', rule: '1' }
      const begun = performance.now()
      await callAs(archive, `${url}/api/v1/moderation/decisions`, decision)
      times.push(performance.now() - begun)
      isApproval = !isApproval
    }
    cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : ''
  }
  const value = p95(times.slice(warmUp))
  return [
    { name: 'a decision on it (p95)', value, unit: 'ms', aim: { of: 'value', atMost: 20 } },
    { name: '  median', value: median(times.slice(warmUp)), unit: 'ms', aim: null },
  ]
}

type Page = { items: { id: string }[]; nextCursor: string | null }

async function callAs({ moderator }: DiscussedArchive, address: string, body?: unknown): Promise<Page> {
  const answer = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${moderator}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Page
}

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
