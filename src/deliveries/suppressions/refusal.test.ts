import { describe, expect, it } from 'vitest'
import { addDays } from '../../platform/clock.ts'
import { afterRefusal, enhancedStatusIn, statusOf } from './refusal.ts'

const now = '2026-11-23T09:00:00.000Z'
const daysAgo = (...days: number[]) => days.map((day) => addDays(now, -day))

describe('what follows when a mail failed', () => {
  it.each([
    ['550 5.1.1 No such user', [], 'suppress'],
    ['550 5.1.2 Bad destination system', [], 'suppress'],
    ['556 5.1.10 Recipient address has null MX', [], 'suppress'],
    ['550 5.1.0 Address rejected', [], 'count'],
    ['550 5.2.1 Mailbox disabled', [], 'count'],
    ['552 5.2.2 Mailbox full', [], 'count'],
    ['552 5.2.2 Mailbox full', [1, 2, 3], 'count'],
    ['552 5.2.2 Mailbox full', [1, 2, 3, 13], 'suppress'],
    ['552 5.2.2 Mailbox full', [1, 2, 3, 14], 'count'],
    ['452 4.2.2 Mailbox full', [1, 2, 3, 4], 'suppress'],
    ['421 4.4.2 Connection dropped', [1, 2, 3, 4], 'suppress'],
    ['451 try again later', [1, 2, 3], 'count'],
    ['550 5.7.1 Message rejected as spam', [1, 2, 3, 4, 5, 6], 'alarm'],
    ['550 5.7.515 Access denied, sending domain does not meet the required level', [], 'alarm'],
    ['451 4.7.1 Greylisted', [1, 2, 3, 4, 5, 6], 'alarm'],
    ['552 5.3.4 Message too big', [1, 2, 3, 4, 5], 'alarm'],
    ['554 5.6.0 Message content rejected', [1, 2, 3, 4, 5], 'alarm'],
    ['550 Requested action not taken: mailbox unavailable', [], 'count'],
    ['550 User unknown', [], 'suppress'],
    ['550 sorry, no mailbox here by that name', [], 'count'],
    ['550 Blocked: see https://rbl.example', [1, 2, 3, 4, 5], 'alarm'],
    ['450 User unknown in virtual mailbox table', [], 'count'],
    ['', [], 'count'],
  ] as const)('%j, with failures %j days ago: %s', (answer, failedBefore, verdict) => {
    const code = Number(answer.slice(0, 3)) || null
    const said = { code, enhancedStatus: null, answer }
    expect(afterRefusal(said, daysAgo(...failedBefore), now)).toBe(verdict)
  })

  it('a status that was told apart from the words counts before them', () => {
    const said = { code: null, enhancedStatus: '5.7.1', answer: 'user unknown' }
    expect(afterRefusal(said, [], now)).toBe('alarm')
  })
})

it.each([
  ['550 5.1.1 No such user', '5.1.1'],
  ['550-5.1.1 The email account', '5.1.1'],
  ['smtp; 550 5.2.2: full', '5.2.2'],
  ['host mx.example[192.0.2.1] said: 550 #5.1.0 Address rejected', '5.1.0'],
  ['550 from 192.5.1.1', null],
  ['Exim 4.94.2 says no', null],
  ['version 5.1.1.2', null],
  ['no status', null],
])('the status in %j is %s', (answer, status) => {
  expect(enhancedStatusIn(answer)).toBe(status)
})

it.each([
  [{ code: 550, enhancedStatus: '5.0.0', answer: 'no such user here' }, '5.1.1'],
  [{ code: 550, enhancedStatus: '5.0.0', answer: 'no' }, '5.0.0'],
  [{ code: 550, enhancedStatus: null, answer: 'no' }, '550'],
  [{ code: null, enhancedStatus: null, answer: 'Empfänger unbekannt' }, '5.1.1'],
])('%j means %s', (said, status) => {
  expect(statusOf(said)).toBe(status)
})
