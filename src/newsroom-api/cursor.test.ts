import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, isText, isTimePlace, pageOf } from './cursor.ts'
import { ApiProblem } from './problem.ts'

const place = { at: '2026-11-23T09:00:00.000Z', id: '0198f000-0000-7000-8000-000000000001' }

describe('a cursor', () => {
  it('comes back as it was given', () => {
    expect(decodeCursor(encodeCursor(place), isTimePlace)).toEqual(place)
    expect(decodeCursor(encodeCursor('/über-uns'), isText)).toBe('/über-uns')
    expect(decodeCursor(undefined, isTimePlace)).toBeNull()
    expect(decodeCursor('', isTimePlace)).toBeNull()
  })

  // PostgreSQL refuses a time that Date.parse understands, which was an internal error.
  it.each([
    'nonsense',
    '%%%',
    encodeCursor(null),
    encodeCursor(7),
    encodeCursor([]),
    encodeCursor({ at: place.at }),
    encodeCursor({ ...place, at: 'gestern' }),
    encodeCursor({ ...place, at: '1' }),
    encodeCursor({ ...place, at: '2026-11-23' }),
    encodeCursor({ ...place, at: '2026-11-23T09:00:00.000+01:00' }),
    encodeCursor({ ...place, at: '+275760-09-13T00:00:00.000Z' }),
    encodeCursor({ ...place, id: 7 }),
    Buffer.from('{"at":').toString('base64url'),
  ])('that is damaged is bad input: %s', (text) => {
    expect(() => decodeCursor(text, isTimePlace)).toThrow(ApiProblem)
    try {
      decodeCursor(text, isTimePlace)
    } catch (error) {
      expect((error as ApiProblem).facts).toMatchObject({ status: 422, errors: [{ path: 'cursor' }] })
    }
  })
})

describe('a page', () => {
  const page = (rows: number[], limit: number) => pageOf(rows, limit, String, (row) => row)

  it('that is full names the next one, and the last none', () => {
    expect(page([1, 2, 3], 2)).toEqual({ items: ['1', '2'], nextCursor: encodeCursor(2) })
    expect(page([1, 2], 2)).toEqual({ items: ['1', '2'], nextCursor: null })
    expect(page([], 2)).toEqual({ items: [], nextCursor: null })
  })
})
