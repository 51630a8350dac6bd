import { createServer } from 'node:net'

/** A process of its own that takes every mail and forgets it; tells its port. Offers what usual relays do. */
const server = createServer((socket) => {
  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  socket.on('error', () => {})
  let inText = false
  let received = ''
  socket.write('220 sink ESMTP\r\n')
  socket.on('data', (chunk) => {
    received += chunk
    for (;;) {
      const end = received.indexOf(inText ? '\r\n.\r\n' : '\r\n')
      if (end === -1) return
      const verb = received.slice(0, 4).toUpperCase()
      received = received.slice(end + (inText ? 5 : 2))
      if (inText) {
        inText = false
        socket.write('250 2.0.0 taken\r\n')
      } else if (verb === 'EHLO') socket.write('250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n')
      else if (verb === 'DATA') {
        inText = true
        socket.write('354 go on\r\n')
      } else if (verb === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 fine\r\n')
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
