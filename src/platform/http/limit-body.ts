import type { Context, MiddlewareHandler } from 'hono'

/**
 * Refuses bodies of more than `most` bytes: at once when their length is told, else as soon as so much has come. A body
 * without a told length is read here, and handed on as a whole.
 */
export function limitBody(
  most: number,
  tooLarge: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req
    const length = raw.headers.get('content-length')
    if (length !== null && !raw.headers.has('transfer-encoding'))
      return Number(length) > most ? tooLarge(c) : next()
    if (!raw.body) return next()
    const body = await readUpTo(raw.body, most)
    if (!body) return tooLarge(c)
    // Made of its parts: the server's own kind of request cannot be copied by the platform's.
    c.req.raw = new Request(raw.url, { method: raw.method, headers: [...raw.headers], body })
    return next()
  }
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
