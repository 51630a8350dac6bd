import { describe, expect, it } from 'vitest'
import { csvRecords, separatorOf, textOf } from './csv.ts'
import { readSubscribers } from './read-subscribers.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `line address` of who comes in, `line reason` of who does not. */
const read = (text: string): string[] | undefined =>
  readSubscribers(bytes(text))?.map((entry) =>
    'email' in entry ? `${entry.line} ${entry.email}` : `${entry.line} ${entry.skipped}`,
  )

describe('a file of subscribers', () => {
  it.each<[string, string, string[]]>([
    ['with a head', 'email,name\na@x.org,A\nb@x.org,B\n', ['2 a@x.org', '3 b@x.org']],
    ['with semicolons and a mark', '\ufeffE-Mail;Name\r\na@x.org;"A; B"\r\n', ['2 a@x.org']],
    ['with tabs', 'Name\tEmail Address\nA\ta@x.org\n', ['2 a@x.org']],
    ['without a head', 'A,a@x.org\nB,b@x.org\n', ['1 a@x.org', '2 b@x.org']],
    ['of addresses alone', 'a@x.org\nb@x.org\n\n', ['1 a@x.org', '2 b@x.org']],
    ['with quotes in quotes', 'email,name\na@x.org,"A ""B"" C"\n', ['2 a@x.org']],
    [
      'with a field over two lines',
      'email,note\na@x.org,"eins\nzwei"\nb@x.org,\n',
      ['2 a@x.org', '4 b@x.org'],
    ],
    [
      'with a quote never closed',
      'email,note\na@x.org,"eins\nb@x.org,x\nc@x.org,\n',
      ['2 unclosed-quote', '3 b@x.org', '4 c@x.org'],
    ],
    [
      'with torn lines',
      'email,name,note\na@x.org\nb@x.org,B,x,y\nc@x.org,C,\nd@x.org,D,x,,\n',
      ['2 wrong-number-of-fields', '3 wrong-number-of-fields', '4 c@x.org', '5 d@x.org'],
    ],
    [
      'with what is no address',
      'email,name\nnobody,N\n,M\n"a b"@x.org,Q\na@x.org,A\n',
      ['2 bad-address', '3 no-address', '4 bad-address', '5 a@x.org'],
    ],
    [
      'of listmonk',
      'uuid,email,name,attributes,status,created_at,updated_at\n1,a@x.org,A,"{""x"":1}",enabled,2024-05-01T10:00:00Z,\n2,b@x.org,B,{},blocklisted,,\n3,c@x.org,C,{},disabled,,\n',
      ['2 a@x.org', '3 complained', '4 unsubscribed'],
    ],
    [
      'of Ghost',
      'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\n1,a@x.org,A,,true,false,,2024-05-01T10:00:00.000Z,,,\n2,b@x.org,B,,false,false,,2024-05-01T10:00:00.000Z,,,\n',
      ['2 a@x.org', '3 unsubscribed'],
    ],
    [
      'of MailPoet',
      'Email,First Name,Last Name,List,Global Status,Created At,Subscribed IP\na@x.org,A,B,News,Subscribed,2024-05-01 10:00:00,203.0.113.7\nb@x.org,,,News,Unconfirmed,,\nc@x.org,,,News,Bounced,,\nd@x.org,,,News,Unsubscribed,,\n',
      ['2 a@x.org', '3 unconfirmed', '4 bounced', '5 unsubscribed'],
    ],
    [
      'of The Newsletter Plugin',
      '"id";"email";"name";"surname";"sex";"status";"created";"ip"\n"1";"a@x.org";"A";"";"n";"C";"2024-05-01 10:00:00";"203.0.113.7"\n"2";"b@x.org";"";"";"n";"S";"";""\n"3";"c@x.org";"";"";"n";"U";"";""\n"4";"d@x.org";"";"";"n";"P";"";""\n',
      ['2 a@x.org', '3 unconfirmed', '4 unsubscribed', '5 complained'],
    ],
    ['with a state nobody knows', 'email,status\na@x.org,maybe\n', ['2 unknown-status']],
    [
      'with kinds',
      'email,kind,ref,frequency\na@x.org,section,politik,weekly\nb@x.org,everything,,\n',
      ['2 a@x.org', '3 unknown-kind'],
    ],
    [
      'of listmonk as JSON',
      JSON.stringify({
        data: {
          results: [
            {
              email: 'a@x.org',
              status: 'enabled',
              created_at: '2024-05-01T10:00:00Z',
              lists: [{ subscription_status: 'confirmed' }],
            },
            { email: 'b@x.org', status: 'enabled', lists: [{ subscription_status: 'unconfirmed' }] },
            { email: 'c@x.org', status: 'enabled', lists: [{ subscription_status: 'unsubscribed' }] },
            { name: 'D' },
            null,
          ],
        },
      }),
      ['1 a@x.org', '2 unconfirmed', '3 unsubscribed', '4 no-address', '5 no-address'],
    ],
  ])('%s', (_, text, entries) => {
    expect(read(text)).toEqual(entries)
  })

  it.each([
    ['nothing', ''],
    ['words', 'Liebe Leute,\nhier kommt nichts.\n'],
    ['JSON of something else', '{"articles": []}'],
    ['broken JSON', '[{"email": "a@x.org"'],
  ])('is none with %s in it', (_, text) => {
    expect(read(text) ?? []).not.toContainEqual(expect.stringContaining('@'))
  })

  it('keeps what it says of the consent', () => {
    const text = 'email;confirmed_at;confirmed_ip;language\na@x.org;2024-05-01 12:00:00;203.0.113.7;en-GB\n'
    expect(readSubscribers(bytes(text))).toEqual([
      {
        line: 2,
        email: 'a@x.org',
        kind: 'newsletter',
        ref: '',
        frequency: null,
        basis: 'consent',
        language: 'en',
        consentedAt: '2024-05-01T12:00:00.000Z',
        ip: '203.0.113.7',
      },
    ])
  })

  it('of 3 MB with broken lines comes in but for those', () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => {
      if (n % 1000 === 7) return `"broken ${n},r${n}@example.org,subscribed`
      if (n % 1000 === 8) return `r${n}@example.org`
      return `Reader number ${n},r${n}@example.org,subscribed`
    })
    const text = ['name,email,status', ...lines].join('\n')
    const entries = readSubscribers(bytes(text)) ?? []
    expect(entries.filter((entry) => 'email' in entry)).toHaveLength(59_880)
    expect(entries.filter((entry) => 'skipped' in entry)).toHaveLength(120)
    expect(entries[7]).toEqual({ line: 9, skipped: 'unclosed-quote', what: '' })
  })
})

it.each([
  ['a,b;c,d', ','],
  ['a;b', ';'],
  ['"a,b,c";d', ';'],
  ['a\tb', '\t'],
  ['a', ','],
])('between the fields of %j stands %j', (line, separator) => {
  expect(separatorOf(`${line}\nx`)).toBe(separator)
})

it.each([
  ['UTF-8', new TextEncoder().encode('Jörg')],
  ['UTF-8 with a mark', new TextEncoder().encode('\ufeffJörg')],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x4a, 0, 0xf6, 0, 0x72, 0, 0x67, 0])],
  ['Windows', new Uint8Array([0x4a, 0xf6, 0x72, 0x67])],
])('text in %s is read', (_, given) => {
  expect(textOf(given)).toBe('Jörg')
})

it('a record begins in its line, whichever ends lines have', () => {
  const records = [...csvRecords('a,b\r\n"c\r\nd",e\rf,g\n', ',')]
  expect(records).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['c\nd', 'e'] },
    { line: 4, fields: ['f', 'g'] },
  ])
})
