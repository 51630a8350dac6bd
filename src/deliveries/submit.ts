import type { Config } from '../platform/config/config.ts'
import type { AttemptOutcome, DeliveryWithContent } from './delivery.ts'
import { type SigningKey, signedHeaders } from './dkim/signing-key.ts'
import { mailHost } from './sender.ts'

/** How a try ended. `connected` is false when the relay could not even be talked to: then the next mail need not try. */
export type Submission = {
  outcome: AttemptOutcome
  /** Of SMTP; null when there was no answer. */
  code: number | null
  answer: string
  connected: boolean
}

export type Relay = {
  submit(
    delivery: DeliveryWithContent,
    by: { envelopeFrom: string; key: SigningKey | null },
  ): Promise<Submission>
  close(): void
}

/**
 * The SMTP relay of the configuration. Uses STARTTLS when it is offered. The relay's certificate is checked when
 * there is a password to protect; without one, encryption that anybody on the way could switch off is not worth
 * refusing the self-signed certificate of a mail server next door.
 */
export async function openRelay(config: Pick<Config, 'publicUrl'>, smtpUrl: string): Promise<Relay> {
  const { createTransport } = await import('nodemailer') // loaded with the first mail
  const hasPassword = new URL(smtpUrl).username !== ''
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    maxRequeues: 0, // every try is ours, with a row of its own
    name: mailHost(config),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(hasPassword ? {} : { tls: { rejectUnauthorized: false } }),
  })
  return {
    async submit(delivery, { envelopeFrom, key }) {
      try {
        const answer = await transport.sendMail({
          ...messageFrom(delivery),
          envelope: { from: envelopeFrom, to: delivery.to },
          ...(key ? { dkim: dkimOptions(key) } : {}),
        })
        return { outcome: 'accepted', code: 250, answer: answer.response, connected: true }
      } catch (error) {
        return submissionFrom(error)
      }
    },
    close: () => transport.close(),
  }
}

const dkimOptions = ({ domain, selector, privateKey }: SigningKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames: signedHeaders,
})

function messageFrom(delivery: DeliveryWithContent) {
  return {
    from: delivery.from,
    to: delivery.to,
    subject: delivery.subject,
    date: new Date(delivery.createdAt),
    messageId: delivery.messageId,
    headers: delivery.headers,
    text: delivery.text,
    html: delivery.html ?? undefined,
    textEncoding: 'quoted-printable' as const,
    xMailer: false as const,
  }
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string }

/**
 * Only a 5xx answer to the mail itself is final. A refused login (EAUTH) or a broken-off connection says nothing
 * about the mail; after DATA it may even have been taken, and goes again under the same Message-ID.
 */
export function submissionFrom(error: unknown): Submission {
  const { code = '', responseCode = 0, response, message } = error as SmtpError
  const aboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return {
    outcome: aboutTheMail && responseCode >= 500 ? 'refused' : 'deferred',
    code: responseCode || null,
    answer: response ?? message,
    connected: aboutTheMail,
  }
}
