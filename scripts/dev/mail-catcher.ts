import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and shows it instead of delivering it. Answers its address. */
export async function openMailCatcher(show: (text: string) => void): Promise<{ url: string; stop(): void }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          const to = [mail.to]
            .flat()
            .map((address) => address?.text)
            .join(', ')
          show(`✉  ${mail.subject}\n   to ${to}\n${(mail.text ?? '').trim().replaceAll(/^/gm, '   ')}\n`)
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, stop: () => server.close() }
}
