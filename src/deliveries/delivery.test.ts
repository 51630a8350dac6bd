import { expect, it } from 'vitest'
import { addSeconds } from '../platform/clock.ts'
import { type Delivery, nextTry, statusOf } from './delivery.ts'
import { submissionFrom } from './submit.ts'

const now = '2026-11-23T09:00:00.000Z'
const later = addSeconds(now, 60)
const aDelivery = (changes: Partial<Delivery>): Delivery => ({
  id: '1',
  kind: 'invitation',
  ref: null,
  messageId: '<1@zeitung.example>',
  from: { name: 'Zeitung', address: 'a@zeitung.example' },
  to: 'ben@leser.example',
  subject: 'x',
  createdAt: now,
  usefulUntil: null,
  nextTryAt: now,
  claimedUntil: null,
  attempts: 0,
  retryingSince: null,
  submittedAt: null,
  acceptedAt: null,
  failedAt: null,
  cancelledAt: null,
  lastError: null,
  ...changes,
})

it.each([
  [{}, true, 'queued'],
  [{}, false, 'waiting-for-smtp'],
  [{ attempts: 2 }, true, 'retrying'],
  [{ attempts: 2 }, false, 'waiting-for-smtp'],
  [{ attempts: 1, claimedUntil: later }, true, 'submitting'],
  [{ attempts: 1, claimedUntil: now }, true, 'retrying'],
  [{ attempts: 1, acceptedAt: now }, false, 'accepted'],
  [{ failedAt: now }, true, 'failed'],
  [{ failedAt: now, cancelledAt: now }, true, 'cancelled'],
] as const)('%j with a server %s is %s', (changes, hasSmtp, status) => {
  expect(statusOf(aDelivery(changes), { now, hasSmtp })).toBe(status)
})

it.each([
  [1, 0, 1],
  [2, 0, 3],
  [3, 0, 10],
  [6, 0, 120],
  [20, 40, 120],
  [20, 46, 120],
  [20, 46.1, null],
])('after try %i, %d hours after the first, the wait is %s minutes', (attempts, hours, minutes) => {
  const retryingSince = addSeconds(now, -hours * 3600)
  const next = nextTry({ attempts, retryingSince, usefulUntil: null }, now)
  expect(next).toBe(minutes === null ? null : addSeconds(now, minutes * 60))
})

it('a mail is given up when its link would have run out by the next try', () => {
  const delivery = { attempts: 3, retryingSince: now, usefulUntil: addSeconds(now, 600) }
  expect(nextTry(delivery, now)).toBeNull()
  expect(nextTry({ ...delivery, usefulUntil: addSeconds(now, 601) }, now)).toBe(addSeconds(now, 600))
})

it.each([
  ['EENVELOPE', 550, 'refused', true],
  ['EENVELOPE', 450, 'deferred', true],
  ['EMESSAGE', 554, 'refused', true],
  ['EMESSAGE', 421, 'deferred', true],
  ['EAUTH', 535, 'deferred', false],
  ['ECONNECTION', undefined, 'deferred', false],
  ['ETIMEDOUT', undefined, 'deferred', false],
  ['EDNS', undefined, 'deferred', false],
  ['EPROTOCOL', 554, 'deferred', false],
])('%s %s is %s', (code, responseCode, outcome, connected) => {
  expect(submissionFrom(Object.assign(new Error('x'), { code, responseCode }))).toMatchObject({
    outcome,
    connected,
  })
})
