import { expect, test } from 'vitest'
import { changedAt, failedAt, nextSaveAt, nothingToSave } from './save-plan.ts'

test('a change is saved after a second and a half of quiet', () => {
  expect(nextSaveAt(nothingToSave)).toBeNull()
  expect(nextSaveAt(changedAt(nothingToSave, 1000))).toBe(2500)
  expect(nextSaveAt(changedAt(changedAt(nothingToSave, 1000), 2000))).toBe(3500)
})

test('who keeps typing is saved after fifteen seconds', () => {
  let times = nothingToSave
  for (let now = 0; now <= 14_900; now += 100) times = changedAt(times, now)
  expect(nextSaveAt(times)).toBe(15_000)
})

test('failed attempts are repeated after longer and longer pauses', () => {
  const changed = changedAt(nothingToSave, 0)
  expect(nextSaveAt(failedAt(changed, 2000))).toBe(5000)
  expect(nextSaveAt(failedAt(failedAt(changed, 2000), 5000))).toBe(15_000)
  const often = [1, 2, 3, 4, 5, 6].reduce((times, now) => failedAt(times, now), changed)
  expect(nextSaveAt(often)).toBe(60_006)
})
