import { expect, test } from 'vitest'
import { firstInput, isComplete, stepOf, stepsFor } from './steps.ts'

test('the code is asked for only where it is needed', () => {
  expect(stepsFor({ needsCode: false })).toEqual(['site', 'administrator', 'imprint', 'start'])
  expect(stepsFor({ needsCode: true })[0]).toBe('code')
})

test.each([
  ['siteName', 'site'],
  ['timeZone', 'site'],
  ['administrator.password', 'administrator'],
  ['imprint.email', 'imprint'],
  ['code', 'code'],
] as const)('what is wrong with %s is shown in the step %s', (path, step) => expect(stepOf(path)).toBe(step))

test('one goes on when a step has what it needs', () => {
  const input = firstInput('de-AT', 'Europe/Vienna')
  expect(input).toMatchObject({ language: 'de', timeZone: 'Europe/Vienna' })
  expect(isComplete('site', input)).toBe(false)
  expect(isComplete('site', { ...input, siteName: 'Elbblick' })).toBe(true)
  expect(
    isComplete('administrator', {
      ...input,
      administrator: { name: 'A', email: 'a@b.example', password: 'kurz' },
    }),
  ).toBe(false)
  expect(isComplete('imprint', input)).toBe(true)
})
