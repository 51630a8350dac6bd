import { describe, expect, it } from 'vitest'
import type { CommentStatus } from '../../comments/index.ts'
import { type DecisionKind, mayDecideAppeal, redressEnd, wayOf } from './decision.ts'

describe('a decision', () => {
  it.each<[DecisionKind, CommentStatus, string | null, CommentStatus | null, string]>([
    ['approve', 'pending', null, null, 'approved'],
    ['reject', 'pending', null, null, 'rejected'],
    ['spam', 'pending', null, null, 'spam'],
    ['remove', 'approved', 'm1', null, 'removed'],
    ['spam', 'approved', 'm1', null, 'spam'],
    ['spam', 'approved', 'm1', 'pending', 'already-decided'],
    ['approve', 'approved', 'm1', null, 'already-decided'],
    ['reject', 'approved', 'm1', null, 'already-decided'],
    ['approve', 'rejected', 'm1', null, 'already-decided'],
    ['approve', 'spam', null, null, 'approved'],
    ['approve', 'spam', 'm1', null, 'already-decided'],
    ['remove', 'pending', null, null, 'not-published'],
    ['remove', 'spam', null, null, 'already-decided'],
    ['approve', 'withdrawn', null, null, 'comment-withdrawn'],
  ])('to %s one that is %s (by %s, seen as %s) leads to %s', (decision, status, decidedBy, expected, end) => {
    const way = wayOf(decision, { status, decidedBy }, expected)
    expect('to' in way ? way.to : way.refusal).toBe(end)
  })

  it.each([
    ['2026-11-23T09:00:00.000Z', '2027-05-23T09:00:00.000Z'],
    ['2026-08-31T09:00:00.000Z', '2027-02-28T09:00:00.000Z'],
  ])('of %s can be complained about until %s', (from, until) => {
    expect(redressEnd(from)).toBe(until)
  })

  it.each([
    ['m1', 'm1', false],
    ['m1', 'm2', true],
    ['m1', null, false],
    [null, 'm1', true],
  ])('by %s may be looked at again by %s: %s', (first, second, may) => {
    expect(mayDecideAppeal({ decidedBy: first }, { id: second })).toBe(may)
  })
})
