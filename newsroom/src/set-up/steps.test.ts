import { expect, test } from 'vitest'
import { firstInput, lacksOf, stepOf, stepsFor } from './steps.ts'

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

test('before anything is typed, the likely is set', () =>
  expect(firstInput('de-AT', 'Europe/Vienna')).toMatchObject({ language: 'de', timeZone: 'Europe/Vienna' }))

const input = firstInput('de', 'Europe/Berlin')
const administrator = { name: 'Ada', email: 'ada@elbbote.example', password: 'zwölf Boxkämpfer' }

test.each([
  ['site', {}, { siteName: 'missing' }],
  ['site', { siteName: ' ' }, { siteName: 'missing' }],
  ['site', { siteName: 'Elbblick' }, {}],
  ['code', { code: '' }, { code: 'missing' }],
  ['code', { code: 'AAAA' }, {}],
  [
    'administrator',
    {},
    {
      'administrator.name': 'missing',
      'administrator.email': 'missing',
      'administrator.password': 'missing',
    },
  ],
  [
    'administrator',
    { administrator: { ...administrator, email: 'ada', password: 'kurz' } },
    { 'administrator.email': 'bad-email', 'administrator.password': 'short' },
  ],
  ['administrator', { administrator }, {}],
  ['imprint', {}, {}],
  ['imprint', { imprint: { email: 'post' } }, { 'imprint.email': 'bad-email' }],
  ['start', {}, {}],
] as const)('the step %s with %j lacks %j', (step, typed, lacks) =>
  expect(lacksOf(step, { ...input, ...typed })).toEqual(lacks),
)
