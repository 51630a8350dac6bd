import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { argv } from 'node:process'

/** A program that takes feeds for all subscribers of a bench; tells whoever started it when it has as many as it was told. */
const wanted = Number(argv[2])
let taken = 0

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(204).end()
    taken++
    if (taken % wanted === 0) process.send?.({ takenAt: Date.now() })
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit())
