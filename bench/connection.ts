import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** `chunks` hold the body as it came over the wire; `status` and fields are in `head`. */
export type Answer = { head: string; chunks: Buffer[] }

/** One kept-alive connection that asks as a browser does, for Brotli. */
export type Connection = {
  /** The whole answer, one at a time. @throws when it is not 200 */
  get(path: string): Promise<Answer>
  close(): void
}

/** The request of a browser for this path, with what the page cache looks at. */
export const requestText = (host: string, path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'Accept-Language: de,en-US;q=0.7,en;q=0.3',
    'Accept-Encoding: gzip, deflate, br, zstd',
    '\r\n',
  ].join('\r\n')

export async function openConnection(url: string): Promise<Connection> {
  const { host } = new URL(url)
  const socket = await openSocket(url)
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null
  readAnswers(socket, (answer) => {
    const asker = waiting
    waiting = null
    if (/^HTTP\/1.1 200 /.test(answer.head)) asker?.resolve(answer)
    else asker?.reject(new Error(`answered ${answer.head.split('\r\n', 1)[0]}`))
  })
  socket.on('close', () => waiting?.reject(new Error(`${url} closed the connection`)))
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(requestText(host, path))
      }),
    close: () => socket.destroy(),
  }
}

/** Connected, and not held up by Nagle's algorithm. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  return socket
}

const endOfHead = Buffer.from('\r\n\r\n')

/** Calls back once an answer is there to its last byte. Every answer must tell its Content-Length. */
export function readAnswers(socket: Socket, onAnswer: (answer: Answer) => void): void {
  let begun: Buffer | null = null
  let answer: Answer | null = null
  let missing = 0
  socket.on('data', (chunk: Buffer) => {
    if (answer === null) {
      const all: Buffer = begun === null ? chunk : Buffer.concat([begun, chunk])
      const end = all.indexOf(endOfHead)
      begun = end === -1 ? all : null
      if (end === -1) return
      const head = all.toString('latin1', 0, end)
      const rest = all.subarray(end + endOfHead.length)
      answer = { head, chunks: [rest] }
      missing = contentLength(head) - rest.length
    } else {
      answer.chunks.push(chunk)
      missing -= chunk.length
    }
    if (missing > 0) return
    const whole = answer
    answer = null
    onAnswer(whole)
  })
}

function contentLength(head: string): number {
  const length = /\r\nContent-Length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without Content-Length:\n${head}`)
  return Number(length)
}
