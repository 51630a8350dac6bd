import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { from: string; to: string[]; raw: string; parsed: ParsedMail }

/** What the relay answers to a mail: nothing (taken), a code, or the connection dropped after the mail was taken. */
export type Answer = 'accept' | number | 'drop-after-data'

export type TestRelay = {
  url: string
  port: number
  /** Every mail of which the whole text arrived, those answered with an error or silence included. */
  received: ReceivedMail[]
  /** Answers for the next mails, in order; then all are accepted. */
  answers: Answer[]
  /** The same for RCPT TO. */
  recipientAnswers: number[]
  close(): Promise<void>
}

/** A real SMTP server on the loopback, with answers to order. */
export async function startRelay(
  options: { port?: number; login?: { user: string; pass: string } } = {},
): Promise<TestRelay> {
  const received: ReceivedMail[] = []
  const answers: Answer[] = []
  const recipientAnswers: number[] = []
  const server = new SMTPServer({
    authOptional: !options.login,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (auth, _session, done) => {
      const right = auth.username === options.login?.user && auth.password === options.login?.pass
      done(right ? null : smtpError(535), right ? { user: auth.username } : undefined)
    },
    onRcptTo: (_address, _session, done) => {
      const code = recipientAnswers.shift()
      done(code ? smtpError(code) : null)
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: raw.toString('utf8'),
          parsed: await simpleParser(raw),
        })
        const answer = answers.shift() ?? 'accept'
        if (answer === 'drop-after-data') for (const connection of server.connections) connection.close()
        else done(answer === 'accept' ? null : smtpError(answer))
      })
    },
  })
  server.on('error', () => {}) // clients that hang up
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    answers,
    recipientAnswers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function smtpError(code: number): Error {
  return Object.assign(new Error(code >= 500 ? 'no such mailbox' : 'try again later'), { responseCode: code })
}
