import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eventId, fairShare, healthAfter, mayBeCalled, nextTryAt, outcomeOf, signature } from './webhook.ts'

const now = '2026-11-23T09:00:00.000Z'

describe('where an endpoint may stand', () => {
  it.each([
    ['https://hooks.example/depesche', [], true],
    ['http://hooks.example/depesche', [], false],
    ['http://hooks.example/depesche', ['hooks.example'], true],
    ['http://hooks.example:8080/', ['hooks.example:8080'], true],
    ['https://hooks.example:8443/', [], false],
    ['https://hooks.example:8443/', ['hooks.example'], true],
    ['https://10.0.0.5/', [], false],
    ['http://10.0.0.5/', ['10.0.0.0/8'], true],
    ['https://localhost/', [], false],
    ['https://name:word@hooks.example/', [], false],
    ['ftp://hooks.example/', ['hooks.example'], false],
    ['/hooks', [], false],
  ])('%s with %j allowed: %s', (url, allow, expected) => {
    expect(mayBeCalled(url, allow)).toBe(expected)
  })
})

describe('the signature', () => {
  it('is the HMAC of time and body, as the documentation says', () => {
    const body = '{"event":"ping"}'
    const hmac = createHmac('sha256', 'whsec_x').update(`1795424400.${body}`).digest('hex')
    expect(signature('whsec_x', body, now)).toBe(`t=1795424400,v1=${hmac}`)
  })

  it('is another one for another secret, body or time', () => {
    const all = [
      signature('a', 'body', now),
      signature('b', 'body', now),
      signature('a', 'other', now),
      signature('a', 'body', '2026-11-23T09:00:01.000Z'),
    ]
    expect(new Set(all).size).toBe(4)
  })
})

it('an event has one id, and another one after the numbers began anew', () => {
  expect(eventId({ seq: 7, at: now })).toBe(eventId({ seq: 7, at: now }))
  expect(eventId({ seq: 7, at: now })).not.toBe(eventId({ seq: 7, at: '2026-11-24T09:00:00.000Z' }))
})

it.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'failed'],
  [404, 'failed'],
  [410, 'gone'],
  [500, 'failed'],
  [null, 'failed'],
] as const)('an answer of %s is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})

describe('the next try', () => {
  it.each([
    [1, '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:10.000Z'],
    [2, '2026-11-23T08:59:50.000Z', '2026-11-23T09:00:30.000Z'],
    [9, '2026-11-22T18:00:00.000Z', '2026-11-23T17:00:00.000Z'],
    [12, '2026-11-22T17:00:00.000Z', '2026-11-23T17:00:00.000Z'],
    [12, '2026-11-22T16:59:59.999Z', null],
    [1, '2026-11-22T08:00:00.000Z', null],
  ])('after try %i of an event of %s is at %s', (attempts, createdAt, expected) => {
    expect(nextTryAt({ attempts, createdAt }, now)).toBe(expected)
  })

  it('comes a dozen times within the day', () => {
    let at: string | null = now
    let attempts = 0
    for (; at; at = nextTryAt({ attempts, createdAt: now }, at)) attempts++
    expect(attempts).toBeGreaterThanOrEqual(9)
    expect(attempts).toBeLessThanOrEqual(12)
  })
})

describe('the health of an endpoint', () => {
  const well = { failingSince: null, goneAnswers: 0 }
  it.each([
    [well, 'delivered', { ...well, disable: null }],
    [{ failingSince: '2026-11-01T00:00:00.000Z', goneAnswers: 2 }, 'delivered', { ...well, disable: null }],
    [well, 'failed', { failingSince: now, goneAnswers: 0, disable: null }],
    [well, 'gone', { failingSince: now, goneAnswers: 1, disable: null }],
    [{ failingSince: now, goneAnswers: 2 }, 'gone', { failingSince: now, goneAnswers: 3, disable: 'gone' }],
    [{ failingSince: now, goneAnswers: 2 }, 'failed', { failingSince: now, goneAnswers: 0, disable: null }],
    [
      { failingSince: '2026-11-18T09:00:00.001Z', goneAnswers: 0 },
      'failed',
      { failingSince: '2026-11-18T09:00:00.001Z', goneAnswers: 0, disable: null },
    ],
    [
      { failingSince: '2026-11-18T09:00:00.000Z', goneAnswers: 0 },
      'failed',
      { failingSince: '2026-11-18T09:00:00.000Z', goneAnswers: 0, disable: 'failing' },
    ],
  ] as const)('%j, then %s', (before, outcome, after) => {
    expect(healthAfter(before, outcome, now)).toEqual(after)
  })
})

it('an endpoint with many deliveries leaves room for the others', () => {
  const due = ['a', 'a', 'a', 'a', 'b', 'c', 'a', 'd'].map((endpointId) => ({ endpointId }))
  expect(fairShare(due, 4).map(({ endpointId }) => endpointId)).toEqual(['a', 'a', 'b', 'c'])
})
