import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What the server does at a step instead of answering as it should; null: what it should. */
export type Prank =
  | 'hang'
  | 'close'
  | `${number} ${string}`
  | 'nonsense'
  | 'endless line'
  | 'broken TLS'
  | null
export type Step = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'text'

export type HostileRelay = {
  url: string
  /** Every text that arrived whole, taken or not, with its recipient. */
  texts: { to: string; text: string; taken: boolean }[]
  /** Asked at every step. */
  prank: (step: Step, line: string) => Prank
  close(): Promise<void>
}

/** A bare SMTP server on the loopback that does as it is told: silence, nonsense, hanging up in the midst. */
export async function startHostileRelay(port = 0): Promise<HostileRelay> {
  const sockets = new Set<Socket>()
  const relay: HostileRelay = { url: '', texts: [], prank: () => null, close: async () => {} }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setEncoding('latin1')
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let received = ''
    let to = ''
    let inText = false
    const answer = (step: Step, usual: string, line = ''): boolean => {
      const prank = relay.prank(step, line)
      if (prank === 'hang') return false
      if (prank === 'close') socket.destroy()
      else if (prank === 'endless line') socket.write('250 '.padEnd(100_000, 'x'))
      else if (prank === 'broken TLS') socket.write('250-loopback\r\n250 STARTTLS\r\n')
      else if (prank === 'nonsense') socket.write('\x00\x01 GET / nonsense\r\n')
      else socket.write(`${prank ?? usual}\r\n`)
      return prank === null
    }
    answer('greeting', '220 loopback ESMTP')
    socket.on('data', (chunk: string) => {
      received += chunk
      for (;;) {
        const end = received.indexOf(inText ? '\r\n.\r\n' : '\r\n')
        if (inText && end === -1 && received.length > 500 && relay.prank('text', 'half') === 'close')
          socket.destroy()
        if (end === -1) return
        const part = received.slice(0, end)
        received = received.slice(end + (inText ? 5 : 2))
        if (inText) {
          inText = false
          const entry = { to, text: part, taken: false }
          relay.texts.push(entry)
          entry.taken = answer('text', '250 2.0.0 taken')
          continue
        }
        const verb = part.slice(0, 4).toUpperCase()
        if (verb === 'EHLO') answer('EHLO', '250-loopback\r\n250 8BITMIME')
        else if (verb === 'STAR') socket.write('220 go on\r\n\x16\x03 and then no more of it\r\n')
        else if (verb === 'MAIL') answer('MAIL', '250 2.1.0 fine', part)
        else if (verb === 'RCPT') {
          to = /<(.*)>/.exec(part)?.[1] ?? ''
          answer('RCPT', '250 2.1.5 fine', part)
        } else if (verb === 'DATA') inText = answer('DATA', '354 go on')
        else if (verb === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('250 fine\r\n')
      }
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  relay.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  relay.close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return relay
}
