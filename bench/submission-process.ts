import { Agent, request } from 'node:http'

/** Comments sent at a steady pace, whether or not the answers keep up. */
export type SubmissionWish = {
  url: string
  articleId: string
  perSecond: number
  seconds: number
  run: number
}
/** Milliseconds from the moment each was due to be sent until its answer was read. */
export type Submissions = { waits: number[] }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

process.on('message', async (wish: SubmissionWish) => {
  process.send?.(await submitAll(wish).catch((error) => ({ error: String(error) })))
})

async function submitAll({ url, articleId, perSecond, seconds, run }: SubmissionWish): Promise<Submissions> {
  const total = perSecond * seconds
  const begun = performance.now() + 50
  const waits = Array.from({ length: total }, async (_, number) => {
    const due = begun + (number * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
    await post(`${url}/api/v1/articles/${articleId}/comments`, contribution(run * 1_000_000 + number))
    return performance.now() - due
  })
  return { waits: await Promise.all(waits) }
}

/** Some 200 characters; each by another reader, in other words. */
const contribution = (number: number): string =>
  JSON.stringify({
    author: { name: `Leserin ${number}`, email: `leserin-${number}@example.org` },
    text: `Zum Vorschlag Nummer ${number}: Mir fehlt im Artikel, woher das Geld kommen soll. Wer im Rat sitzt, müsste das doch sagen können, bevor darüber abgestimmt wird. Und wer haftet am Ende, wenn die Rechnung nicht aufgeht?`,
  })

function post(address: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const asked = request(address, { method: 'POST', agent, headers }, (answer) => {
    if (answer.statusCode !== 202) reject(new Error(`a comment was answered ${answer.statusCode}`))
    answer.resume().on('end', resolve).on('error', reject)
  })
  asked.on('error', reject).end(body)
  return promise
}
