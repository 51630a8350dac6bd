import { expect, it } from 'vitest'
import { wrongTime } from './publish-time.ts'

const now = Date.parse('2026-11-23T09:00:00Z')

it.each([
  [null, null],
  ['2026-11-23T09:00:00.000Z', 'past'],
  ['1970-01-01T00:00:00.000Z', 'past'],
  ['2026-11-23T09:01:00.000Z', null],
  ['2099-12-31T23:59:59.000Z', null],
  ['2100-01-01T00:00:00.000Z', 'tooLate'],
  ['9999-12-31T22:59:00.000Z', 'tooLate'],
])('for %s the answer is %s', (at, wrong) => expect(wrongTime(at, now)).toBe(wrong))
