import { expect, it } from 'vitest'
import { likelyEnds } from './likely-ends.ts'

const zone = 'Europe/Berlin'

it('offers two hours, this evening and tomorrow morning in the time of the paper', () => {
  expect(likelyEnds('2026-11-23T09:00:10.000Z', zone)).toEqual([
    { name: 'inTwoHours', at: '2026-11-23T11:01:00.000Z' },
    { name: 'tonight', at: '2026-11-23T17:00:00.000Z' },
    { name: 'tomorrow', at: '2026-11-24T05:00:00.000Z' },
  ])
})

it('leaves out the evening when it is over, and knows when the day is another one there', () => {
  expect(likelyEnds('2026-06-30T22:30:00.000Z', zone).map(({ name, at }) => `${name} ${at}`)).toEqual([
    'inTwoHours 2026-07-01T00:30:00.000Z',
    'tonight 2026-07-01T16:00:00.000Z',
    'tomorrow 2026-07-02T04:00:00.000Z',
  ])
  expect(likelyEnds('2026-11-23T19:00:00.000Z', zone).map(({ name }) => name)).toEqual([
    'inTwoHours',
    'tomorrow',
  ])
})
