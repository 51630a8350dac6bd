import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aComplaint, aDsn } from '../../../test/bounces.ts'
import { readReport } from './report.ts'

const read = (lines: readonly string[] | Buffer) =>
  readReport(Buffer.isBuffer(lines) ? lines : Buffer.from(lines.join('\r\n'), 'utf8'))
const bounce = (lines: readonly string[] | Buffer) => {
  const report = read(lines)
  return report.kind === 'bounce' ? report.recipients : report.kind
}

describe('a delivery status notification', () => {
  it('names the recipient, what happened, the status and the last server’s words', () => {
    const dsn = aDsn({ recipients: [{ recipient: 'ben@leser.example' }], about: '<1@zeitung.example>' })
    expect(read(dsn)).toEqual({
      reportId: '<1@mx.example>',
      kind: 'bounce',
      recipients: [
        {
          recipient: 'ben@leser.example',
          action: 'failed',
          status: '5.1.1',
          answer: '550 5.1.1 <ben@leser.example>: Recipient address rejected: User unknown',
        },
      ],
      about: { messageId: '<1@zeitung.example>', addresses: ['b@bounces.zeitung.example'] },
    })
  })

  it('may name several recipients, each with an end of its own', () => {
    const dsn = aDsn({
      recipients: [
        { recipient: 'a@leser.example', action: 'delayed', status: '4.4.1', diagnostic: '' },
        { recipient: 'b@leser.example', action: 'failed (bounced)', status: '5.2.2 (mailbox full)' },
        { recipient: 'c@leser.example', action: 'DELIVERED', status: '2.0.0' },
        { recipient: 'd@leser.example', action: 'strange', status: '5.0.0' },
      ],
    })
    expect(bounce(dsn)).toMatchObject([
      { recipient: 'a@leser.example', action: 'delayed', status: '4.4.1' },
      { recipient: 'b@leser.example', action: 'failed', status: '5.2.2' },
      { recipient: 'c@leser.example', action: 'delivered', status: '2.0.0' },
      { recipient: 'd@leser.example', action: 'failed', status: '5.0.0' },
    ])
  })

  const wholeDsn = aDsn({ recipients: [{ recipient: 'ben@leser.example' }] }).toString()
  it.each([
    ['the last boundary is missing', wholeDsn.replace(/--A1B2\.1700000000\/mx\.example--[\s\S]*/, '')],
    [
      'it is cut off after the report',
      wholeDsn.slice(0, wholeDsn.indexOf('Content-Type: text/rfc822-headers')),
    ],
    ['lines end in LF', wholeDsn.replaceAll('\r\n', '\n')],
    ['the charset is unknown', wholeDsn.replace('us-ascii', 'x-klingon-8')],
    ['the report type is missing', wholeDsn.replace(' report-type=delivery-status;', '')],
    [
      'it is of the international kind',
      wholeDsn.replace('message/delivery-status', 'message/global-delivery-status'),
    ],
    ['the blank line between mail and recipient is missing', wholeDsn.replace('(CET)\r\n\r\n', '(CET)\r\n')],
    [
      'it is wrapped in base64',
      wholeDsn.replace(
        /(message\/delivery-status\r\n)\r\n([\s\S]*?)(\r\n--A1B2)/,
        (_, head: string, body: string, end: string) =>
          `${head}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}${end}`,
      ),
    ],
    ['bytes are no UTF-8', wholeDsn.replace("I'm sorry", '\u00ff\u00fe')],
  ])('is read when %s', (_, source) => {
    expect(bounce(Buffer.from(source, 'latin1'))).toMatchObject([
      { recipient: 'ben@leser.example', action: 'failed', status: '5.1.1' },
    ])
  })
})

describe('a complaint', () => {
  it('shows the envelope sender of the mail it is about', () => {
    const report = read(aComplaint({ mailFrom: 'b+m.1.2-x@bounces.zeitung.example' }))
    expect(report).toMatchObject({
      kind: 'complaint',
      about: {
        messageId: '<original@zeitung.example>',
        addresses: expect.arrayContaining(['b+m.1.2-x@bounces.zeitung.example']),
      },
    })
  })

  it.each([
    ['abuse', 'complaint'],
    ['Fraud', 'complaint'],
    ['opt-out', 'complaint'],
    ['not-spam', 'other'],
    ['auth-failure', 'other'],
  ])('of type %s is %s', (feedbackType, kind) => {
    expect(read(aComplaint({ mailFrom: 'x@y.example', feedbackType })).kind).toBe(kind)
  })
})

