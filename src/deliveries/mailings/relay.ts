import type { Readable, Writable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SubmissionEnd } from './submission.ts'

/** One connection to the relay that stays open from mail to mail, and is opened anew when it has to be. */
export type RelayLine = {
  submit(envelope: { from: string; to: string }, message: Buffer): Promise<SubmissionEnd>
  /** Takes its leave. */
  close(): void
  /** Hangs up, whatever is under way. */
  cut(): void
}

/** Relays that take no more than a number of mails over one connection take at least these. */
const mailsAConnection = 100
/** However slowly a relay drips its answers. */
const longestSubmission = 240_000

/**
 * A line to the relay of the configuration. Certificates are checked when there is a password to protect (see
 * `submit.ts` of single mails).
 */
export function openLine(smtpUrl: string, name: string): RelayLine {
  const { auth, ...address } = parseConnectionUrl(smtpUrl)
  const options = {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    // May say otherwise, in milliseconds: `?socketTimeout=…`, as for single mails.
    ...address,
    name,
    ...(auth ? {} : { tls: { rejectUnauthorized: false } }),
  }
  let open: SMTPConnection | null = null
  /** The last one made, which may not be open yet. */
  let connecting: SMTPConnection | null = null
  let mails = 0

  const drop = (connection: SMTPConnection): void => {
    if (open === connection) open = null
    connection.close()
  }

  const connected = async (): Promise<SMTPConnection> => {
    if (open && mails < mailsAConnection) return open
    open?.quit()
    open = null
    mails = 0
    const connection = new SMTPConnection(options)
    connecting = connection
    // Also after it was dropped: an error without a listener would end the process.
    connection.on('error', () => drop(connection))
    connection.on('end', () => drop(connection))
    try {
      await withinTime(connection, (done) => connection.connect(done))
      if (auth)
        await withinTime(connection, (done) =>
          connection.login(auth as SMTPConnection.AuthenticationType, done),
        )
    } catch (error) {
      drop(connection)
      throw error
    }
    open = connection
    return connection
  }

  const submitOnce = async (
    envelope: { from: string; to: string },
    message: Buffer,
  ): Promise<SubmissionEnd> => {
    let connection: SMTPConnection
    try {
      connection = await connected()
    } catch (error) {
      return endFrom(error, { connecting: true, textBegun: false })
    }
    mails++
    let textBegun = false
    // The client calls `pipe` when the relay has asked for the text: from there on it may have the mail.
    const text = {
      pipe(to: Writable) {
        textBegun = true
        to.end(message)
      },
    } as unknown as Readable
    try {
      const answer = await withinTime<{ response: string }>(connection, (done) =>
        connection.send(envelope, text, (error, info) => done(error, info)),
      )
      return { code: 250, step: 'accepted', answer: answer.response, textBegun }
    } catch (error) {
      const end = endFrom(error, { connecting: false, textBegun })
      if (end.code === 0 || end.code === 421) drop(connection)
      else await withinTime(connection, (done) => connection.reset(done)).catch(() => drop(connection))
      return end
    }
  }

  return {
    async submit(envelope, message) {
      const wasUsed = open !== null && mails > 0
      const end = await submitOnce(envelope, message)
      // Relays close connections that were idle, or had enough mails, without a word: then a fresh one is asked.
      const isOfOldLine = wasUsed && open === null && !end.textBegun && (end.code === 0 || end.code === 421)
      return isOfOldLine ? submitOnce(envelope, message) : end
    },
    close() {
      open?.quit()
      open = null
    },
    cut: () => connecting?.emit('error', new Error('hung up')),
  }
}

type Done<T> = (error?: Error | null, answer?: T) => void

/** The client's callbacks as a promise, which is also kept when the connection breaks or the time is up. */
function withinTime<T = unknown>(connection: SMTPConnection, call: (done: Done<T>) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => end(new Error('the relay took too long')), longestSubmission)
    const broken = (error?: Error) => end(error ?? new Error('the relay closed the connection'))
    const end: Done<T> = (error, answer) => {
      clearTimeout(timer)
      connection.off('error', broken)
      connection.off('end', broken)
      if (error) reject(error)
      else resolve(answer as T)
    }
    connection.on('error', broken)
    connection.on('end', broken)
    call(end)
  })
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string; code?: string }

function endFrom(error: unknown, at: { connecting: boolean; textBegun: boolean }): SubmissionEnd {
  const { responseCode = 0, response, message, command = '', code = '' } = error as SmtpError
  const answer = response ?? message
  if (at.connecting) return { code: responseCode, step: 'connect', answer, textBegun: false }
  // An address the client itself does not take is the recipient's matter; without a code all else, nonsense in the place
  // of an answer too, is the line's.
  if (code === 'EENVELOPE' && responseCode === 0 && command === 'API')
    return { code: 553, step: 'recipient', answer, textBegun: false }
  // A word of farewell that answers to no command is about the connection.
  if (command === 'CONN' && !at.textBegun)
    return { code: responseCode, step: 'connect', answer, textBegun: false }
  const step = command === 'MAIL FROM' ? 'sender' : command === 'RCPT TO' ? 'recipient' : 'message'
  return { code: responseCode, step, answer, textBegun: at.textBegun }
}
