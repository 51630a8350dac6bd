import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './kit.ts'
import { answerProblem } from './problem.ts'

/** Bodies of JSON calls in bytes; uploads have a limit of their own. */
const longestJson = 4 * 1024 * 1024

/** Refuses longer JSON: at once when its length is told, else as soon as it has come so far. */
export const limitJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!/json/.test(c.req.header('content-type') ?? '')) return next()
  const tooLarge = () => answerProblem(c, { status: 413, code: 'too-large' })
  const length = c.req.header('content-length')
  if (Number(length ?? 0) > longestJson) return tooLarge()
  if (length === undefined && c.req.raw.body) {
    const body = await readUpTo(c.req.raw.body, longestJson)
    if (!body) return tooLarge()
    c.req.raw = new Request(c.req.raw, { body })
  }
  return next()
}

async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
