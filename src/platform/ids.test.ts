import { expect, it } from 'vitest'
import { newSecret, uuidv7 } from './ids.ts'

it('ids are UUIDs of version 7 that sort in the order they were made, also within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7(1_800_000_000_000))
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('ids keep their order when the clock is set back', () => {
  const later = uuidv7(1_900_000_000_000)
  expect(uuidv7(1_800_000_000_000) > later).toBe(true)
})

it('secrets are as long as asked and fit an address', () => {
  expect(newSecret()).toMatch(/^[\w-]{43}$/)
  expect(newSecret(128)).toMatch(/^[\w-]{22}$/)
})
