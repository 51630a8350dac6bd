import { expect, it } from 'vitest'
import { noteOf, type SubmissionEnd, verdictOn } from './submission.ts'

const end = (changes: Partial<SubmissionEnd>): SubmissionEnd => ({
  code: 0,
  step: 'message',
  answer: '',
  textBegun: false,
  ...changes,
})

it.each([
  ['taken', end({ code: 250, step: 'accepted' }), { is: 'accepted' }],
  ['no connection', end({ step: 'connect', answer: 'ECONNREFUSED' }), { is: 'returned' }],
  ['login refused', end({ step: 'connect', code: 535 }), { is: 'returned' }],
  ['421 at the greeting', end({ step: 'connect', code: 421 }), { is: 'returned' }],
  ['sender put off', end({ step: 'sender', code: 451 }), { is: 'returned' }],
  ['sender refused', end({ step: 'sender', code: 550, answer: '550 not you' }), { is: 'objected' }],
  ['no such mailbox', end({ step: 'recipient', code: 550, answer: '550 5.1.1 who?' }), { is: 'failed' }],
  ['policy', end({ step: 'recipient', code: 550, answer: '550 5.7.26 no DKIM' }), { is: 'objected' }],
  [
    'greylisted',
    end({ step: 'recipient', code: 450, answer: '450 4.7.1 later' }),
    { is: 'deferred', slows: true },
  ],
  ['full', end({ step: 'recipient', code: 452, answer: '452 4.2.2 full' }), { is: 'deferred', slows: false }],
  ['421 for the recipient', end({ step: 'recipient', code: 421 }), { is: 'deferred', slows: true }],
  ['content refused', end({ code: 554, answer: '554 5.6.0 bad', textBegun: true }), { is: 'failed' }],
  ['put off after the text', end({ code: 451, textBegun: true }), { is: 'deferred', slows: true }],
  ['broken before the text', end({}), { is: 'returned' }],
  ['broken in the text', end({ textBegun: true }), { is: 'in-doubt' }],
  ['not makeable', end({ step: 'making' }), { is: 'failed' }],
] as const)('%s', (_, given, verdict) => {
  expect(verdictOn(given)).toEqual(verdict)
})

const now = '2026-11-25T09:00:00.000Z'
const moment = { now, chance: 0.5 }
const first = { attempts: 1, retryingSince: null }

it.each([
  ['a wrong address', end({ step: 'recipient', code: 550, answer: '550 5.1.1' }), first, 'failed', true],
  ['one that cannot be made', end({ step: 'making' }), first, 'failed', false],
  [
    'put off for two days',
    end({ code: 451 }),
    { attempts: 30, retryingSince: '2026-11-23T09:01:00.000Z' },
    'failed',
    true,
  ],
  [
    'in doubt for two days',
    end({ textBegun: true }),
    { attempts: 30, retryingSince: '2026-11-23T09:01:00.000Z' },
    'failed',
    false,
  ],
  [
    'objected to again',
    end({ step: 'recipient', code: 550, answer: '550 5.7.1' }),
    { attempts: 2, retryingSince: now },
    'failed',
    true,
  ],
] as const)('%s has failed', (_, given, delivery, note, isRefusal) => {
  expect(noteOf(given, delivery, moment)).toMatchObject({ note, isRefusal })
})

it.each([
  ['put off', end({ code: 451, answer: '451 later' }), false],
  ['objected to once', end({ step: 'recipient', code: 550, answer: '550 5.7.1 no' }), false],
  ['in doubt', end({ textBegun: true, answer: 'closed' }), true],
] as const)('what was %s goes again', (_, given, inDoubt) => {
  expect(noteOf(given, first, moment)).toEqual({
    note: 'deferred',
    nextAt: '2026-11-25T09:01:00.000Z',
    answer: given.answer,
    inDoubt,
  })
})
