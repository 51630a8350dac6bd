import { createServer } from 'node:http'
import { argv } from 'node:process'
import { openConnection } from './connection.ts'

/**
 * What `node:http` can do at all: answers every request with the head and body that the page given on the command
 * line had when this started. Tells its port to the process that started it.
 */
const page = new URL(argv[2] ?? '')
const connection = await openConnection(page.origin)
const { head, chunks } = await connection.get(page.pathname)
connection.close()

const body = Buffer.concat(chunks)
const headers = head
  .split('\r\n')
  .slice(1)
  .filter((line) => !/^(date|connection|keep-alive):/i.test(line)) // `node:http` adds these itself
  .flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])

const server = createServer((_, response) => {
  response.writeHead(200, headers)
  response.end(body)
})
server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) process.send?.(address.port)
})