const qmail = [
  'Return-Path: <>',
  'From: MAILER-DAEMON@old.example',
  'To: b+m.1.2-x@bounces.zeitung.example',
  'Subject: failure notice',
  '',
  'Hi. This is the qmail-send program at old.example.',
  "I'm afraid I wasn't able to deliver your message to the following addresses.",
  '',
  '<ben@leser.example>:',
  'Sorry, no mailbox here by that name. (#5.1.1)',
  '',
  '--- Below this line is a copy of the message.',
  '',
  'Message-ID: <1@zeitung.example>',
]
const exim = [
  'From: Mail Delivery System <Mailer-Daemon@host.example>',
  'X-Failed-Recipients: ben@leser.example',
  'Auto-Submitted: auto-replied',
  'Subject: Mail delivery failed: returning message to sender',
  '',
  'A message that you sent could not be delivered to one or more of its recipients.',
  '',
  '  ben@leser.example',
  '    SMTP error from remote mail server after RCPT TO:<ben@leser.example>:',
  '    host mx.leser.example [192.0.2.1]: 550 User unknown',
]

describe('the words of old servers', () => {
  it.each([
    ['qmail', qmail, 'failed', '5.1.1', /\(#5\.1\.1\)/],
    ['Exim', exim, 'failed', null, /550 User unknown/],
    [
      'a warning',
      [
        'From: postmaster@host.example',
        'Subject: Warning: delivery problem',
        '',
        'The message to <ben@leser.example> has been delayed. 451 4.4.1 will keep trying',
      ],
      'delayed',
      '4.4.1',
      /451/,
    ],
    [
      'German',
      [
        'From: Postmaster <postmaster@host.example>',
        'Subject: Unzustellbar: Ihre Nachrichten',
        '',
        'Empfänger ben@leser.example unbekannt',
      ],
      'failed',
      null,
      /unbekannt/,
    ],
  ] as const)('%s', (_, lines, action, status, answer) => {
    expect(bounce(lines)).toMatchObject([
      { recipient: 'ben@leser.example', action, status, answer: expect.stringMatching(answer) },
    ])
  })
})

describe('what is no report', () => {
  it.each([
    [
      'an answer of somebody on holiday',
      [
        'From: ben@leser.example',
        'Auto-Submitted: auto-replied',
        'Subject: Nicht da',
        '',
        'Bis Montag. 550 5.1.1',
      ],
    ],
    [
      'a letter that quotes a bounce',
      ['From: ben@leser.example', 'Subject: failure notice?', '', '550 5.1.1 <ben@leser.example>'],
    ],
    ['a letter of the postmaster', ['From: postmaster@host.example', 'Subject: Wartung', '', 'Am Montag.']],
    ['nothing', ['']],
    ['a header without an end', ['From: a@b.example', 'Subject: failure']],
    ['noise', ['\u0000\u0001\u00ff', ':', ' :', '--', '']],
  ])('%s', (_, lines) => {
    expect(read(lines).kind).toBe('other')
  })

  it('parts within parts without end do not fell the reader', () => {
    const level = (n: number): string =>
      n === 0 ? 'x' : `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n${level(n - 1)}\n--b${n}--\n`
    expect(read([level(200)]).kind).toBe('other')
    const wide = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(20_000)}`
    expect(read([wide]).kind).toBe('other')
  })

  const megabyte = (text: string) => text.repeat(Math.ceil((1024 * 1024) / text.length))
  const failing = 'From: mailer-daemon@host.example\nSubject: failure notice\n'
  it.each([
    ['one line of dashes', `${failing}\n${megabyte('-')}`],
    ['one word without an end', `${failing}\n${megabyte('x')}`],
    ['a header without an end', `${failing}X-Failed-Recipients: ${megabyte('x')}\n\n`],
    ['headers without an end', `${failing}${megabyte('a: b\n')}\n`],
    ['folds without an end', `${failing}To: x${megabyte('\n ')}\n\n`],
    ['parameters without an end', `${failing}Content-Type: multipart/x${megabyte(';a="')}\n\n`],
    ['blanks before nothing', `${failing}Content-Transfer-Encoding: quoted-printable\n\n${megabyte(' ')}x`],
    ['equals signs', `${failing}Content-Transfer-Encoding: quoted-printable\n\n${megabyte('= ')}`],
    [
      'recipients without an end',
      `Content-Type: message/delivery-status\n\n${megabyte('Action: failed\n\n')}`,
    ],
    ['at signs', `${failing}To: ${megabyte('@')}\n\n${megabyte('@')}`],
    ['boundaries', `Content-Type: multipart/x; boundary=b\n\n${megabyte('--b\n')}`],
  ])('%s, a megabyte long, are read as quickly as others', (_, source) => {
    expect(['other', 'bounce']).toContain(read([source]).kind)
  })

  it('whatever the bytes are, the reader answers', () => {
    const dsn = aDsn({ recipients: [{ recipient: 'ben@leser.example' }] })
    const changed = fc
      .tuple(fc.nat(dsn.length - 1), fc.uint8Array({ maxLength: 30 }), fc.nat(200))
      .map(([at, bytes, cut]) => Buffer.concat([dsn.subarray(0, at), bytes, dsn.subarray(at + cut)]))
    const anything = fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(fc.oneof(changed, anything), (raw) =>
        ['bounce', 'complaint', 'other'].includes(readReport(raw).kind),
      ),
      { numRuns: 500 },
    )
  })
})
