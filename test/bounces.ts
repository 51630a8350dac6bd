/** Reports as servers send them, for tests. Lines end in CRLF. */

type DsnFacts = {
  /** The address it comes back to. */
  to?: string
  messageId?: string
  recipients: { recipient: string; action?: string; status?: string; diagnostic?: string }[]
  /** Message-ID of the mail it is about. */
  about?: string
}

const crlf = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'utf8')

/** A delivery status notification as Postfix writes it (RFC 3464). */
export function aDsn({
  to = 'b@bounces.zeitung.example',
  messageId = '<1@mx.example>',
  recipients,
  about,
}: DsnFacts): Buffer {
  return crlf([
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="A1B2.1700000000/mx.example"',
    `Message-Id: ${messageId}`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--A1B2.1700000000/mx.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--A1B2.1700000000/mx.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0100 (CET)',
    '',
    ...recipients.flatMap(({ recipient, action = 'failed', status = '5.1.1', diagnostic }) => [
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Remote-MTA: dns; mx.leser.example',
      `Diagnostic-Code: smtp; ${diagnostic ?? `550 ${status} <${recipient}>:`}`,
      '    Recipient address rejected: User unknown',
      '',
    ]),
    '--A1B2.1700000000/mx.example',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Zeitung <redaktion@zeitung.example>',
    ...(about ? [`Message-ID: ${about}`] : []),
    'Subject: Ihre Nachrichten',
    '',
    '--A1B2.1700000000/mx.example--',
    '',
  ])
}

/** A complaint of a mailbox provider (RFC 5965), with the recipient's address taken out as most do. */
export function aComplaint(facts: { mailFrom: string; feedbackType?: string; messageId?: string }): Buffer {
  return crlf([
    'From: <abuse@provider.example>',
    'To: <abuse@zeitung.example>',
    'Subject: FW: Ihre Nachrichten',
    `Message-ID: ${facts.messageId ?? '<c1@provider.example>'}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="part1"',
    '',
    '--part1',
    'Content-Type: text/plain; charset="US-ASCII"',
    '',
    'This is an email abuse report.',
    '--part1',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${facts.feedbackType ?? 'abuse'}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    `Original-Mail-From: <${facts.mailFrom}>`,
    '',
    '--part1',
    'Content-Type: message/rfc822',
    'Content-Disposition: inline',
    '',
    'From: Zeitung <redaktion@zeitung.example>',
    'To: <redacted@provider.example>',
    'Message-ID: <original@zeitung.example>',
    'Subject: Ihre Nachrichten',
    '',
    'Text',
    '--part1--',
    '',
  ])
}
