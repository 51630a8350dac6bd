import { expect, it } from 'vitest'
import { cursorText, pageOf, parseCursor } from './cursor.ts'

const id = '01930000-0000-7000-8000-00000000000a'

it.each(['2026-11-23T17:42:00.123Z', '1969-07-20T20:17:40.000Z', '2099-12-31T23:59:59.999Z'])(
  'a cursor at %s reads back as it was written',
  (publishedAt) => {
    expect(parseCursor(cursorText({ publishedAt, id }))).toEqual({ publishedAt, id })
  },
)

it.each([undefined, '', 'x', '1.2', `.${id}`, `zzzzzzzzzzz.${id}`, `1.${id}'`, '../../etc'])(
  '%s is no cursor',
  (text) => {
    expect(parseCursor(text)).toBeNull()
  },
)

it('a page ends where the next begins', () => {
  const all = [1, 2, 3].map((day) => ({ publishedAt: `2026-11-0${day}T00:00:00.000Z`, id: `${id}${day}` }))
  expect(pageOf(all, 2)).toEqual({ items: all.slice(0, 2), next: all[1] })
  expect(pageOf(all, 3)).toEqual({ items: all, next: null })
})
