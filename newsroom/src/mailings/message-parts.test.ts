import { expect, test } from 'vitest'
import { messageParts } from './message-parts.ts'

const lines = (...all: string[]) => all.join('\r\n')

test('a mail of text and HTML has both, decoded', () => {
  const source = lines(
    'To: <ada@leser.example>',
    'Content-Type: multipart/alternative; boundary="=_07"',
    '',
    '--=_07',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Gr=C3=BC=C3=9Fe an =',
    'alle =3D jeden',
    '--=_07',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>Gr=C3=BC=C3=9Fe</p>',
    '',
    '<p>Bis morgen</p>',
    '--=_07--',
    '',
  )
  expect(messageParts(source)).toEqual({
    text: 'Grüße an alle = jeden',
    html: '<p>Grüße</p>\r\n\r\n<p>Bis morgen</p>',
  })
})

test('a mail of text alone has no HTML', () => {
  const source = lines('To: <ada@leser.example>', 'Content-Type: text/plain; charset=utf-8', '', 'Hallo', '')
  expect(messageParts(source)).toEqual({ text: 'Hallo', html: null })
})
